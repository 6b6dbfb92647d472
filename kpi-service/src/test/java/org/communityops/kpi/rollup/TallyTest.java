package org.communityops.kpi.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.communityops.kpi.fact.FactGroup;
import org.communityops.kpi.rollup.Tally.Cell;
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
        tally.add(community, new FactGroup(4, "message.posted", DAY, true, null, 2, 2));

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
        tally.add(community, new FactGroup(4, "reaction.counted", DAY, false, null, 2, 15));

        assertThat(tally.counts()).containsOnlyKeys(cell("reaction.counted")).containsValue(15L);
        assertThat(tally.members()).containsOnlyKeys(cell("reaction.counted"));
        assertThat(tally.boards()).isEmpty();
    }

    @Test
    void countsATypeThatItHasNeverHeardOfUnderItsOwnName() {
        tally.add(community, new FactGroup(4, "tea.drunk", DAY, false, null, 3, 3));

        assertThat(tally.counts()).containsOnlyKeys(cell("tea.drunk")).containsValue(3L);
    }

    @Test
    void takesOffTheBoardsWhatWasPutOnThem() {
        var group = new FactGroup(4, "reaction.added", DAY, false, null, 3, 3);
        tally.add(community, group);

        tally.takeOffBoards(community, group);

        assertThat(tally.boards()).containsOnlyKeys(new Place(community, "reaction.added", MONTH, 4));
        assertThat(tally.boards()).containsValue(0L);
    }

    private Cell cell(String measure) {
        return new Cell(community, measure, DAY);
    }
}
