package org.communityops.kpi.rollup;

import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Distinct members in a window that moves day by day. The days are cut into blocks as long as the window, so every
 * window is the end of one block and the beginning of the next: a day costs three unions however long the window is.
 */
final class RollingUnion {
    private RollingUnion() {}

    /** For each day, how many members the window has that ends with it. A day without a set has nobody. */
    static int[] sizes(@Nullable RoaringBitmap[] days, int window) {
        var ends = new RoaringBitmap[days.length];
        for (var day = days.length - 1; day >= 0; day--) {
            var rest = (day + 1) % window == 0 || day + 1 == days.length ? new RoaringBitmap() : ends[day + 1];
            ends[day] = united(rest, days[day]);
        }
        var sizes = new int[days.length];
        var beginning = new RoaringBitmap();
        for (var day = 0; day < days.length; day++) {
            beginning = united(day % window == 0 ? new RoaringBitmap() : beginning, days[day]);
            sizes[day] = day < window
                    ? beginning.getCardinality()
                    : RoaringBitmap.orCardinality(ends[day - window + 1], beginning);
        }
        return sizes;
    }

    private static RoaringBitmap united(RoaringBitmap some, @Nullable RoaringBitmap more) {
        return more == null ? some : RoaringBitmap.or(some, more);
    }
}
