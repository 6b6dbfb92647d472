package org.communityops.incentive.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.communityops.kit.problem.ProblemCatalogue;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** Why the ledger refuses. */
@ApplicationScoped
public class LedgerProblems implements ProblemCatalogue {
    private static final ProblemType INSUFFICIENT =
            new ProblemType("insufficient-points", 409, "The wallet does not hold enough", "积分余额不足");

    @Override
    public List<ProblemType> types() {
        return List.of(INSUFFICIENT);
    }

    /** 409: a wallet would go below zero. */
    public static ProblemException insufficient() {
        return new ProblemException(INSUFFICIENT, "A wallet that gives holds less than the amount; nothing was posted");
    }
}
