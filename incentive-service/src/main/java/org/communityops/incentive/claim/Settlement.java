package org.communityops.incentive.claim;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How the claims of one rule change: those that are new or ask for another amount, and those that are no more. */
final class Settlement {
    private final Map<Claim.Key, Claim> asking = new HashMap<>();
    private final Map<Claim.Key, Claim> before = new HashMap<>();
    private final Map<Claim.Key, Claim> gone = new HashMap<>();
    private final NavigableMap<LocalDate, Instant> since = new TreeMap<>();

    /** A claim now asks for an amount. */
    void ask(@Nullable Claim stored, Claim now) {
        asking.put(now.key(), now.withPaid(stored == null ? 0 : stored.paid()));
        if (stored != null) {
            before.put(stored.key(), stored);
        }
        touch(now);
    }

    /** A claim is no more. */
    void drop(Claim stored) {
        before.put(stored.key(), stored);
        gone.put(stored.key(), stored);
        touch(stored);
    }

    private void touch(Claim claim) {
        since.merge(claim.day(), claim.time(), (one, other) -> one.isBefore(other) ? one : other);
    }

    boolean isEmpty() {
        return since.isEmpty();
    }

    /** Whether a claim is new or asks for something else. */
    boolean asks(Claim claim) {
        return asking.containsKey(claim.key());
    }

    /** The days that change, and the time from which on each does. */
    NavigableMap<LocalDate, Instant> since() {
        return since;
    }

    /** Everything that is asked for is paid, where members share no cap. */
    List<Payment> inFull() {
        return asking.values().stream()
                .map(claim -> new Payment(claim.withPaid(claim.amount()), claim.paid()))
                .toList();
    }

    /** Those that are no more, with what was paid for them. */
    Collection<Claim> gone() {
        return gone.values();
    }

    /** What was paid on a day for claims that are no more. */
    long paidForGone(LocalDate day) {
        return gone.values().stream()
                .filter(claim -> claim.day().equals(day))
                .mapToLong(Claim::paid)
                .sum();
    }

    /** The claims of a day from a time on as they will be, when they are stored like this. */
    List<Claim> applyTo(LocalDate day, Instant from, List<Claim> stored) {
        var claims = new ArrayList<Claim>();
        stored.stream()
                .filter(claim -> !gone.containsKey(claim.key()) && !asking.containsKey(claim.key()))
                .forEach(claims::add);
        asking.values().stream()
                .filter(claim -> claim.day().equals(day) && !claim.time().isBefore(from))
                .forEach(claims::add);
        claims.sort(Claim.ORDER);
        return claims;
    }

    /** What is claimed and paid more than before, by day. */
    Map<LocalDate, DayTotal> more(List<Payment> payments) {
        var more = new TreeMap<LocalDate, DayTotal>();
        asking.values().forEach(claim -> add(more, claim.day(), claim.amount(), 0));
        before.values().forEach(claim -> add(more, claim.day(), -claim.amount(), 0));
        gone.values().forEach(claim -> add(more, claim.day(), 0, -claim.paid()));
        payments.forEach(
                payment -> add(more, payment.claim().day(), 0, payment.claim().paid() - payment.before()));
        return more;
    }

    private static void add(Map<LocalDate, DayTotal> totals, LocalDate day, long claimed, long paid) {
        totals.merge(
                day,
                new DayTotal(claimed, paid),
                (one, other) -> new DayTotal(one.claimed() + other.claimed(), one.paid() + other.paid()));
    }
}
