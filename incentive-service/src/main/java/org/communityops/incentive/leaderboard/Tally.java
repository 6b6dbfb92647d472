package org.communityops.incentive.leaderboard;

import java.util.Collection;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the members of a board are counted so that a rank is a sum of few numbers. At height 0 every amount has a slot, at each
 * height above 64 slots of the one below share one. Whoever has more than an amount is in a later slot of the same 64 at one
 * of the heights and only there: so a rank takes at most 63 slots for each of at most eleven heights, of which amounts
 * below 4096 use two, whatever the number of members and however their amounts are spread. An amount changes the slots of
 * those heights only at which it crosses a border.
 */
public final class Tally {
    /** The last height; above it every amount is in slot 0. */
    public static final int TOP = 10;
    /** One height in bits: 64 slots. */
    public static final int BITS = 6;

    private static final Comparator<Slot> ORDER = Comparator.comparing(Slot::board, Board.ORDER)
            .thenComparingInt(Slot::height)
            .thenComparingLong(Slot::number);

    private Tally() {}

    /** A counter; slot 0 has none, since nobody asks for those who have more than less than nothing. */
    record Slot(Board board, int height, long number) {}

    /** What these steps add to each counter, in the order of its key; none that stay as they are. */
    static SortedMap<Slot, Long> changes(Collection<BoardStep> steps) {
        var changes = new TreeMap<Slot, Long>(ORDER);
        for (var step : steps) {
            var before = Math.max(step.before(), 0);
            var after = Math.max(step.after(), 0);
            for (var height = 0; before != after && height <= TOP; height++) {
                add(changes, new Slot(step.board(), height, before), -step.members());
                add(changes, new Slot(step.board(), height, after), step.members());
                before >>= BITS;
                after >>= BITS;
            }
        }
        changes.values().removeIf(change -> change == 0);
        return changes;
    }

    private static void add(SortedMap<Slot, Long> changes, Slot slot, long members) {
        if (slot.number() > 0) {
            changes.merge(slot, members, Long::sum);
        }
    }
}
