package org.communityops.incentive.pending;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.leaderboard.BoardChange;
import org.communityops.incentive.ledger.Account;
import org.communityops.incentive.ledger.Line;
import org.communityops.incentive.ledger.PointsEnd;
import org.communityops.incentive.ledger.Posting;
import org.communityops.incentive.ledger.RuleCause;
import org.communityops.incentive.ledger.SystemAccount;
import org.communityops.incentive.ledger.TransactionKind;
import org.communityops.kit.ids.Ids;
import org.jspecify.annotations.Nullable;

/**
 * What a rule paid for an occasion on terms, and where it is.
 *
 * @param transactionId the first transaction for the occasion
 * @param name of the rule
 * @param day the local day of the occasion, on whose boards the points stand once they are confirmed
 * @param amount what the rule has paid; all of it is at the same place
 * @param moves how often it went from one place to another
 * @param dueAt when it reaches the wallet, or lapses when it waits for an action
 * @param action the type of event that it waits for; null when it waits for the time only
 * @param lastDay the last local day on which the action counts
 * @param expiresAt when the points end; null when never
 */
public record Award(
        UUID communityId,
        UUID transactionId,
        UUID memberId,
        UUID ruleId,
        int ruleVersion,
        String name,
        String occasion,
        @Nullable UUID eventId,
        String currency,
        LocalDate day,
        Instant time,
        long amount,
        AwardState state,
        int moves,
        Instant dueAt,
        @Nullable String action,
        @Nullable LocalDate lastDay,
        @Nullable Instant expiresAt) {
    /** The same with another amount. */
    Award amounting(long now) {
        return at(state, moves, now);
    }

    /** The same, beginning where another one left off, of which nothing is left. */
    Award after(Award before) {
        return at(AwardState.PENDING, before.moves, 0);
    }

    /** The same, reversed: nothing is left of it. */
    Award reversed() {
        return at(AwardState.REVERSED, moves, 0);
    }

    /** The same at another place. */
    Award movedTo(AwardState place) {
        return at(place, moves + 1, amount);
    }

    private Award at(AwardState place, int moved, long points) {
        return new Award(
                communityId,
                transactionId,
                memberId,
                ruleId,
                ruleVersion,
                name,
                occasion,
                eventId,
                currency,
                day,
                time,
                points,
                place,
                moved,
                dueAt,
                action,
                lastDay,
                expiresAt);
    }

    /**
     * Where it belongs. What time has decided stays so, though another clock may be behind.
     *
     * @param followed whether the action that it waits for followed in time
     */
    AwardState due(boolean followed, Instant now) {
        var over = !dueAt.isAfter(now);
        if (action == null) {
            return over || state == AwardState.CONFIRMED ? AwardState.CONFIRMED : AwardState.PENDING;
        }
        if (followed) {
            return AwardState.CONFIRMED;
        }
        return over || state == AwardState.LAPSED ? AwardState.LAPSED : AwardState.PENDING;
    }

    /** Into the wallet, or back out of it when the action was retracted. */
    Posting confirmation(boolean back) {
        var lines = List.of(
                new Line(Account.pending(memberId), back ? amount : -amount),
                new Line(Account.member(memberId), back ? -amount : amount));
        var posting =
                posting(TransactionKind.CONFIRMATION, back ? "what was waited for is no more" : "confirmed", lines);
        return back || expiresAt == null ? posting : posting.ending(new PointsEnd(expiresAt, day));
    }

    /** Back to where points come from, or again from there when the action became known late. */
    Posting lapse(boolean back) {
        var lines = List.of(
                new Line(Account.pending(memberId), back ? amount : -amount),
                new Line(Account.system(SystemAccount.ISSUANCE), back ? -amount : amount));
        return posting(TransactionKind.LAPSE, back ? "rated again" : "lapsed, nothing followed in time", lines);
    }

    private Posting posting(TransactionKind kind, String what, List<Line> lines) {
        return new Posting(
                Ids.next(),
                communityId,
                kind,
                currency,
                name + ": " + what,
                "pending:" + transactionId + ":" + moves,
                null,
                null,
                new RuleCause(ruleId, ruleVersion, occasion, eventId, transactionId),
                null,
                time,
                lines);
    }

    BoardChange boardChange(boolean back) {
        return new BoardChange(communityId, memberId, currency, day, back ? -amount : amount);
    }
}
