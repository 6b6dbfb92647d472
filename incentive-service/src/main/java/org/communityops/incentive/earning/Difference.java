package org.communityops.incentive.earning;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.communityops.incentive.leaderboard.BoardChange;
import org.communityops.incentive.ledger.Account;
import org.communityops.incentive.ledger.Line;
import org.communityops.incentive.ledger.Posting;
import org.communityops.incentive.ledger.RuleCause;
import org.communityops.incentive.ledger.SystemAccount;
import org.communityops.incentive.ledger.TransactionKind;
import org.communityops.incentive.rule.Rule;
import org.communityops.incentive.rule.RuleVersion;
import org.communityops.kit.ids.Ids;
import org.jspecify.annotations.Nullable;

/**
 * What a rule has to pay, or to take back when negative, so that an occasion has what it is worth.
 *
 * @param version the one that counts at the time of the occasion; the one that paid when none does any more
 * @param before what was paid so far; null when nothing ever was
 * @param after the earning once the difference is posted
 * @param occurredAt the event's time, or the start of the day that completes a streak
 * @param retracted whether the event was taken back
 */
record Difference(
        Rule rule,
        RuleVersion version,
        @Nullable Earning before,
        Earning after,
        Instant occurredAt,
        boolean retracted) {
    /** The order in which the occasions happened. */
    static final Comparator<Difference> ORDER = Comparator.comparing(Difference::occurredAt)
            .thenComparing(d -> d.after().occasion())
            .thenComparing(d -> d.rule().id());

    /** The difference between what was paid and what it is worth; none when there is none, or an operator took it back. */
    static Optional<Difference> of(
            Rule rule, RuleVersion version, @Nullable Earning paid, Occasion occasion, long worth) {
        if (paid == null ? worth == 0 : paid.withdrawn() || paid.amount() == worth) {
            return Optional.empty();
        }
        var after = new Earning(
                rule.communityId(),
                occasion.memberId(),
                occasion.day(),
                rule.id(),
                occasion.id(),
                version.number(),
                occasion.eventId(),
                worth,
                paid == null ? 1 : paid.revision() + 1,
                paid == null ? Ids.next() : paid.transactionId(),
                false);
        return Optional.of(new Difference(rule, version, paid, after, occasion.time(), occasion.retracted()));
    }

    long amount() {
        return before == null ? after.amount() : after.amount() - before.amount();
    }

    Posting posting() {
        var currency = version.definition().currency();
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
                        version.number(),
                        after.occasion(),
                        after.eventId(),
                        first ? null : after.transactionId()),
                null,
                occurredAt,
                lines);
    }

    BoardChange boardChange() {
        return new BoardChange(
                after.communityId(), after.memberId(), version.definition().currency(), after.day(), amount());
    }

    private String reason() {
        if (before == null) {
            return version.name();
        }
        return retracted
                ? version.name() + ": the event was retracted"
                : version.name()
                        + ": rated again after another event arrived late or was retracted, or the rule changed";
    }
}
