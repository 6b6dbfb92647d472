package org.communityops.incentive.earning;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.communityops.incentive.expiry.TakenBack;
import org.communityops.incentive.leaderboard.BoardChange;
import org.communityops.incentive.ledger.Account;
import org.communityops.incentive.ledger.Line;
import org.communityops.incentive.ledger.PointsEnd;
import org.communityops.incentive.ledger.Posting;
import org.communityops.incentive.ledger.RuleCause;
import org.communityops.incentive.ledger.SystemAccount;
import org.communityops.incentive.ledger.TransactionKind;
import org.communityops.incentive.pending.Award;
import org.communityops.incentive.pending.AwardState;
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
 * @param isPending whether the points wait, or are to; otherwise they are in the wallet
 */
record Difference(
        Rule rule,
        RuleVersion version,
        @Nullable Earning before,
        Earning after,
        Instant occurredAt,
        boolean retracted,
        boolean isPending) {
    /** The order in which the occasions happened. */
    static final Comparator<Difference> ORDER = Comparator.comparing(Difference::occurredAt)
            .thenComparing(d -> d.after().occasion())
            .thenComparing(d -> d.rule().id());

    /**
     * The difference between what was paid and what it is worth; none when there is none, or an operator took it back. Two when it was
     * paid by a version on other terms than those that count: what was paid is taken back, and paid anew.
     */
    static List<Difference> of(Rule rule, RuleVersion version, @Nullable Earning paid, Occasion occasion, long worth) {
        if (paid == null) {
            return worth == 0 ? List.of() : List.of(between(rule, version, null, occasion, worth));
        }
        if (paid.withdrawn()) {
            return List.of();
        }
        var paying = rule.version(paid.ruleVersion());
        if (paid.amount() > 0 && worth > 0 && !version.hasTermsOf(paying)) {
            var back = between(rule, paying, paid, occasion, 0);
            return List.of(back, between(rule, version, back.after(), occasion, worth));
        }
        return paid.amount() == worth ? List.of() : List.of(between(rule, version, paid, occasion, worth));
    }

    private static Difference between(
            Rule rule, RuleVersion version, @Nullable Earning paid, Occasion occasion, long worth) {
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
        return new Difference(rule, version, paid, after, occasion.time(), occasion.retracted(), false);
    }

    /** The same, where the points are. */
    Difference pending(boolean waits) {
        return new Difference(rule, version, before, after, occurredAt, retracted, waits);
    }

    /** Whether nothing is paid so far. */
    boolean isFirst() {
        return before == null || before.amount() == 0;
    }

    /** The award that begins with it; null when the points do not wait. */
    @Nullable Award award(ZoneId zone) {
        var terms = version.definition().pending();
        var end = end(zone);
        return terms == null
                ? null
                : new Award(
                        after.communityId(),
                        after.transactionId(),
                        after.memberId(),
                        rule.id(),
                        version.number(),
                        version.name(),
                        after.occasion(),
                        after.eventId(),
                        version.definition().currency(),
                        after.day(),
                        occurredAt,
                        0,
                        AwardState.PENDING,
                        0,
                        terms.due(after.day(), zone),
                        terms.until(),
                        terms.lastDay(after.day()),
                        end == null ? null : end.at());
    }

    long amount() {
        return before == null ? after.amount() : after.amount() - before.amount();
    }

    /** The end of the points; null when they have none. */
    @Nullable PointsEnd end(ZoneId zone) {
        return version.end(after.day(), zone);
    }

    Posting posting(ZoneId zone) {
        var currency = version.definition().currency();
        var lines = List.of(
                new Line(isPending ? Account.pending(after.memberId()) : Account.member(after.memberId()), amount()),
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
                        lines)
                .ending(isPending ? null : end(zone));
    }

    /** What it takes back, when its amount is negative. */
    TakenBack takenBack() {
        return new TakenBack(after.communityId(), after.transactionId(), -amount());
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
