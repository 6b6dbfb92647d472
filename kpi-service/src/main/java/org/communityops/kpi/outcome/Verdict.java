package org.communityops.kpi.outcome;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an experiment says.
 *
 * @param reasons why it says nothing; empty when it does
 */
record Verdict(Kind kind, List<Reason> reasons) {
    Verdict {
        reasons = List.copyOf(reasons);
    }

    /** What is to be made of it all. */
    @Schema(name = "ExperimentVerdict")
    enum Kind {
        /** It cannot say anything (yet). */
        INSUFFICIENT,
        /** The numbers of exposed members do not fit the weights: whatever it seems to say is not to be trusted. */
        BROKEN,
        /** At least one variant differs from the first one by more than chance. */
        DIFFERENCE,
        /** Chance explains what differs. */
        NO_DIFFERENCE
    }

    /** Why nothing is said. */
    @Schema(name = "ExperimentReason")
    enum Reason {
        /** The experiment is not stopped: a verdict now would be one of many looks. */
        RUNNING,
        /** It ran for less than the shortest time. */
        TOO_SHORT,
        /** Some members were exposed so late that their window is still open. */
        WINDOWS_OPEN,
        /** Some of the variants have too few members, or too few who did it, or too few who did not. */
        TOO_FEW,
        /** Only the exposures of some days were asked for. */
        PART_OF_RUN
    }

    static Verdict of(List<Reason> reasons, boolean mismatch, boolean differs) {
        if (mismatch) {
            return new Verdict(Kind.BROKEN, reasons);
        }
        if (!reasons.isEmpty()) {
            return new Verdict(Kind.INSUFFICIENT, reasons);
        }
        return new Verdict(differs ? Kind.DIFFERENCE : Kind.NO_DIFFERENCE, List.of());
    }
}
