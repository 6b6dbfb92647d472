package org.communityops.incentive.claim;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.communityops.incentive.rating.CapUse;
import org.communityops.incentive.rating.Usage;
import org.communityops.incentive.rule.Cap;
import org.communityops.incentive.rule.CapPeriod;
import org.communityops.incentive.rule.Rule;
import org.communityops.incentive.rule.RuleVersion;

/** The caps of a rule that all members share, its budget being one of them, and what was paid of them so far. */
public final class SharedCaps {
    private final Rule rule;
    private final Usage paid;

    /** Nothing paid so far. */
    public SharedCaps(Rule rule) {
        this.rule = rule;
        this.paid = new Usage(periods(rule));
    }

    /** Pays the claims of a day, in the order in which they happened; each with what it is paid. */
    public List<Claim> pay(List<Claim> claims) {
        return claims.stream().sorted(Claim.ORDER).map(this::pay).toList();
    }

    /** Pays the next claim. */
    Claim pay(Claim claim) {
        var amount = Math.min(claim.amount(), left(rule.version(claim.ruleVersion()), claim.day()));
        paid.add(claim.day(), amount);
        return claim.withPaid(amount);
    }

    /** Counts what was paid on a day. */
    void add(LocalDate day, long amount) {
        paid.add(day, amount);
    }

    /** What the caps of a version leave on a day. */
    long left(RuleVersion version, LocalDate day) {
        return version.sharedCaps().stream()
                .mapToLong(cap -> CapUse.of(cap, day, paid).left())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** How the caps of a version stand on a day. */
    List<CapUse> uses(RuleVersion version, LocalDate day) {
        return version.sharedCaps().stream()
                .map(cap -> CapUse.of(cap, day, paid))
                .toList();
    }

    boolean isSameOn(LocalDate day, SharedCaps other) {
        return paid.isSameOn(day, other.paid);
    }

    /** The first day of the widest shared period that holds a day. */
    static LocalDate first(Rule rule, LocalDate day) {
        return periods(rule).stream()
                .map(period -> period.first(day))
                .min(LocalDate::compareTo)
                .orElse(day);
    }

    private static Set<CapPeriod> periods(Rule rule) {
        return rule.versions().stream()
                .flatMap(version -> version.sharedCaps().stream())
                .map(Cap::period)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CapPeriod.class)));
    }
}
