package org.communityops.kpi.rollup;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where rollups that were counted again differ from those that served.
 *
 * @param measure as it stands in the rollups
 * @param cells how many differ
 */
@Schema(name = "RollupDifference", description = "Where new rollups differ from those that served (差异).")
public record RollupDifference(
        @Schema(
                description =
                        "COUNTS: counters by day. MEMBERS: sets of members by day. CHANNELS: parts of channels by day. BOARDS: values of members by month.")
        Kind rollup,

        @Schema(description = "The measure (计量): an event type, or one of a few.", examples = "message.posted")
        String measure,

        @Schema(description = "How many days, or places on boards, differ.", examples = "2")
        long cells) {
    /** The three kinds of rollup. */
    @Schema(name = "RollupKind")
    public enum Kind {
        COUNTS,
        MEMBERS,
        CHANNELS,
        BOARDS
    }
}
