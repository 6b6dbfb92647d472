package org.communityops.incentive.split;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Points of a team that were shared. */
@Schema(description = "Points of a team that were shared among members (团队积分分配).")
record TeamSplit(
        UUID id,
        UUID teamId,

        @Schema(description = "Kind of points (积分种类).", examples = "points")
        String currency,

        @Schema(description = "How many were shared; the shares sum to it.", examples = "100")
        long amount,

        Rule rule,

        @Schema(description = "Why (原因).", examples = "Won the autumn campaign")
        String reason,

        @Schema(description = "Who got how much, by member id.")
        List<Share> shares,

        @Schema(description = "The transaction of the ledger (交易).")
        UUID transactionId,

        @Schema(description = "When.", examples = "2026-11-20T02:15:00.120004Z")
        Instant createdAt) {
    TeamSplit {
        shares = List.copyOf(shares);
    }

    /** How the points are shared. */
    @Schema(
            name = "TeamSplitRule",
            description =
                    "EQUAL (平均): in equal parts. WEIGHTED (按权重): in proportion to weights. What cannot be divided goes, a point each, to the largest remainders, among equals to the smaller member id.")
    enum Rule {
        EQUAL,
        WEIGHTED
    }

    /** What one member got. */
    @Schema(name = "TeamSplitShare", description = "What one member got.")
    record Share(
            UUID memberId,

            @Nullable @Schema(description = "With which weight; absent for equal parts (权重).", examples = "2.5")
            BigDecimal weight,

            @Schema(description = "Points; 0 when there were fewer points than members.", examples = "34")
            long amount) {}
}
