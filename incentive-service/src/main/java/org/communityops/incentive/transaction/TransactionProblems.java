package org.communityops.incentive.transaction;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.problem.ProblemCatalogue;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** What can be wrong with a transaction. */
@ApplicationScoped
public class TransactionProblems implements ProblemCatalogue {
    private static final ProblemType UNBALANCED =
            new ProblemType("unbalanced-transaction", 422, "The lines do not sum to zero", "分录之和不为零");
    private static final ProblemType INSUFFICIENT =
            new ProblemType("insufficient-points", 409, "The wallet does not hold enough", "积分余额不足");
    private static final ProblemType ALREADY_REVERSED =
            new ProblemType("already-reversed", 409, "The transaction was reversed before", "该交易已被冲正");
    private static final ProblemType APPROVAL_REQUIRED =
            new ProblemType("approval-required", 403, "The amount needs an approval", "金额超限,需要审批");

    @Override
    public List<ProblemType> types() {
        return List.of(UNBALANCED, INSUFFICIENT, ALREADY_REVERSED, APPROVAL_REQUIRED);
    }

    static ProblemException unbalanced() {
        return new ProblemException(UNBALANCED, "A transaction has two lines or more, and their amounts sum to zero");
    }

    /** 409: a wallet holds less than is to be taken from it. */
    public static ProblemException insufficient() {
        return new ProblemException(INSUFFICIENT, "A wallet that gives holds less than the amount; nothing was posted");
    }

    static ProblemException alreadyReversed(UUID by) {
        return new ProblemException(ALREADY_REVERSED, "Reversed by transaction " + by);
    }

    static ProblemException approvalRequired(long limit) {
        return new ProblemException(
                APPROVAL_REQUIRED,
                "An app key moves at most " + limit + " points in a transaction; the owner may more");
    }

    static ProblemException notReversible(String why) {
        return new ProblemException(ProblemType.CONFLICT, why);
    }

    static ProblemException keyMissing() {
        return new ProblemException(
                ProblemType.IDEMPOTENCY_KEY_MISSING, "Send an Idempotency-Key, so that a repeat does nothing twice");
    }

    static ProblemException keyReused() {
        return new ProblemException(
                ProblemType.IDEMPOTENCY_KEY_REUSED, "Use a new Idempotency-Key for another request");
    }
}
