package org.communityops.incentive.earning;

import java.time.Instant;
import java.util.List;
import org.communityops.incentive.leaderboard.BoardChange;
import org.communityops.incentive.ledger.Account;
import org.communityops.incentive.ledger.Line;
import org.communityops.incentive.ledger.Posting;
import org.communityops.incentive.ledger.RuleCause;
import org.communityops.incentive.ledger.SystemAccount;
import org.communityops.incentive.ledger.TransactionKind;
import org.communityops.incentive.rule.Rule;
import org.communityops.kit.ids.Ids;
import org.jspecify.annotations.Nullable;

/**
 * What a rule has to pay, or to take back when negative, so that an occasion has what it is worth.
 *
 * @param before what was paid so far; null when nothing ever was
 * @param after the earning once the difference is posted
 * @param occurredAt the event's time, or the start of the day that completes a streak
 * @param retracted whether the event was taken back
 */
record Difference(Rule rule, @Nullable Earning before, Earning after, Instant occurredAt, boolean retracted) {
    long amount() {
        return before == null ? after.amount() : after.amount() - before.amount();
    }

    Posting posting() {
        var currency = rule.definition().currency();
        var lines = List.of(
                new Line(Account.member(after.memberId()), amount()),
                new Line(Account.system(SystemAccount.ISSUANCE), -amount()));
        var first = before == null;
        return new Posting(
                first ? after.transactionId() : Ids.next(),
                after.communityId(),
                first ? TransactionKind.EARN : TransactionKind.ADJUSTMENT,
                currency,
                reason(),
                after.idempotencyKey(after.revision()),
                null,
                null,
                new RuleCause(
                        rule.id(),
                        rule.version(),
                        after.occasion(),
                        after.eventId(),
                        first ? null : after.transactionId()),
                null,
                occurredAt,
                lines);
    }

    BoardChange boardChange() {
        return new BoardChange(
                after.communityId(), after.memberId(), rule.definition().currency(), after.day(), amount());
    }

    private String reason() {
        if (before == null) {
            return rule.name();
        }
        return retracted
                ? rule.name() + ": the event was retracted"
                : rule.name() + ": rated again after another event arrived late or was retracted";
    }
}
