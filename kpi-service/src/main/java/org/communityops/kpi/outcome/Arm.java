package org.communityops.kpi.outcome;

import org.communityops.kpi.significance.Proportion;
import org.communityops.kpi.significance.Sample;

/**
 * What became of the members of one variant.
 *
 * @param exposed how many met it
 * @param members those of them whose window is over; only they are in the other figures
 * @param converted how many did it at all
 * @param mean of all members, those who did nothing included
 * @param variance with n − 1 below the line
 */
record Arm(String variant, long exposed, long members, long converted, double mean, double variance) {
    static Arm empty(String variant) {
        return new Arm(variant, 0, 0, 0, 0, 0);
    }

    Proportion proportion() {
        return new Proportion(converted, members);
    }

    Sample sample() {
        return new Sample(members, mean, variance);
    }
}
