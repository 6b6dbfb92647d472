package org.communityops.incentive.eligibility;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.communityops.incentive.ledger.LedgerProblems;
import org.communityops.incentive.reward.Reward;
import org.communityops.kit.problem.ProblemCatalogue;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** The problems that refusals are. */
@ApplicationScoped
public class EligibilityProblems implements ProblemCatalogue {
    private static final ProblemType NOT_ON_OFFER =
            new ProblemType("not-on-offer", 409, "The reward cannot be redeemed now", "该礼品当前不可兑换");
    private static final ProblemType SOLD_OUT = new ProblemType("sold-out", 409, "None is left", "已兑完");
    private static final ProblemType TIER_REQUIRED =
            new ProblemType("tier-required", 403, "The reward is for a higher level", "会员等级不足");
    private static final ProblemType LIMIT_REACHED =
            new ProblemType("limit-reached", 409, "The member has as many as one may have", "已达每人限兑数量");

    @Override
    public List<ProblemType> types() {
        return List.of(NOT_ON_OFFER, SOLD_OUT, TIER_REQUIRED, LIMIT_REACHED);
    }

    /** The problem to throw. */
    public static ProblemException of(Refusal refusal, Reward reward) {
        return switch (refusal) {
            case NOT_ON_OFFER -> new ProblemException(NOT_ON_OFFER, "It is not active, or its time is not now");
            case SOLD_OUT -> soldOut();
            case LEVEL_TOO_LOW ->
                new ProblemException(
                        TIER_REQUIRED, "It takes level " + reward.minLevel().orElseThrow());
            case LIMIT_REACHED -> {
                var limit = reward.limit().orElseThrow();
                yield new ProblemException(
                        LIMIT_REACHED, "One member may have " + limit.count() + " in the period " + limit.period());
            }
            case NOT_ENOUGH_POINTS -> LedgerProblems.insufficient();
        };
    }

    /** The last one is gone. */
    public static ProblemException soldOut() {
        return new ProblemException(SOLD_OUT, "The last one is reserved or gone; a cancellation may bring one back");
    }
}
