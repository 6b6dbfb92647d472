package org.communityops.incentive.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.communityops.incentive.leaderboard.BoardChange;
import org.communityops.incentive.leaderboard.Boards;
import org.communityops.incentive.ledger.Account;
import org.communityops.incentive.ledger.Ledger;
import org.communityops.incentive.ledger.Line;
import org.communityops.incentive.ledger.PointsPosted;
import org.communityops.incentive.ledger.Posting;
import org.communityops.incentive.ledger.SystemAccount;
import org.communityops.incentive.ledger.TransactionKind;
import org.communityops.incentive.ledger.Verdict;
import org.communityops.incentive.referral.Referral.Qualification;
import org.communityops.kit.feed.News;
import org.communityops.kit.ids.Ids;
import org.jspecify.annotations.Nullable;

/** Pays inviter and invitee, in one transaction of the ledger. */
@ApplicationScoped
class ReferralPayments {
    private static final String REASON = "Referral";

    private final Ledger ledger;
    private final Boards boards;

    ReferralPayments(Ledger ledger, Boards boards) {
        this.ledger = ledger;
        this.boards = boards;
    }

    /**
     * What was posted, and what to tell of it.
     *
     * @param transactionId of the ledger
     */
    record Paid(UUID transactionId, List<News> news) {}

    Paid pay(Connection connection, UUID communityId, Referral referral, Qualification by, Instant now)
            throws SQLException {
        var posting = posting(communityId, referral, TransactionKind.GRANT, "pay", null, by.time(), lines(referral, 1));
        var posted = ledger.post(connection, List.of(posting), true, now);
        if (posted.getFirst().verdict() != Verdict.POSTED) {
            throw new IllegalStateException("A referral that was not paid was paid before: " + referral.id());
        }
        note(connection, communityId, referral, by.day(), 1);
        return new Paid(posting.id(), PointsPosted.news(posted, now));
    }

    /** Takes back what was paid, into debt where it is spent; does nothing when an operator reversed it already. */
    List<News> takeBack(Connection connection, UUID communityId, Referral paid, Instant now) throws SQLException {
        var posting = posting(
                communityId, paid, TransactionKind.REVERSAL, "take-back", paid.transactionId(), now, lines(paid, -1));
        var posted = ledger.post(connection, List.of(posting), true, now);
        if (posted.getFirst().verdict() != Verdict.POSTED) {
            return List.of();
        }
        note(connection, communityId, paid, Objects.requireNonNull(paid.earnedOn(), "It was paid"), -1);
        return PointsPosted.news(posted, now);
    }

    private static Posting posting(
            UUID communityId,
            Referral referral,
            TransactionKind kind,
            String step,
            @Nullable UUID reverses,
            Instant occurredAt,
            List<Line> lines) {
        return new Posting(
                Ids.next(),
                communityId,
                kind,
                referral.currency(),
                REASON,
                "referral:" + referral.id() + ":" + referral.revision() + ":" + step,
                null,
                null,
                null,
                reverses,
                occurredAt,
                lines);
    }

    private static List<Line> lines(Referral referral, int sign) {
        var lines = new ArrayList<Line>();
        if (referral.inviterPoints() > 0) {
            lines.add(new Line(Account.member(referral.inviterId()), sign * referral.inviterPoints()));
        }
        if (referral.inviteePoints() > 0) {
            lines.add(new Line(Account.member(referral.inviteeId()), sign * referral.inviteePoints()));
        }
        var total = referral.inviterPoints() + referral.inviteePoints();
        lines.add(new Line(Account.system(SystemAccount.ISSUANCE), -sign * total));
        return lines;
    }

    private void note(Connection connection, UUID communityId, Referral referral, LocalDate day, int sign)
            throws SQLException {
        boards.note(
                connection,
                List.of(
                        new BoardChange(
                                communityId,
                                referral.inviterId(),
                                referral.currency(),
                                day,
                                sign * referral.inviterPoints()),
                        new BoardChange(
                                communityId,
                                referral.inviteeId(),
                                referral.currency(),
                                day,
                                sign * referral.inviteePoints())));
    }
}
