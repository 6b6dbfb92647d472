package org.communityops.kpi.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roaringbitmap.RoaringBitmap;

class RollingUnionTest {
    @Test
    void countsDistinctMembersOfTheWindow() {
        var days = new RoaringBitmap[] {
            RoaringBitmap.bitmapOf(1), null, RoaringBitmap.bitmapOf(1, 2), RoaringBitmap.bitmapOf(3), null, null
        };

        assertThat(RollingUnion.sizes(days, 3)).containsExactly(1, 1, 2, 3, 3, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 30, 100})
    void equalsTheUnionOfEachWindow(int window) {
        var seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var days = new RoaringBitmap[95];
        for (var day = 0; day < days.length; day++) {
            if (random.nextInt(4) > 0) {
                days[day] = RoaringBitmap.bitmapOf(
                        random.ints(random.nextInt(20), 1, 60).toArray());
            }
        }

        var sizes = RollingUnion.sizes(days, window);

        for (var day = 0; day < days.length; day++) {
            var union = new RoaringBitmap();
            for (var d = Math.max(0, day - window + 1); d <= day; d++) {
                if (days[d] != null) {
                    union.or(days[d]);
                }
            }
            assertThat(sizes[day]).as("day %d, seed %d", day, seed).isEqualTo(union.getCardinality());
        }
    }
}
