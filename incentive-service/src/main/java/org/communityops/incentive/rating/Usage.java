package org.communityops.incentive.rating;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communityops.incentive.rule.CapPeriod;
import org.jspecify.annotations.Nullable;

/** What a rule has paid so far, to one member or to all that share a cap, by the periods that are capped. */
public final class Usage {
    private final Set<CapPeriod> periods;
    private final Map<Period, Long> used = new HashMap<>();
    private @Nullable Instant lastPaid;

    private record Period(CapPeriod kind, LocalDate first) {}

    /** Nothing paid so far. */
    public Usage(Set<CapPeriod> periods) {
        this.periods = periods;
    }

    /** Paid so far in the period that holds a day. */
    public long used(CapPeriod period, LocalDate day) {
        return used.getOrDefault(new Period(period, period.first(day)), 0L);
    }

    /** When an occasion was paid last. */
    public Optional<Instant> lastPaid() {
        return Optional.ofNullable(lastPaid);
    }

    /** Adds what was paid on a day. */
    public void add(LocalDate day, long amount) {
        for (var period : periods) {
            addTo(period, day, amount);
        }
    }

    /** Adds what was paid in one kind of period only. */
    public void addTo(CapPeriod period, LocalDate day, long amount) {
        used.merge(new Period(period, period.first(day)), amount, Long::sum);
    }

    /** Remembers when an occasion was paid, the latest last. */
    public void paidAt(Instant time) {
        lastPaid = time;
    }

    /** Whether the same was paid in every period that holds a day. */
    public boolean isSameOn(LocalDate day, Usage other) {
        return periods.stream().allMatch(period -> used(period, day) == other.used(period, day));
    }
}
