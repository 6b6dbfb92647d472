package org.communityops.incentive.planreport;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a plan changed, as far as counting can tell.
 *
 * <p>Difference in differences: (rate of the reached while it ran − rate of the reached before) − (rate of the others while it
 * ran − rate of the others before). What moved everybody, such as a holiday, falls out; that a plan tends to reach those
 * who are becoming active anyway does not, so it is no proof of a cause (that takes an experiment). D. Card and A. Krueger,
 * <i>Minimum Wages and Employment</i>, American Economic Review 84 (1994).
 *
 * @param days the length of each of the two windows
 */
@Schema(name = "PlanEffect", description = "What the plan changed in the members' activity (活跃度变化).")
record Effect(
        @Schema(description = "First local day of the plan.", examples = "2026-11-20")
        LocalDate from,

        @Schema(description = "Its last local day so far.", examples = "2026-12-03")
        LocalDate to,

        @Schema(description = "How many days that are; the window before is as long.", examples = "14")
        int days,

        @Schema(description = "Members with an award that stands (触达成员).")
        Group reached,

        @Schema(description = "All other members (未触达成员).") Group others,

        @Nullable @Schema(
                description =
                        "Change of the reached minus change of the others, in events per member and day (双重差分); absent when a group is empty.",
                examples = "0.75")
        Double differenceInDifferences,

        @Schema(description = "Events of both groups, in order, over both windows.")
        List<Stretch> series) {
    Effect {
        series = List.copyOf(series);
    }

    /** Events of some days. */
    @Schema(name = "PlanEffectStretch", description = "Events of one day or up to seven, never of both windows.")
    record Stretch(
            @Schema(description = "First day.", examples = "2026-11-20")
            LocalDate from,

            @Schema(description = "Last day.", examples = "2026-11-26")
            LocalDate to,

            @Schema(description = "Events of those who were reached.", examples = "560")
            long reached,

            @Schema(description = "Events of the others.", examples = "900")
            long others) {}

    static @Nullable Double differenceInDifferences(Group reached, Group others) {
        return reached.change() == null || others.change() == null
                ? null
                : Double.valueOf(Group.rounded(reached.change() - others.change()));
    }
}
