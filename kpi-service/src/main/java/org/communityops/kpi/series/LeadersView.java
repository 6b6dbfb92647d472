package org.communityops.kpi.series;

import java.util.List;
import java.util.UUID;
import org.communityops.kpi.rollup.Standing;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The members behind a value. */
@Schema(name = "Leaders", description = "The members with the most of a metric in a period (排行).")
record LeadersView(
        @Schema(description = "The metric (指标).", examples = "messages")
        String metric,

        @Schema(description = "The month, quarter or year.", examples = "2026-05")
        String period,

        @Schema(description = "Best first; members of the same value share a rank and are ordered by id.")
        List<Item> items) {

    /** One member. */
    @Schema(name = "Leader", description = "A member's place.")
    record Item(
            @Schema(description = "The rank (名次), from 1.", examples = "1")
            int rank,

            @Schema(description = "The member.", examples = "0197a3c2-8c1e-5b7e-9f00-5a6f0e1d2c3b")
            UUID memberId,

            @Schema(description = "The value (数值).", examples = "25")
            long value) {
        static Item of(Standing standing) {
            return new Item(standing.rank(), standing.memberId(), standing.value());
        }
    }
}
