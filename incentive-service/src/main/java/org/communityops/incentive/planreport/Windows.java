package org.communityops.incentive.planreport;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.communityops.incentive.plan.Plan;
import org.communityops.incentive.planreport.Effect.Stretch;

/**
 * The local days of a plan so far, and as many right before them.
 *
 * @param first the first day of the plan
 * @param last its last day; the present one counts as far as it has gone
 */
record Windows(LocalDate first, LocalDate last) {
    /** Days and what the two groups did on them. */
    interface Count {
        long on(boolean reached, LocalDate day);
    }

    /** Empty as long as the plan has not begun. */
    static Optional<Windows> of(Plan plan, ZoneId zone, Instant now) {
        var end = plan.endsAt().minusNanos(1);
        if (plan.endedAt() != null && plan.endedAt().isBefore(end)) {
            end = plan.endedAt();
        }
        if (now.isBefore(end)) {
            end = now;
        }
        return end.isBefore(plan.startsAt())
                ? Optional.empty()
                : Optional.of(new Windows(LocalDate.ofInstant(plan.startsAt(), zone), LocalDate.ofInstant(end, zone)));
    }

    int days() {
        return (int) ChronoUnit.DAYS.between(first, last) + 1;
    }

    LocalDate firstBefore() {
        return first.minusDays(days());
    }

    /** What a group did in the window before, or while the plan ran. */
    long sum(Count count, boolean reached, boolean during) {
        var from = during ? first : firstBefore();
        return sum(count, reached, from, from.plusDays(days() - 1L));
    }

    /**
     * Both windows in stretches, none of which is in both.
     *
     * @param length of a stretch in days; the last one of a window may be shorter
     */
    List<Stretch> stretches(Count count, int length) {
        var stretches = new ArrayList<Stretch>();
        for (var start : List.of(firstBefore(), first)) {
            var end = start.plusDays(days());
            for (var from = start; from.isBefore(end); from = from.plusDays(length)) {
                var next = from.plusDays(length);
                var to = (next.isBefore(end) ? next : end).minusDays(1);
                stretches.add(new Stretch(from, to, sum(count, true, from, to), sum(count, false, from, to)));
            }
        }
        return stretches;
    }

    private static long sum(Count count, boolean reached, LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1))
                .mapToLong(day -> count.on(reached, day))
                .sum();
    }
}
