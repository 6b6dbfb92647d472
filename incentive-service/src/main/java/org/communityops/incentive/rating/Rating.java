package org.communityops.incentive.rating;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.fact.Activity;
import org.communityops.incentive.fact.Fact;
import org.communityops.incentive.rule.Rule;
import org.communityops.incentive.rule.RuleVersion;

/** What facts are worth: the same facts give the same amounts, in whatever order they are handed over. */
public final class Rating {
    private Rating() {}

    /**
     * Rates the events that a rule with a trigger looks at, those that earn nothing included.
     *
     * @param facts of one member; all of the rule's types in each cap period that they touch, or for a rule that keeps
     *     claims all from some day on
     * @param usage what the rule has paid the member before the first of those days, in periods that hold it
     */
    public static List<Rated> ofEvents(Rule rule, Collection<Fact> facts, Usage usage, DayLevel levels) {
        var member = new MemberRating(rule, usage, levels);
        return facts.stream()
                .filter(fact -> rule.dependsOn(fact.type()))
                .sorted(Fact.ORDER)
                .map(Occasion::of)
                .map(member::rate)
                .toList();
    }

    /**
     * Rates the runs of active days that come to their paying day. A day pays when the days before it that make the run are
     * active and the one before those is not: so each run pays once, and what a day pays depends on no more than the days of
     * one run before it. The version that counts at the start of a day says how long a run is.
     *
     * @param active the active days by what makes a day active in some version, from one day more than the longest run
     *     before {@code days} on
     * @param days the days to rate
     * @param usage what the rule has paid the member before the first of them
     */
    public static List<Rated> ofStreaks(
            Rule rule,
            UUID memberId,
            Map<Activity, Set<LocalDate>> active,
            NavigableSet<LocalDate> days,
            ZoneId zone,
            Usage usage,
            DayLevel levels) {
        var member = new MemberRating(rule, usage, levels);
        var rated = new ArrayList<Rated>();
        for (var day : days) {
            var start = day.atStartOfDay(zone).toInstant();
            var version = rule.at(start);
            if (version.isPresent() && completes(version.get(), active, day)) {
                rated.add(member.rate(Occasion.of(memberId, day, start)));
            }
        }
        return rated;
    }

    private static boolean completes(RuleVersion version, Map<Activity, Set<LocalDate>> active, LocalDate day) {
        var streak = version.definition().streak();
        var days = active.getOrDefault(version.activity(), Set.of());
        if (streak == null) {
            return false;
        }
        for (var back = 0; back < streak.days(); back++) {
            if (!days.contains(day.minusDays(back))) {
                return false;
            }
        }
        return !days.contains(day.minusDays(streak.days()));
    }
}
