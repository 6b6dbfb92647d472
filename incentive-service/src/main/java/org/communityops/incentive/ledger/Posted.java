package org.communityops.incentive.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The outcome of one posting.
 *
 * @param transactionId the transaction that holds the key, or reverses the same; its own when it was posted
 * @param movements of wallets, empty unless it was posted
 */
public record Posted(Posting posting, Verdict verdict, UUID transactionId, List<Movement> movements) {
    /** What a wallet gained or lost and what it holds now. Less than the line when something was owed. */
    public record Movement(Account account, long amount, long balance) {}

    static Posted of(Posting posting) {
        return new Posted(posting, Verdict.POSTED, posting.id(), new ArrayList<>(1));
    }
}
