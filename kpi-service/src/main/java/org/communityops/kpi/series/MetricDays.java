package org.communityops.kpi.series;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.metric.Formula;
import org.communityops.kpi.metric.MetricCatalogue;
import org.communityops.kpi.metric.MetricDefinition;
import org.communityops.kpi.ownmetric.CommunityMetrics;
import org.communityops.kpi.period.DayRange;
import org.communityops.kpi.period.DayRangeQuery;
import org.communityops.kpi.period.Granularity;
import org.jspecify.annotations.Nullable;

/** Metrics day by day, for the features that look for patterns in them. */
@ApplicationScoped
public class MetricDays {
    private final SeriesService series;
    private final CommunityMetrics metrics;
    private final MetricCatalogue catalogue;
    private final Clock clock;

    MetricDays(SeriesService series, CommunityMetrics metrics, MetricCatalogue catalogue, Clock clock) {
        this.series = series;
        this.metrics = metrics;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** What a metric means; a problem (404) when there is none of that name. */
    public MetricDefinition definition(Community community, String metric) {
        return metrics.get(community.id(), metric, null).definition();
    }

    /** The days that are over and have data; empty while there are none. */
    public Optional<DayRange> complete(Community community) {
        var first = community.firstDay();
        var last = community.lastDay();
        if (first == null || last == null) {
            return Optional.empty();
        }
        var yesterday = today(community).minusDays(1);
        var end = last.isAfter(yesterday) ? yesterday : last;
        return end.isBefore(first) ? Optional.empty() : Optional.of(new DayRange(first, end));
    }

    /** A metric on these days: 404 when there is no such metric, 422 when it has no days or no such variant. */
    public DailyFigures figures(Community community, String metric, @Nullable String variant, DayRange days) {
        var query = new SeriesQuery();
        query.granularity = Granularity.DAY.name();
        var view = series.series(community, metric, null, variant, DayRangeQuery.of(days), query);
        var currency = Objects.requireNonNullElse(view.currency(), Lines.NONE);
        return new DailyFigures(
                view.metric(),
                view.version(),
                view.variant(),
                metrics.get(community.id(), metric, null)
                        .formula(variant, currency)
                        .filter(MetricDays::countsEvents)
                        .isPresent(),
                days.from(),
                view.items().stream()
                        .map(item -> new DailyFigures.Figure(item.value(), item.numerator(), item.denominator()))
                        .toList());
    }

    /** Changes with the rollups, with the definitions, and when a day ends. */
    public String tag(Community community, String metric) {
        var version = definition(community, metric).version();
        return community.revision() + "-" + catalogue.version() + "-" + version + "-" + today(community);
    }

    private LocalDate today(Community community) {
        return LocalDate.ofInstant(clock.instant(), community.zone());
    }

    private static boolean countsEvents(Formula formula) {
        var needs = formula.needs();
        return needs.members().isEmpty() && needs.sizes().isEmpty();
    }
}
