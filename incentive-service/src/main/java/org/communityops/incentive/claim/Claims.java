package org.communityops.incentive.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.communityops.incentive.rating.CapUse;
import org.communityops.incentive.rating.Rated;
import org.communityops.incentive.rating.Usage;
import org.communityops.incentive.rule.CapPeriod;
import org.communityops.incentive.rule.Rule;

/** Keeps the claims of the rules that keep them. */
@ApplicationScoped
public class Claims {
    private final ClaimRepository repository;
    private final DayTotalRepository totals;

    Claims(ClaimRepository repository, DayTotalRepository totals) {
        this.repository = repository;
        this.totals = totals;
    }

    private record Subject(UUID ruleId, UUID memberId) {}

    /** A claim whose payment is another one now; one that is no more is paid nothing. */
    public record Paid(Rule rule, Claim claim, long amount) {}

    /** What each member has claimed of each rule before its day, to go on from there. */
    public Map<Onward, Usage> used(Connection connection, Collection<Onward> positions) throws SQLException {
        if (positions.isEmpty()) {
            return Map.of();
        }
        var bySubject = new HashMap<Subject, ClaimRepository.Used>();
        for (var used : repository.used(connection, positions)) {
            bySubject.put(new Subject(used.ruleId(), used.memberId()), used);
        }
        var usages = new HashMap<Onward, Usage>();
        for (var position : positions) {
            var used = bySubject.get(new Subject(position.rule().id(), position.memberId()));
            var usage = new Usage(position.rule().ownPeriods());
            if (used != null && used.last() != null) {
                usage.addTo(CapPeriod.WEEK, position.day(), used.week());
                usage.addTo(CapPeriod.MONTH, position.day(), used.month());
                usage.addTo(CapPeriod.LIFETIME, position.day(), used.lifetime());
                usage.paidAt(used.last());
            }
            usages.put(position, usage);
        }
        return usages;
    }

    /**
     * Makes the claims from each position on what they were rated at, hands out anew what is shared, and says whose
     * payments change by it.
     *
     * @param rated everything that is worth something from the day of each position on; more than that is ignored
     */
    public List<Paid> settle(Connection connection, Map<Onward, List<Rated>> rated) throws SQLException {
        var settlements = settlements(connection, rated);
        var paid = new ArrayList<Paid>();
        for (var settlement : settlements.entrySet()) {
            if (!settlement.getValue().isEmpty()) {
                settle(connection, settlement.getKey(), settlement.getValue(), paid);
            }
        }
        return paid;
    }

    private Map<Rule, Settlement> settlements(Connection connection, Map<Onward, List<Rated>> rated)
            throws SQLException {
        var stored = new HashMap<Subject, Map<Claim.Key, Claim>>();
        for (var claim : repository.onward(connection, rated.keySet())) {
            stored.computeIfAbsent(new Subject(claim.ruleId(), claim.memberId()), s -> new LinkedHashMap<>())
                    .put(claim.key(), claim);
        }
        var settlements = new LinkedHashMap<Rule, Settlement>();
        rated.forEach((position, all) -> {
            var settlement = settlements.computeIfAbsent(position.rule(), r -> new Settlement());
            var before = stored.getOrDefault(new Subject(position.rule().id(), position.memberId()), Map.of());
            var seen = new HashSet<Claim.Key>();
            for (var one : all) {
                if (one.amount() > 0 && !one.day().isBefore(position.day())) {
                    var now = Claim.of(one);
                    var then = before.get(now.key());
                    seen.add(now.key());
                    if (then == null || !then.asksTheSameAs(now)) {
                        settlement.ask(then, now);
                    }
                }
            }
            before.values().stream()
                    .filter(claim -> !seen.contains(claim.key()))
                    .forEach(settlement::drop);
        });
        return settlements;
    }

    private void settle(Connection connection, Rule rule, Settlement settlement, List<Paid> paid) throws SQLException {
        var payments = rule.sharesCaps() ? allocate(connection, rule, settlement) : settlement.inFull();
        var gone = settlement.gone();
        repository.remove(connection, gone);
        repository.put(connection, payments.stream().map(Payment::claim).toList());
        totals.add(connection, rule, settlement.more(payments));
        payments.forEach(payment ->
                paid.add(new Paid(rule, payment.claim(), payment.claim().paid())));
        gone.forEach(claim -> paid.add(new Paid(rule, claim, 0)));
    }

    private List<Payment> allocate(Connection connection, Rule rule, Settlement settlement) throws SQLException {
        var from = SharedCaps.first(rule, settlement.since().firstKey());
        return new Allocation(rule, settlement, totals.from(connection, rule, from))
                .run((day, time) -> repository.ofDay(connection, rule, day, time));
    }

    /** The caps that members share, and what was paid of them before a day. */
    public SharedCaps sharedBefore(Connection connection, Rule rule, LocalDate day) throws SQLException {
        var shared = new SharedCaps(rule);
        totals.from(connection, rule, SharedCaps.first(rule, day))
                .headMap(day)
                .forEach((earlier, total) -> shared.add(earlier, total.paid()));
        return shared;
    }

    /** How the caps that members share stood before an occasion; none where its version has no such caps. */
    public List<CapUse> shared(Connection connection, Rated rated) throws SQLException {
        var version = rated.version();
        if (version == null || version.sharedCaps().isEmpty()) {
            return List.of();
        }
        var shared = sharedBefore(connection, rated.rule(), rated.day());
        var mine = Claim.of(rated);
        repository.ofDay(connection, rated.rule(), rated.day(), Allocation.WHOLE_DAY).stream()
                .filter(claim -> claim.isBefore(mine))
                .forEach(claim -> shared.add(claim.day(), claim.paid()));
        return shared.uses(version, rated.day());
    }

    /** All that a rule has ever paid; 0 for a rule that keeps no claims. */
    public long spent(Connection connection, UUID communityId, UUID ruleId) throws SQLException {
        return totals.spent(connection, communityId, ruleId);
    }

    /**
     * Makes claims of what a rule has paid so far, when a new version is the first that needs them. What an operator took
     * back has no claim by that: it has to be rated again.
     *
     * @return whether it did
     */
    public boolean begin(Connection connection, Rule rule, ZoneId zone) throws SQLException {
        if (!rule.keepsClaims() || repository.hasAny(connection, rule)) {
            return false;
        }
        repository.takeOver(connection, rule, zone.getId());
        totals.addUp(connection, rule);
        return true;
    }
}
