package org.communityops.incentive.transaction;

import java.util.UUID;
import org.communityops.kit.problem.ProblemException;

/** What became of an order. */
sealed interface Outcome {
    record Done(TransactionView view) implements Outcome {}

    /** The idempotency key was used before, by that transaction. */
    record Repeated(UUID transactionId) implements Outcome {}

    record Refused(ProblemException problem) implements Outcome {}
}
