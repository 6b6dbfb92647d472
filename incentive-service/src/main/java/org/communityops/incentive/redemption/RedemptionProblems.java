package org.communityops.incentive.redemption;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.problem.ProblemCatalogue;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** What can be wrong with a redemption. */
@ApplicationScoped
class RedemptionProblems implements ProblemCatalogue {
    private static final ProblemType OWN_REQUEST =
            new ProblemType("own-request", 403, "Somebody else has to approve this", "不可审批自己提交的申请");

    @Override
    public List<ProblemType> types() {
        return List.of(OWN_REQUEST);
    }

    static ProblemException ownRequest() {
        return new ProblemException(OWN_REQUEST, "It was requested with this key; use the key of another person");
    }

    static ProblemException keyReused() {
        return new ProblemException(
                ProblemType.IDEMPOTENCY_KEY_REUSED, "Use a new Idempotency-Key for another request");
    }

    static ProblemException none(UUID id) {
        return ProblemException.notFound("redemption", id);
    }
}
