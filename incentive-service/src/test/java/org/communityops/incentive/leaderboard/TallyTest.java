package org.communityops.incentive.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.communityops.incentive.leaderboard.Tally.Slot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TallyTest {
    private static final Board BOARD = new Board(new UUID(1, 1), "points", "all");

    @Test
    void countsAnAmountOnceAtEachHeightThatItReaches() {
        // 4100 = 64 * 64 + 4: slot 64 of the 64s, slot 1 of the 4096s.
        assertThat(Tally.changes(List.of(new BoardStep(BOARD, 0, 4100, 3))))
                .containsExactly(
                        entry(new Slot(BOARD, 0, 4100), 3L),
                        entry(new Slot(BOARD, 1, 64), 3L),
                        entry(new Slot(BOARD, 2, 1), 3L));
    }

    @Test
    void leavesTheHeightsAloneAtWhichAnAmountCrossesNoBorder() {
        assertThat(Tally.changes(List.of(new BoardStep(BOARD, 4100, 4102, 1))))
                .containsExactly(entry(new Slot(BOARD, 0, 4100), -1L), entry(new Slot(BOARD, 0, 4102), 1L));
    }

    @Test
    void countsNobodyWhoHasNothing() {
        assertThat(Tally.changes(List.of(new BoardStep(BOARD, 0, -5, 1), new BoardStep(BOARD, -5, 0, 1))))
                .isEmpty();
        assertThat(Tally.changes(List.of(new BoardStep(BOARD, 7, -2, 1))))
                .containsExactly(entry(new Slot(BOARD, 0, 7), -1L));
    }

    @Test
    void addsUpStepsThatMeet() {
        var steps = List.of(new BoardStep(BOARD, 5, 7, 2), new BoardStep(BOARD, 7, 9, 2));

        assertThat(Tally.changes(steps))
                .containsExactly(entry(new Slot(BOARD, 0, 5), -2L), entry(new Slot(BOARD, 0, 9), 2L));
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 23, 2026})
    void findsWhoHasMoreFromFewSlots(long seed) {
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var amounts = new ArrayList<Long>();
        var slots = new HashMap<Slot, Long>();
        for (var i = 0; i < 2_000; i++) {
            var amount = random.nextLong(1, 1L << random.nextInt(1, 62));
            amounts.add(amount);
            var step = new BoardStep(BOARD, 0, amount, 1);
            Tally.changes(List.of(step)).forEach((slot, members) -> slots.merge(slot, members, Long::sum));
        }
        amounts.add(0L);

        for (var amount : amounts) {
            var more = amounts.stream().filter(other -> other > amount).count();
            assertThat(above(slots, amount))
                    .as("members with more than %d", amount)
                    .isEqualTo(more);
        }
    }

    /** As the query does it: at each height the later slots of the same 64. */
    private static long above(Map<Slot, Long> slots, long amount) {
        return slots.entrySet().stream()
                .filter(counter -> {
                    var slot = counter.getKey();
                    var own = amount >> Tally.BITS * slot.height();
                    return slot.number() > own && slot.number() <= (own | 63);
                })
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
