package org.communityops.incentive.planaward;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.expiry.Expiry;
import org.communityops.incentive.expiry.Owner;
import org.communityops.incentive.leaderboard.BoardChange;
import org.communityops.incentive.leaderboard.Boards;
import org.communityops.incentive.ledger.Account;
import org.communityops.incentive.ledger.Ledger;
import org.communityops.incentive.ledger.LedgerProblems;
import org.communityops.incentive.ledger.Line;
import org.communityops.incentive.ledger.PointsPosted;
import org.communityops.incentive.ledger.Posting;
import org.communityops.incentive.ledger.TransactionKind;
import org.communityops.incentive.ledger.Verdict;
import org.communityops.incentive.plan.Budgets;
import org.communityops.incentive.plan.Plan;
import org.communityops.incentive.planaward.Award.Revocation;
import org.communityops.kit.feed.Outbox;

/** What awards do to wallets, budgets and boards, in the transaction of the connection. */
@ApplicationScoped
class AwardPayments {
    private final Ledger ledger;
    private final Expiry expiry;
    private final Boards boards;
    private final Outbox outbox;

    AwardPayments(Ledger ledger, Expiry expiry, Boards boards, Outbox outbox) {
        this.ledger = ledger;
        this.expiry = expiry;
        this.boards = boards;
        this.outbox = outbox;
    }

    /** Pays awards of a plan that has counted them, so that its budget holds enough. */
    void pay(Connection connection, UUID communityId, Plan plan, List<Award> awards, Instant now) throws SQLException {
        var postings = awards.stream()
                .map(award -> new Posting(
                        award.transactionId(),
                        communityId,
                        TransactionKind.GRANT,
                        plan.currency(),
                        award.reason(),
                        key(award) + ":pay",
                        null,
                        award.awardedBy(),
                        null,
                        null,
                        now,
                        lines(award, award.amount())))
                .toList();
        var posted = ledger.post(connection, postings, false, now);
        if (posted.stream().anyMatch(one -> one.verdict() != Verdict.POSTED)) {
            throw new IllegalStateException("A plan counted what its budget does not hold: " + plan.id());
        }
        boards.note(
                connection,
                awards.stream()
                        .map(award -> change(communityId, plan, award, award.amount()))
                        .toList());
        outbox.add(PointsPosted.news(posted, now));
    }

    /** Takes an award back from its member: 409 when the points are spent. */
    void takeBack(Connection connection, UUID communityId, Plan plan, Award award, Revocation revocation)
            throws SQLException {
        expiry.settle(connection, Set.of(new Owner(communityId, award.memberId().toString())));
        var now = revocation.revokedAt();
        var posting = new Posting(
                revocation.transactionId(),
                communityId,
                TransactionKind.REVERSAL,
                plan.currency(),
                revocation.reason(),
                key(award) + ":revoke",
                null,
                revocation.revokedBy(),
                null,
                award.transactionId(),
                now,
                lines(award, -award.amount()));
        var posted = ledger.post(connection, List.of(posting), false, now);
        switch (posted.getFirst().verdict()) {
            case POSTED -> {}
            case INSUFFICIENT -> throw LedgerProblems.insufficient();
            case DUPLICATE, REVERSED -> throw new IllegalStateException("An award that stands was reversed before");
        }
        boards.note(connection, List.of(change(communityId, plan, award, -award.amount())));
        outbox.add(PointsPosted.news(posted, now));
    }

    private static String key(Award award) {
        return "plan:" + award.planId() + ":award:" + award.id();
    }

    private static List<Line> lines(Award award, long amount) {
        return List.of(
                new Line(Account.member(award.memberId()), amount), new Line(Budgets.account(award.planId()), -amount));
    }

    private static BoardChange change(UUID communityId, Plan plan, Award award, long amount) {
        return new BoardChange(communityId, award.memberId(), plan.currency(), award.day(), amount);
    }
}
