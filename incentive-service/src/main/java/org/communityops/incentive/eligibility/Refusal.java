package org.communityops.incentive.eligibility;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import org.communityops.incentive.reward.Reward;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a member cannot redeem a reward, in the order in which it is told. */
@Schema(name = "Refusal")
public enum Refusal {
    /** It is a draft, paused or retired, or its window is not open. */
    NOT_ON_OFFER((reward, standing) -> !reward.isOnOfferAt(standing.now())),
    SOLD_OUT((reward, standing) -> {
        var left = reward.left();
        return left != null && left <= 0;
    }),
    LEVEL_TOO_LOW((reward, standing) ->
            reward.minLevel().filter(level -> standing.level() < level).isPresent()),
    LIMIT_REACHED((reward, standing) ->
            reward.limit().filter(limit -> standing.redeemed() >= limit.count()).isPresent()),
    NOT_ENOUGH_POINTS((reward, standing) -> standing.balance() < reward.price());

    private final BiPredicate<Reward, Standing> applies;

    Refusal(BiPredicate<Reward, Standing> applies) {
        this.applies = applies;
    }

    /** Everything that is in the way; nothing when the member can redeem the reward. */
    public static List<Refusal> of(Reward reward, Standing standing) {
        return Arrays.stream(values())
                .filter(refusal -> refusal.applies.test(reward, standing))
                .toList();
    }
}
