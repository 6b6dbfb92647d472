package org.communityops.incentive.planreport;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How active some members were before a plan and while it ran.
 *
 * <p>The rate of a window is its events divided by members and days; the change is the rate while the plan ran minus the rate
 * before. A group without members has neither.
 */
@Schema(name = "PlanEffectGroup", description = "How active some members were before the plan and while it ran.")
record Group(
        @Schema(description = "How many they are.", examples = "40")
        long members,

        @Schema(description = "Their activity events before (活动前).", examples = "560")
        long before,

        @Schema(description = "Their activity events while it ran (活动期间).", examples = "1120")
        long during,

        @Nullable @Schema(description = "Events per member and day before.", examples = "1.0")
        Double rateBefore,

        @Nullable @Schema(description = "Events per member and day while it ran.", examples = "2.0")
        Double rateDuring,

        @Nullable @Schema(description = "The second rate minus the first.", examples = "1.0")
        Double change) {
    private static final double MILLIONTH = 1_000_000;

    static Group of(long members, long before, long during, int days) {
        if (members == 0) {
            return new Group(0, before, during, null, null, null);
        }
        var memberDays = (double) members * days;
        return new Group(
                members,
                before,
                during,
                rounded(before / memberDays),
                rounded(during / memberDays),
                rounded((during - before) / memberDays));
    }

    static double rounded(double value) {
        return Math.round(value * MILLIONTH) / MILLIONTH;
    }
}
