package org.communityops.incentive.rule;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The most that a rule pays to one member in a period (上限). */
@Schema(description = "The most that the rule pays to one member in each such period (上限).")
public record Cap(
        @Schema(description = "Calendar period in the community's time zone.", examples = "DAY")
        CapPeriod period,

        @Schema(description = "Points at most.", examples = "20")
        long amount) {
    public Cap {
        if (amount < 1) {
            throw new IllegalArgumentException("A cap allows one point or more");
        }
    }
}
