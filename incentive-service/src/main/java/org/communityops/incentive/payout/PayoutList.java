package org.communityops.incentive.payout;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a bonus plan pays for a period. */
@Schema(description = "What a bonus plan pays for a period (奖金发放清单).")
record PayoutList(
        UUID id,
        UUID planId,

        @Schema(description = "The version of the plan that it was computed by (方案版本).", examples = "1")
        int planVersion,

        @Schema(description = "For which period it pays (周期).", examples = "2026-10")
        String period,

        @Schema(description = "ISO 4217 code (币种).", examples = "CNY")
        String currency,

        @Schema(
                description =
                        "DRAFT (草稿): can be computed again. REVIEWED (已复核). APPROVED (已批准) by a second person. FROZEN (已冻结): paid by this list, never changes. DISCARDED (已作废).")
        State state,

        @Schema(description = "Counts the steps; a step names the revision that its caller has seen.", examples = "1")
        int revision,

        @Schema(description = "How many lines it has.", examples = "12")
        int lines,

        @Schema(description = "The sum of what they pay (总额).", examples = "7500.00")
        BigDecimal total,

        @Schema(description = "Who did what, in order (流程记录).")
        List<Step> steps) {
    @Schema(name = "PayoutListState")
    enum State {
        DRAFT,
        REVIEWED,
        APPROVED,
        FROZEN,
        DISCARDED
    }

    /** What can be done with a list. */
    @Schema(name = "PayoutListAction")
    enum Action {
        CREATED,
        RECOMPUTED,
        REVIEWED,
        REJECTED,
        APPROVED,
        FROZEN,
        DISCARDED
    }

    /** What somebody did with the list. */
    @Schema(name = "PayoutStep", description = "What somebody did with the list.")
    record Step(
            @Schema(description = "The revision that it made.", examples = "1")
            int revision,

            Action action,

            @Schema(description = "The key that was used.", examples = "7Zk2qW9xLpT4")
            String actor,

            @Nullable @Schema(description = "The person behind the key, when the request named one (操作人).")
            UUID actingMember,

            @Nullable @Schema(description = "Why it was rejected or discarded (原因).", examples = "October is not closed")
            String reason,

            @Schema(description = "When.", examples = "2026-11-02T01:00:00.120004Z")
            Instant at) {}
}
