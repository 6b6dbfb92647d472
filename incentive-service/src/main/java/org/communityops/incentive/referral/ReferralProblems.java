package org.communityops.incentive.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.communityops.kit.problem.ProblemCatalogue;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** Why a referral is not recorded at all. */
@ApplicationScoped
class ReferralProblems implements ProblemCatalogue {
    private static final ProblemType NOT_ACTIVE =
            new ProblemType("referral-programme-not-active", 409, "The referral programme is not active", "推荐计划未启用");

    @Override
    public List<ProblemType> types() {
        return List.of(NOT_ACTIVE);
    }

    static ProblemException notActive() {
        return new ProblemException(NOT_ACTIVE, "Referrals are recorded once the programme is active");
    }
}
