package org.communityops.incentive.transaction;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.problem.ProblemCatalogue;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** What can be wrong with a transaction. */
@ApplicationScoped
class TransactionProblems implements ProblemCatalogue {
    private static final ProblemType UNBALANCED =
            new ProblemType("unbalanced-transaction", 422, "The lines do not sum to zero", "分录之和不为零");
    private static final ProblemType ALREADY_REVERSED =
            new ProblemType("already-reversed", 409, "The transaction was reversed before", "该交易已被冲正");
    private static final ProblemType APPROVAL_REQUIRED =
            new ProblemType("approval-required", 403, "The amount needs an approval", "金额超限,需要审批");

    @Override
    public List<ProblemType> types() {
        return List.of(UNBALANCED, ALREADY_REVERSED, APPROVAL_REQUIRED);
    }

    static ProblemException unbalanced() {
        return new ProblemException(UNBALANCED, "A transaction has two lines or more, and their amounts sum to zero");
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
