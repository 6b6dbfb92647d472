package org.communityops.kpi.series;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.metric.Metric;
import org.communityops.kpi.ownmetric.CommunityMetrics;
import org.communityops.kpi.period.DayRangeQuery;
import org.communityops.kpi.period.Period;
import org.communityops.kpi.rollup.DayRollups;
import org.jspecify.annotations.Nullable;

/** Computes series of metrics from rollups, all metrics of a request from one reading. */
@ApplicationScoped
class SeriesService {
    private final CommunityMetrics metrics;
    private final Lines lines;

    SeriesService(CommunityMetrics metrics, Lines lines) {
        this.metrics = metrics;
        this.lines = lines;
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
        var days = lines.days(community, range);
        var asked = wanted.stream()
                .map(metric -> lines.line(community, metric, days, query, variant))
                .toList();
        var read = lines.read(community, asked);
        return asked.stream().map(line -> view(line, community, read)).toList();
    }

    private static SeriesView view(Line line, Community community, DayRollups rollups) {
        return SeriesView.of(
                line,
                community,
                line.periods().stream()
                        .map(period -> item(line, period, community, rollups))
                        .toList());
    }

    private static SeriesItem item(Line line, Period period, Community community, DayRollups rollups) {
        var figure = line.formula().figure(period, community, rollups);
        return SeriesItem.of(period.toString(), figure, community.hasOnlyPartOf(period));
    }
}
