package org.communityops.kpi.series;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.metric.Formula;
import org.communityops.kpi.metric.Metric;
import org.communityops.kpi.metric.MetricCatalogue;
import org.communityops.kpi.metric.Needs;
import org.communityops.kpi.period.DayRange;
import org.communityops.kpi.period.DayRangeQuery;
import org.communityops.kpi.period.Granularity;
import org.communityops.kpi.period.Period;
import org.communityops.kpi.rollup.DayRollups;
import org.communityops.kpi.rollup.Measure;
import org.communityops.kpi.rollup.RollupReader;
import org.communityops.kpi.rollup.Selection;
import org.jspecify.annotations.Nullable;

/** Computes series of metrics from rollups, all metrics of a request from one reading. */
@ApplicationScoped
class SeriesService {
    private final MetricCatalogue catalogue;
    private final RollupReader rollups;
    private final Clock clock;

    SeriesService(MetricCatalogue catalogue, RollupReader rollups, Clock clock) {
        this.catalogue = catalogue;
        this.rollups = rollups;
        this.clock = clock;
    }

    /** One metric over some periods, with all that is needed to compute it. */
    private record Line(
            Metric metric, Formula formula, @Nullable String variant, List<Period> periods) {
        Granularity granularity() {
            return periods.getFirst().granularity();
        }

        LocalDate begin() {
            var needs = formula.needs();
            return periods.getFirst().plus(-needs.periodsBefore()).first().minusDays(needs.daysBefore());
        }

        LocalDate end() {
            var needs = formula.needs();
            return periods.getLast().plus(needs.periodsAfter()).last().plusDays(needs.daysAfter());
        }
    }

    /** The series of one metric. */
    SeriesView series(
            Community community,
            String metric,
            DayRangeQuery range,
            @Nullable String granularity,
            @Nullable String variant) {
        return series(community, List.of(metric), range, granularity, variant).getFirst();
    }

    /** The series of several metrics, in their order. */
    List<SeriesView> series(
            Community community,
            List<String> metrics,
            DayRangeQuery query,
            @Nullable String granularity,
            @Nullable String variant) {
        var wanted = metrics.stream().map(catalogue::get).toList();
        var today = LocalDate.ofInstant(clock.instant(), community.zone());
        var first = community.firstDay() == null ? today : community.firstDay();
        var range = query.within(first, community.lastDay() == null ? today : community.lastDay());
        var lines = wanted.stream()
                .map(metric -> line(metric, range, granularity, variant))
                .toList();
        var read = read(community, lines);
        return lines.stream().map(line -> view(line, community, read)).toList();
    }

    private static Line line(Metric metric, DayRange range, @Nullable String granularity, @Nullable String variant) {
        var formula = metric.formula(variant)
                .orElseThrow(() -> ProblemException.invalid(
                        "variant",
                        "unknown",
                        metric.id() + " has the variants " + metric.definition().variants()));
        var periods = Period.covering(granularity(metric, granularity), range.from(), range.to());
        var variants = metric.definition().variants();
        var named = variant != null || variants.isEmpty() ? variant : variants.getFirst();
        return new Line(metric, formula, named, periods);
    }

    private static Granularity granularity(Metric metric, @Nullable String wanted) {
        var defined = metric.definition().granularities();
        if (wanted == null) {
            return defined.getFirst();
        }
        return defined.stream()
                .filter(granularity -> granularity.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "granularity", "unknown", metric.id() + " has the granularities " + defined));
    }

    /** Reads what all lines need at once, and no day that cannot hold anything. */
    private DayRollups read(Community community, List<Line> lines) {
        var begin = later(earliest(lines, Line::begin), community.firstDay());
        var end = earlier(latest(lines, Line::end), community.lastDay());
        if (end.isBefore(begin)) {
            end = begin;
        }
        var everyJoin = lines.stream().anyMatch(line -> line.formula().needs().everyJoin());
        var joinsFrom = everyJoin && community.firstDay() != null ? community.firstDay() : begin;
        var selection = new Selection(
                begin,
                end,
                joinsFrom,
                measures(lines, Needs::counts),
                measures(lines, Needs::sizes),
                measures(lines, Needs::members));
        return rollups.read(community.id(), selection);
    }

    private static SeriesView view(Line line, Community community, DayRollups rollups) {
        var items = new ArrayList<SeriesItem>();
        for (var period : line.periods()) {
            var figure = line.formula().figure(period, community, rollups);
            items.add(SeriesItem.of(period.toString(), figure, isPartial(period, community)));
        }
        return new SeriesView(
                line.metric().id(),
                line.metric().definition().version(),
                line.variant(),
                line.granularity(),
                community.zone().getId(),
                community.lastDay(),
                items);
    }

    private static boolean isPartial(Period period, Community community) {
        var days = period.last().toEpochDay() - period.first().toEpochDay() + 1;
        return community.daysWithin(period.first(), period.last()) < days;
    }

    private static Set<Measure> measures(List<Line> lines, Function<Needs, Set<Measure>> kind) {
        var measures = new HashSet<Measure>();
        lines.forEach(line -> measures.addAll(kind.apply(line.formula().needs())));
        return measures;
    }

    private static LocalDate earliest(List<Line> lines, Function<Line, LocalDate> day) {
        return lines.stream().map(day).min(LocalDate::compareTo).orElseThrow();
    }

    private static LocalDate latest(List<Line> lines, Function<Line, LocalDate> day) {
        return lines.stream().map(day).max(LocalDate::compareTo).orElseThrow();
    }

    private static LocalDate later(LocalDate day, @Nullable LocalDate other) {
        return other != null && other.isAfter(day) ? other : day;
    }

    private static LocalDate earlier(LocalDate day, @Nullable LocalDate other) {
        return other != null && other.isBefore(day) ? other : day;
    }
}
