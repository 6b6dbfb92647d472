package org.communityops.kpi.series;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.metric.Formula;
import org.communityops.kpi.metric.MetricCatalogue;
import org.communityops.kpi.metric.MetricDefinition;
import org.communityops.kpi.period.DayRange;
import org.communityops.kpi.period.DayRangeQuery;
import org.communityops.kpi.period.Granularity;
import org.jspecify.annotations.Nullable;

/** Metrics day by day, for the features that look for patterns in them. */
@ApplicationScoped
public class MetricDays {
    private final SeriesService series;
    private final MetricCatalogue catalogue;
    private final Clock clock;

    MetricDays(SeriesService series, MetricCatalogue catalogue, Clock clock) {
        this.series = series;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** What a metric means; a problem (404) when there is none of that name. */
    public MetricDefinition definition(String metric) {
        return catalogue.get(metric).definition();
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
        var view = series.series(community, metric, DayRangeQuery.of(days), Granularity.DAY.name(), variant);
        return new DailyFigures(
                view.metric(),
                view.version(),
                view.variant(),
                catalogue
                        .get(metric)
                        .formula(variant)
                        .filter(MetricDays::countsEvents)
                        .isPresent(),
                days.from(),
                view.items().stream()
                        .map(item -> new DailyFigures.Figure(item.value(), item.numerator(), item.denominator()))
                        .toList());
    }

    /** Changes with the rollups, with the definitions, and when a day ends. */
    public String tag(Community community) {
        return community.revision() + "-" + catalogue.version() + "-" + today(community);
    }

    private LocalDate today(Community community) {
        return LocalDate.ofInstant(clock.instant(), community.zone());
    }

    private static boolean countsEvents(Formula formula) {
        var needs = formula.needs();
        return needs.members().isEmpty() && needs.sizes().isEmpty();
    }
}
