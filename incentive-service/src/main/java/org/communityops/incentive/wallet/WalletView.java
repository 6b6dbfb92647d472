package org.communityops.incentive.wallet;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a member has of one currency, as callers see it.
 *
 * @param pending earned, but not yet confirmed
 * @param held set aside by a hold
 * @param expiring part of the balance that has an end; null for a time in the past
 */
@Schema(name = "Wallet", description = "What a member has of one currency (积分钱包).")
record WalletView(
        @Schema(description = "Kind of points (积分种类).", examples = "points")
        String currency,

        @Schema(description = "What can be spent now (余额).", examples = "87")
        long balance,

        @Schema(
                description =
                        "Earned, but not yet confirmed (待确认): it cannot be spent and counts on no board and for no level.",
                examples = "0")
        long pending,

        @Schema(description = "Set aside by holds (冻结).", examples = "0")
        long held,

        @Nullable @Schema(
                description = "Part of the balance that has an end (将过期). Absent for a time in the past.",
                examples = "0")
        Long expiring,

        @Nullable @Schema(
                description =
                        "What the member has to give back, after points that were spent turned out not to be earned; later points repay it first (待追回). Absent when nothing.",
                examples = "4")
        Long recoverable) {
    static WalletView of(String currency, long balance, long owed, long pending, long held, @Nullable Long expiring) {
        return new WalletView(currency, balance, pending, held, expiring, owed == 0 ? null : owed);
    }
}
