package org.communityops.kpi.series;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.metric.Breakdown;
import org.communityops.kpi.metric.Metric;
import org.communityops.kpi.ownmetric.CommunityMetrics;
import org.communityops.kpi.period.DayRangeQuery;
import org.communityops.kpi.period.Period;
import org.communityops.kpi.rollup.DayRollups;
import org.communityops.kpi.rollup.MemberGroup;
import org.communityops.kpi.segment.Segments;
import org.communityops.kpi.tier.Tiers;
import org.jspecify.annotations.Nullable;

/** Computes series of metrics from rollups, all metrics of a request from one reading. */
@ApplicationScoped
class SeriesService {
    private final CommunityMetrics metrics;
    private final Lines lines;
    private final Tiers tiers;
    private final Segments segments;

    SeriesService(CommunityMetrics metrics, Lines lines, Tiers tiers, Segments segments) {
        this.metrics = metrics;
        this.lines = lines;
        this.tiers = tiers;
        this.segments = segments;
    }

    /** The series of one metric. */
    SeriesView series(
            Community community,
            String metric,
            @Nullable Integer version,
            @Nullable String variant,
            DayRangeQuery range,
            SeriesQuery query) {
        var wanted = metrics.get(community.id(), metric, version);
        return series(community, List.of(wanted), variant, range, query).getFirst();
    }

    /** The series of several metrics, in their order. */
    List<SeriesView> series(Community community, List<String> names, DayRangeQuery range, SeriesQuery query) {
        var wanted = names.stream()
                .map(name -> metrics.get(community.id(), name, null))
                .toList();
        return series(community, wanted, null, range, query);
    }

    private List<SeriesView> series(
            Community community,
            List<Metric> wanted,
            @Nullable String variant,
            DayRangeQuery range,
            SeriesQuery query) {
        var comparison = Comparison.parse(query.compare);
        var days = lines.days(community, range);
        var asked = wanted.stream()
                .map(metric -> lines.line(community, metric, days, query, variant))
                .toList();
        var breakdown = query.breakdown(wanted);
        var reading = reading(asked, comparison, breakdown);
        var whole = lines.read(community, reading);
        var shared = shared(community, breakdown, reading, whole);
        return asked.stream()
                .map(line -> {
                    var slices = breakdown == Breakdown.TYPE ? byType(line, whole) : shared;
                    var values = new Values(line, community, comparison);
                    return SeriesView.of(
                            line,
                            community,
                            values.of(whole),
                            breakdown,
                            slices.stream()
                                    .map(slice ->
                                            new SeriesPart(slice.kind(), slice.name(), values.of(slice.rollups())))
                                    .toList());
                })
                .toList();
    }

    /** The parts that are the same for all lines; types are not. */
    private List<Slice> shared(
            Community community, @Nullable Breakdown breakdown, List<Line> reading, DayRollups whole) {
        return switch (breakdown) {
            case CHANNEL -> lines.byChannel(community, reading, whole);
            case TIER -> byGroup(tiers.groups(community), whole);
            case SEGMENT -> byGroup(segments.groups(community), whole);
            case TYPE -> List.of();
            case null -> List.of();
        };
    }

    private static List<Slice> byGroup(List<MemberGroup> groups, DayRollups whole) {
        return groups.stream()
                .map(group -> new Slice(
                        group.name() == null ? Slice.Kind.NONE : Slice.Kind.NAMED,
                        group.name(),
                        whole.of(group.members())))
                .toList();
    }

    /** The lines with everything that is read for them. */
    private static List<Line> reading(List<Line> asked, Comparison comparison, @Nullable Breakdown breakdown) {
        var reading = new ArrayList<Line>();
        for (var line : asked) {
            var whole = breakdown == null ? line : line.reading(breakdown.reading(line.needs()));
            reading.add(whole);
            if (comparison != Comparison.NONE) {
                reading.add(
                        whole.over(line.periods().stream().map(comparison::of).toList()));
            }
        }
        return reading;
    }

    private static List<Slice> byType(Line line, DayRollups whole) {
        return Breakdown.types(line.formula().needs()).stream()
                .sorted()
                .map(type -> new Slice(Slice.Kind.NAMED, type, whole.of(type)))
                .toList();
    }

    /** The values of a line, from whatever rollups. */
    private record Values(Line line, Community community, Comparison comparison) {
        List<SeriesItem> of(DayRollups rollups) {
            return line.periods().stream()
                    .map(period -> {
                        var item = item(period, rollups);
                        return comparison == Comparison.NONE ? item : item.beside(item(comparison.of(period), rollups));
                    })
                    .toList();
        }

        private SeriesItem item(Period period, DayRollups rollups) {
            var figure = line.formula().figure(period, community, rollups);
            return SeriesItem.of(period.toString(), figure, community.hasOnlyPartOf(period));
        }
    }
}
