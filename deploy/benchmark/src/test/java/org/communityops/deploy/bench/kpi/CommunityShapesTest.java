package org.communityops.deploy.bench.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommunityShapesTest {
    private final List<Shape> shapes = List.copyOf(
            new CommunityShapes(100, 100_000, 1_000_000).years("year").values());

    @Test
    void halfOfAllIsInTheLargest() {
        assertThat(shapes.getFirst().members()).isEqualTo(50_000);
        assertThat(shapes.getFirst().events()).isEqualTo(500_000);
    }

    @Test
    void theOthersShareTheRestToTheLastMemberAndEvent() {
        assertThat(shapes).hasSize(100);
        // 50,000 = 99 · 505 + 5, 500,000 = 99 · 5,050 + 50
        assertThat(shapes.subList(1, 6)).extracting(Shape::members).containsOnly(506);
        assertThat(shapes.subList(6, 100)).extracting(Shape::members).containsOnly(505);
        assertThat(shapes.subList(1, 51)).extracting(Shape::events).containsOnly(5_051);
        assertThat(shapes.subList(51, 100)).extracting(Shape::events).containsOnly(5_050);
        assertThat(shapes.stream().mapToInt(Shape::members).sum()).isEqualTo(100_000);
        assertThat(shapes.stream().mapToInt(Shape::events).sum()).isEqualTo(1_000_000);
    }

    @Test
    void eachHasItsSlugTheLargestFirst() {
        assertThat(new CommunityShapes(3, 10, 10).years("year").keySet()).containsExactly("year", "year-1", "year-2");
    }

    @Test
    void aYearIsWholeWeeksThatEndWhereHalfAYearDoes() {
        var year = Shape.year(1, 1);

        assertThat(year.first()).isEqualTo(LocalDate.of(2025, 7, 7));
        assertThat(year.first().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(year.last()).isEqualTo(LocalDate.of(2026, 7, 5));
        assertThat(Shape.halfYear(1, 1).last()).isEqualTo(year.last());
    }
}
