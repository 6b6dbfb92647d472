package org.communityops.incentive.hold;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.communityops.incentive.ledger.Account;
import org.communityops.incentive.ledger.Line;
import org.communityops.incentive.ledger.Posting;
import org.communityops.incentive.ledger.SystemAccount;
import org.communityops.incentive.ledger.TransactionKind;
import org.communityops.kit.ids.Ids;
import org.jspecify.annotations.Nullable;

/** What a hold moves in the ledger, once when it begins and once when it ends. */
final class HoldPosting {
    private HoldPosting() {}

    /** From the wallet to what is held. */
    static Posting begin(UUID communityId, Hold hold, String actor) {
        var lines = List.of(
                new Line(Account.member(hold.memberId()), -hold.amount()),
                new Line(Account.held(hold.memberId()), hold.amount()));
        return posting(hold.transactionId(), communityId, hold, TransactionKind.HOLD, actor, hold.createdAt(), lines);
    }

    /**
     * From what is held to where it was wanted, the rest back to the wallet.
     *
     * @param ended the hold as it ended
     * @param actor null when it ended by itself
     */
    static Posting end(UUID communityId, Hold ended, @Nullable String actor) {
        var lines = Stream.of(
                        new Line(Account.held(ended.memberId()), -ended.amount()),
                        new Line(Account.system(SystemAccount.REDEMPTION), ended.captured()),
                        new Line(Account.member(ended.memberId()), ended.amount() - ended.captured()))
                .filter(line -> line.amount() != 0)
                .toList();
        var kind = ended.state() == Hold.State.CAPTURED ? TransactionKind.CAPTURE : TransactionKind.RELEASE;
        return posting(Ids.next(), communityId, ended, kind, actor, Objects.requireNonNull(ended.endedAt()), lines)
                .restoring(ended.transactionId());
    }

    private static Posting posting(
            UUID id,
            UUID communityId,
            Hold hold,
            TransactionKind kind,
            @Nullable String actor,
            Instant at,
            List<Line> lines) {
        var step = kind == TransactionKind.HOLD ? "begin" : "end";
        return new Posting(
                id,
                communityId,
                kind,
                hold.currency(),
                hold.reason(),
                "hold:" + hold.id() + ":" + step,
                null,
                actor,
                null,
                null,
                at,
                lines);
    }
}
