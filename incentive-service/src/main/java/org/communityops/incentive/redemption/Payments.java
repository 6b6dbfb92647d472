package org.communityops.incentive.redemption;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.expiry.Expiry;
import org.communityops.incentive.expiry.Owner;
import org.communityops.incentive.ledger.Account;
import org.communityops.incentive.ledger.Ledger;
import org.communityops.incentive.ledger.LedgerProblems;
import org.communityops.incentive.ledger.Line;
import org.communityops.incentive.ledger.PointsPosted;
import org.communityops.incentive.ledger.Posted;
import org.communityops.incentive.ledger.Posting;
import org.communityops.incentive.ledger.SystemAccount;
import org.communityops.incentive.ledger.TransactionKind;
import org.communityops.incentive.ledger.Verdict;
import org.communityops.kit.feed.Outbox;
import org.communityops.kit.ids.Ids;
import org.jspecify.annotations.Nullable;

/** What redemptions do to wallets, in the transaction of the connection. */
@ApplicationScoped
class Payments {
    private final Expiry expiry;
    private final Ledger ledger;
    private final Outbox outbox;

    Payments(Expiry expiry, Ledger ledger, Outbox outbox) {
        this.expiry = expiry;
        this.ledger = ledger;
        this.outbox = outbox;
    }

    /** Takes the price from the member's wallet: 409 when it holds less. */
    void pay(Connection connection, Redemption redemption, @Nullable String actor, Instant now) throws SQLException {
        expiry.settle(
                connection,
                Set.of(new Owner(redemption.communityId(), redemption.memberId().toString())));
        var posted = post(
                connection,
                redemption,
                redemption.transactionId(),
                TransactionKind.SPEND,
                "reserve",
                null,
                -redemption.price(),
                actor,
                now);
        switch (posted.verdict()) {
            case POSTED -> {}
            case INSUFFICIENT -> throw LedgerProblems.insufficient();
            case DUPLICATE, REVERSED -> throw new IllegalStateException("A new redemption was paid for before");
        }
    }

    /** Returns the price by a reversal of the payment, which nothing else can reverse. */
    UUID refund(Connection connection, Redemption redemption, @Nullable String actor, Instant now) throws SQLException {
        var posted = post(
                connection,
                redemption,
                Ids.next(),
                TransactionKind.REVERSAL,
                "refund",
                redemption.transactionId(),
                redemption.price(),
                actor,
                now);
        if (posted.verdict() != Verdict.POSTED) {
            throw new IllegalStateException("Redemption " + redemption.id() + " cannot be refunded");
        }
        return posted.transactionId();
    }

    private Posted post(
            Connection connection,
            Redemption redemption,
            UUID transactionId,
            TransactionKind kind,
            String what,
            @Nullable UUID reverses,
            long toMember,
            @Nullable String actor,
            Instant now)
            throws SQLException {
        var posting = new Posting(
                transactionId,
                redemption.communityId(),
                kind,
                redemption.currency(),
                redemption.name(),
                "redemption:" + redemption.id() + ":" + what,
                null,
                actor,
                null,
                reverses,
                now,
                List.of(
                        new Line(Account.member(redemption.memberId()), toMember),
                        new Line(Account.system(SystemAccount.REDEMPTION), -toMember)));
        var posted = ledger.post(connection, List.of(posting), false, now);
        outbox.add(PointsPosted.news(posted, now));
        return posted.getFirst();
    }
}
