package org.communityops.incentive.claim;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.communityops.incentive.rating.Usage;
import org.communityops.incentive.rule.Cap;
import org.communityops.incentive.rule.CapPeriod;
import org.communityops.incentive.rule.Rule;
import org.communityops.incentive.rule.RuleVersion;

/**
 * Hands out what members share of a rule, its caps for all and its budget, in the order in which the claims happened.
 *
 * <p>What a claim gets depends on what was paid before it in each shared period and on nothing else. So it goes day by day
 * from the first that changed, and looks into a day only when something in it can be different: when its claims changed, or
 * when before it another sum was paid than so far and the day is neither paid in full both ways nor left with nothing both
 * ways. Late news move the border between what is paid and what is not; what is looked into lies around that border.
 */
final class Allocation {
    /** Before every event of a day. */
    static final Instant WHOLE_DAY =
            CapPeriod.BEGINNING.atStartOfDay(ZoneOffset.UTC).toInstant();

    private final Rule rule;
    private final Settlement settlement;
    private final NavigableMap<LocalDate, DayTotal> totals;
    private final Usage paid;
    private final Usage paidSoFar;

    /** Reads the stored claims of a day from a time on. */
    interface StoredClaims {
        List<Claim> of(LocalDate day, Instant from) throws SQLException;
    }

    /**
     * One rule's allocation.
     *
     * @param totals as they are stored, from the first day of the widest shared period that holds the first changed day
     */
    Allocation(Rule rule, Settlement settlement, NavigableMap<LocalDate, DayTotal> totals) {
        var periods = sharedPeriods(rule);
        this.rule = rule;
        this.settlement = settlement;
        this.totals = totals;
        this.paid = new Usage(periods);
        this.paidSoFar = new Usage(periods);
    }

    /** The periods over which members share a cap, in any version. */
    static Set<CapPeriod> sharedPeriods(Rule rule) {
        return rule.versions().stream()
                .flatMap(version -> version.sharedCaps().stream())
                .map(Cap::period)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CapPeriod.class)));
    }

    /** The first day whose totals are needed when a day changes. */
    static LocalDate totalsFrom(Rule rule, LocalDate changed) {
        return sharedPeriods(rule).stream()
                .map(period -> period.first(changed))
                .min(LocalDate::compareTo)
                .orElse(changed);
    }

    /** The claims that are paid something else than before, and those that ask for something else. */
    List<Payment> run(StoredClaims stored) throws SQLException {
        var first = settlement.since().firstKey();
        totals.headMap(first).forEach((day, total) -> addBoth(day, total.paid()));
        var days = new TreeSet<>(totals.tailMap(first).keySet());
        days.addAll(settlement.since().keySet());
        var changed = new ArrayList<Payment>();
        for (var day : days) {
            var total = totals.getOrDefault(day, DayTotal.NOTHING);
            if (!settlement.since().containsKey(day) && staysAsItIs(day, total)) {
                addBoth(day, total.paid());
            } else {
                allocate(day, total, stored, changed);
            }
        }
        return changed;
    }

    private void addBoth(LocalDate day, long amount) {
        paid.add(day, amount);
        paidSoFar.add(day, amount);
    }

    private boolean staysAsItIs(LocalDate day, DayTotal total) {
        return paid.isSameOn(day, paidSoFar)
                || total.paid() == total.claimed()
                        && rule.versions().stream().allMatch(v -> left(v, day) >= total.claimed())
                || total.paid() == 0 && rule.versions().stream().allMatch(v -> left(v, day) == 0);
    }

    private void allocate(LocalDate day, DayTotal total, StoredClaims stored, List<Payment> changed)
            throws SQLException {
        var from = paid.isSameOn(day, paidSoFar) ? settlement.since().getOrDefault(day, WHOLE_DAY) : WHOLE_DAY;
        var claims = settlement.applyTo(day, from, stored.of(day, from));
        var before = total.paid()
                - settlement.paidForGone(day)
                - claims.stream().mapToLong(Claim::paid).sum();
        paid.add(day, before);
        for (var claim : claims) {
            var amount = Math.min(claim.amount(), left(rule.version(claim.ruleVersion()), day));
            paid.add(day, amount);
            if (amount != claim.paid() || settlement.asks(claim)) {
                changed.add(new Payment(claim.withPaid(amount), claim.paid()));
            }
        }
        paidSoFar.add(day, total.paid());
    }

    private long left(RuleVersion version, LocalDate day) {
        return version.sharedCaps().stream()
                .mapToLong(cap -> Math.max(0, cap.amount() - paid.used(cap.period(), day)))
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
