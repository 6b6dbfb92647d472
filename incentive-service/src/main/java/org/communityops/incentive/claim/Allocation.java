package org.communityops.incentive.claim;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeSet;
import org.communityops.incentive.rule.CapPeriod;
import org.communityops.incentive.rule.Rule;

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
    private final SharedCaps now;
    private final SharedCaps before;

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
        this.rule = rule;
        this.settlement = settlement;
        this.totals = totals;
        this.now = new SharedCaps(rule);
        this.before = new SharedCaps(rule);
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
        now.add(day, amount);
        before.add(day, amount);
    }

    private boolean staysAsItIs(LocalDate day, DayTotal total) {
        return now.isSameOn(day, before)
                || total.paid() == total.claimed()
                        && rule.versions().stream().allMatch(v -> now.left(v, day) >= total.claimed())
                || total.paid() == 0 && rule.versions().stream().allMatch(v -> now.left(v, day) == 0);
    }

    private void allocate(LocalDate day, DayTotal total, StoredClaims stored, List<Payment> changed)
            throws SQLException {
        var from = now.isSameOn(day, before) ? settlement.since().getOrDefault(day, WHOLE_DAY) : WHOLE_DAY;
        var claims = settlement.applyTo(day, from, stored.of(day, from));
        var paidEarlier = total.paid()
                - settlement.paidForGone(day)
                - claims.stream().mapToLong(Claim::paid).sum();
        now.add(day, paidEarlier);
        for (var claim : claims) {
            var paid = now.pay(claim);
            if (paid.paid() != claim.paid() || settlement.asks(claim)) {
                changed.add(new Payment(paid, claim.paid()));
            }
        }
        before.add(day, total.paid());
    }
}
