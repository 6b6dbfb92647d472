package org.communityops.incentive.promotion;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.communityops.kit.problem.ProblemCatalogue;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** Why a step with a promotion is refused. */
@ApplicationScoped
class PromotionProblems implements ProblemCatalogue {
    private static final ProblemType NO_CANDIDATE =
            new ProblemType("not-a-candidate", 422, "The operator does not meet the criteria", "未达到晋升标准");
    private static final ProblemType OWN_PROMOTION =
            new ProblemType("own-promotion", 403, "Nobody decides on their own promotion", "不得决定本人的晋升");

    @Override
    public List<ProblemType> types() {
        return List.of(NO_CANDIDATE, OWN_PROMOTION);
    }

    static ProblemException noCandidate() {
        return new ProblemException(
                NO_CANDIDATE, "The operator did not meet the criteria in each period up to the one that is named");
    }

    static ProblemException own() {
        return new ProblemException(OWN_PROMOTION, "The acting member is the one who would be promoted");
    }

    static ProblemException open() {
        return new ProblemException(
                ProblemType.CONFLICT, "The operator is proposed already by these criteria, or was promoted by them");
    }

    static ProblemException decided(Promotion.State state) {
        return new ProblemException(ProblemType.INVALID_TRANSITION, "The operator was " + state + " already");
    }
}
