package org.communityops.incentive.exposure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.problem.ProblemCatalogue;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** Why an exposure is refused. */
@ApplicationScoped
class ExposureProblems implements ProblemCatalogue {
    private static final ProblemType OUTSIDE =
            new ProblemType("outside-experiment", 409, "The member does not take part", "该会员不在实验流量内");

    @Override
    public List<ProblemType> types() {
        return List.of(OUTSIDE);
    }

    /** 409: the member is outside of the experiment's traffic share. */
    static ProblemException outside(UUID memberId) {
        return new ProblemException(OUTSIDE, "Member " + memberId + " is outside of the experiment's traffic share");
    }
}
