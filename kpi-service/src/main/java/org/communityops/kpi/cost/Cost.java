package org.communityops.kpi.cost;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.communityops.kit.ids.Ids;
import org.jspecify.annotations.Nullable;

/**
 * An entry of costs.
 *
 * @param amount below zero in a reversal, as are hours
 * @param reverses the entry that this one takes back
 * @param reversedBy the entry that takes this one back
 */
record Cost(
        UUID id,
        LocalDate day,
        BigDecimal amount,
        String currency,
        CostKind kind,
        @Nullable String campaignId,
        @Nullable String channel,
        @Nullable BudgetLine line,
        @Nullable BigDecimal hours,
        @Nullable UUID operatorId,
        @Nullable String note,
        @Nullable UUID reverses,
        @Nullable UUID reversedBy,
        Instant createdAt) {

    static Cost of(CreateCost told, Instant now) {
        return new Cost(
                Ids.next(),
                told.day(),
                told.amount(),
                told.currency(),
                told.kind(),
                told.campaignId(),
                told.channel(),
                told.line(),
                told.hours(),
                told.operatorId(),
                told.note(),
                null,
                null,
                now);
    }

    static Cost of(Costs.Reward reward) {
        return new Cost(
                reward.id(),
                reward.day(),
                reward.amount(),
                reward.currency(),
                CostKind.REWARD,
                null,
                null,
                null,
                null,
                null,
                reward.name(),
                null,
                null,
                reward.at());
    }

    /** The entry that takes this one back, on the same day. */
    Cost reversal(Instant now) {
        return new Cost(
                Ids.next(),
                day,
                amount.negate(),
                currency,
                kind,
                campaignId,
                channel,
                line,
                hours == null ? null : hours.negate(),
                operatorId,
                note,
                id,
                null,
                now);
    }
}
