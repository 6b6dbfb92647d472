package org.communityops.kpi.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.communityops.kpi.fact.FactGroup;
import org.communityops.kpi.rollup.Tally.Cell;
import org.communityops.kpi.rollup.Tally.Part;
import org.communityops.kpi.rollup.Tally.Place;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

class TallyTest {
    private static final LocalDate DAY = LocalDate.parse("2026-05-17");
    private static final LocalDate MONTH = LocalDate.parse("2026-05-01");

    private final UUID community = UUID.randomUUID();
    private final Tally tally = new Tally();

    @Test
    void countsAReplyAsAMessageTooAndItsAuthorAsActive() {
        tally.add(community, new FactGroup(4, "message.posted", DAY, "general", true, null, null, 2, 2));

        assertThat(tally.counts())
                .containsOnlyKeys(cell("message.posted"), cell("message.posted#reply"))
                .containsEntry(cell("message.posted"), 2L);
        assertThat(tally.members())
                .containsOnlyKeys(cell("message.posted"), cell("message.posted#reply"), cell("active"))
                .containsEntry(cell("active"), RoaringBitmap.bitmapOf(4));
        assertThat(tally.boards())
                .containsEntry(new Place(community, "message.posted", MONTH, 4), 2L)
                .containsEntry(new Place(community, "message.posted#reply", MONTH, 4), 2L);
    }

    @Test
    void sumsCountedReactionsAndDoesNotTakeThemForActivity() {
        tally.add(community, new FactGroup(4, "reaction.counted", DAY, null, false, null, null, 2, 15));

        assertThat(tally.counts()).containsOnlyKeys(cell("reaction.counted")).containsValue(15L);
        assertThat(tally.members()).containsOnlyKeys(cell("reaction.counted"));
        assertThat(tally.boards()).isEmpty();
    }

    @Test
    void countsATypeThatItHasNeverHeardOfUnderItsOwnName() {
        tally.add(community, new FactGroup(4, "tea.drunk", DAY, null, false, null, null, 3, 3));

        assertThat(tally.counts()).containsOnlyKeys(cell("tea.drunk")).containsValue(3L);
    }

    @Test
    void takesOffTheBoardsWhatWasPutOnThem() {
        var group = new FactGroup(4, "reaction.added", DAY, null, false, null, null, 3, 3);
        tally.add(community, group);

        tally.takeOffBoards(community, group);

        assertThat(tally.boards()).containsOnlyKeys(new Place(community, "reaction.added", MONTH, 4));
        assertThat(tally.boards()).containsValue(0L);
    }

    @Test
    void keepsChannelsOfWhatHappensSomewhere() {
        tally.add(community, new FactGroup(4, "message.posted", DAY, "general", false, null, null, 2, 2));
        tally.add(community, new FactGroup(5, "message.posted", DAY, null, false, null, null, 1, 1));
        tally.add(community, new FactGroup(5, "purchase.completed", DAY, "shop", false, "CNY", null, 1, 90_000));

        assertThat(tally.channels())
                .containsOnlyKeys(
                        part("message.posted", "general"),
                        part("active", "general"),
                        part("message.posted", ""),
                        part("active", ""));
        assertThat(Objects.requireNonNull(tally.channels().get(part("message.posted", "general")))
                        .value())
                .isEqualTo(2);
        assertThat(tally.counts()).containsEntry(cell("purchase.completed$CNY"), 90_000L);
        assertThat(tally.counts()).containsEntry(cell("purchase.completed#CNY"), 1L);
    }

    private Part part(String measure, String channel) {
        return new Part(cell(measure), channel);
    }

    private Cell cell(String measure) {
        return new Cell(community, measure, DAY);
    }
}
