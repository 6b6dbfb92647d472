package org.communityops.kpi.explain;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.fact.Members;
import org.communityops.kpi.metric.Metric;
import org.communityops.kpi.metric.Needs;
import org.communityops.kpi.period.DayRange;
import org.communityops.kpi.period.Period;
import org.communityops.kpi.rollup.DayRollups;
import org.communityops.kpi.rollup.Measure;
import org.communityops.kpi.series.FormQuery;
import org.communityops.kpi.series.Line;
import org.communityops.kpi.series.Lines;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Finds out what stands behind a value, by the terms that computed it. */
@ApplicationScoped
class ExplainService {
    private final Lines lines;
    private final Members members;

    ExplainService(Lines lines, Members members) {
        this.lines = lines;
        this.members = members;
    }

    /** A member with the number that is the key of the list. */
    record Found(int number, MemberEvidence member) {}

    /** The values of the periods that hold a day of the range, and what was read for them. */
    Explanation explain(Community community, Metric metric, DayRange range, FormQuery form, @Nullable String variant) {
        var line = lines.line(community, metric, range, form, variant);
        for (var term : line.formula().terms()) {
            line = line.reading(term.evidence());
        }
        var rollups = lines.read(community, List.of(line));
        var items = new ArrayList<Explanation.Item>();
        for (var period : line.periods()) {
            items.add(item(line, period, community, rollups));
        }
        return new Explanation(
                metric.definition(),
                line.variant(),
                line.currency(),
                line.granularity(),
                community.zone().getId(),
                community.lastDay(),
                items,
                inputs(line.needs(), rollups));
    }

    /**
     * The members behind one side of the value of a period, by their numbers.
     *
     * @param after the number that the page starts after
     */
    List<Found> members(
            Community community,
            Metric metric,
            String period,
            Side side,
            @Nullable String currency,
            @Nullable String variant,
            int after,
            int limit) {
        var wanted = Period.parse(period)
                .orElseThrow(() -> ProblemException.invalid(
                        "period", "invalid-period", "period is a day, week, month, quarter or year, like 2026-05"));
        var line = lines.line(
                community,
                metric,
                new DayRange(wanted.first(), wanted.first()),
                FormQuery.of(wanted.granularity(), currency),
                variant);
        var term = side.of(line.formula().terms())
                .orElseThrow(() -> ProblemException.invalid(
                        "side", "nothing-there", metric.id() + " has no members on this side; ask for its parts"));
        var rollups = lines.read(community, List.of(line.reading(term.evidence())));
        var behind = page(term.members().of(wanted, community, rollups), after, limit);
        var ids = members.ids(community.id(), behind);
        var looked = term.evidence();
        return behind.stream()
                .map(number -> new Found(
                        number,
                        new MemberEvidence(Objects.requireNonNull(ids.get(number)), days(looked, rollups, number))))
                .toList();
    }

    private static Explanation.Item item(Line line, Period period, Community community, DayRollups rollups) {
        var parts = new ArrayList<Explanation.Part>();
        new TreeMap<>(line.formula().parts())
                .forEach((name, formula) -> parts.add(
                        new Explanation.Part(name, Explanation.Value.of(formula.figure(period, community, rollups)))));
        return new Explanation.Item(
                period.toString(),
                community.hasOnlyPartOf(period),
                Explanation.Value.of(line.formula().figure(period, community, rollups)),
                parts);
    }

    private static List<Explanation.Input> inputs(Needs needs, DayRollups rollups) {
        return measures(needs).stream()
                .sorted(Comparator.comparing(Measure::name))
                .map(measure -> new Explanation.Input(measure.name(), days(measure, rollups)))
                .toList();
    }

    private static List<Explanation.Day> days(Measure measure, DayRollups rollups) {
        var days = new ArrayList<Explanation.Day>();
        for (var day = rollups.first(); !day.isAfter(rollups.last()); day = day.plusDays(1)) {
            var count = rollups.count(measure, day, day);
            var present = Math.toIntExact(rollups.sizes(measure, day, day));
            if (count != 0 || present != 0) {
                days.add(new Explanation.Day(day, count, present));
            }
        }
        return days;
    }

    private static List<LocalDate> days(Needs evidence, DayRollups rollups, int number) {
        var looked = measures(evidence);
        var days = new ArrayList<LocalDate>();
        for (var day = rollups.first(); !day.isAfter(rollups.last()); day = day.plusDays(1)) {
            var today = day;
            if (looked.stream().anyMatch(measure -> rollups.on(measure, today).contains(number))) {
                days.add(day);
            }
        }
        return days;
    }

    private static List<Integer> page(RoaringBitmap members, int after, int limit) {
        var numbers = members.getIntIterator();
        numbers.advanceIfNeeded(after + 1);
        var page = new ArrayList<Integer>();
        while (numbers.hasNext() && page.size() < limit) {
            page.add(numbers.next());
        }
        return page;
    }

    private static Set<Measure> measures(Needs needs) {
        var measures = new HashSet<>(needs.counts());
        measures.addAll(needs.sizes());
        measures.addAll(needs.members());
        return measures;
    }
}
