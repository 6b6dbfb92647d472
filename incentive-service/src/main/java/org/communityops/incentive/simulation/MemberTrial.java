package org.communityops.incentive.simulation;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.communityops.incentive.fact.Activity;
import org.communityops.incentive.fact.Fact;
import org.communityops.incentive.rating.DayLevel;
import org.communityops.incentive.rating.Rated;
import org.communityops.incentive.rating.Rating;
import org.communityops.incentive.rating.Usage;

/**
 * One member of a test.
 *
 * @param facts everything that the rules look at, retracted facts included
 */
record MemberTrial(UUID memberId, List<Fact> facts) {
    /** The days of a test, in the zone of its community. */
    record Period(LocalDate from, LocalDate to, ZoneId zone) {
        boolean holds(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /** What the member would be paid for by a rule, by what concerns the member alone. */
    List<Rated> rate(Trial trial, Period period, Usage usage, DayLevel level) {
        var rated = trial.rule().isOfStreaks()
                ? streaks(trial, period, usage, level)
                : Rating.ofEvents(trial.rule(), eventsFor(trial, period), usage, level);
        return rated.stream()
                .filter(one -> one.amount() > 0 && period.holds(one.day()))
                .toList();
    }

    private List<Fact> eventsFor(Trial trial, Period period) {
        var first = trial.looksBackTo(period.from());
        return facts.stream().filter(fact -> !fact.day().isBefore(first)).toList();
    }

    private List<Rated> streaks(Trial trial, Period period, Usage usage, DayLevel level) {
        Map<Activity, Set<LocalDate>> active = new HashMap<>();
        var days = new TreeSet<LocalDate>();
        for (var activity : trial.rule().activities()) {
            var own = new TreeSet<LocalDate>();
            facts.stream()
                    .filter(fact -> !fact.retracted() && activity.counts(fact))
                    .forEach(fact -> own.add(fact.day()));
            active.put(activity, own);
            days.addAll(own);
        }
        var rated = days.subSet(period.from(), true, period.to(), true);
        return Rating.ofStreaks(trial.rule(), memberId, active, rated, period.zone(), usage, level);
    }
}
