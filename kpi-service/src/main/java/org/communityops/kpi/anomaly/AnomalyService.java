package org.communityops.kpi.anomaly;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.metric.MetricDefinition.Unit;
import org.communityops.kpi.period.DayRange;
import org.communityops.kpi.period.DayRangeQuery;
import org.communityops.kpi.series.MetricDays;
import org.communityops.kpi.significance.InsufficientData;
import org.jspecify.annotations.Nullable;

/** Holds days against what the same weekdays were before. */
@ApplicationScoped
class AnomalyService {
    private final MetricDays days;

    AnomalyService(MetricDays days) {
        this.days = days;
    }

    /** The days of the range that are over; 422 when none of them has four weeks before it. */
    AnomalyView anomalies(Community community, String metric, @Nullable String variant, DayRangeQuery query) {
        var unit = days.definition(community, metric).unit();
        var complete = days.complete(community)
                .orElseThrow(() -> InsufficientData.because("There is no day that is over and has data"));
        var wanted = query.within(complete.from(), complete.to());
        var last = wanted.to().isAfter(complete.to()) ? complete.to() : wanted.to();
        var first = wanted.from().isBefore(complete.from()) ? complete.from() : wanted.from();
        if (first.isAfter(last)) {
            throw InsufficientData.because("None of the days is over and has data");
        }
        var back = first.minusWeeks(SeasonalBand.WEEKS);
        var from = back.isBefore(complete.from()) ? complete.from() : back;
        var figures = days.figures(community, metric, variant, new DayRange(from, last));
        var items = items(figures.values(), from, first, unit == Unit.MEMBERS || unit == Unit.EVENTS);
        if (items.stream().allMatch(day -> day.expected() == null)) {
            throw InsufficientData.because("No day has four weeks before it in which its weekday has a value");
        }
        return new AnomalyView(
                metric,
                figures.version(),
                figures.variant(),
                community.zone().getId(),
                community.lastDay(),
                (int) items.stream().filter(AnomalyService::isOutside).count(),
                items);
    }

    private static List<AnomalyView.Day> items(double[] values, LocalDate from, LocalDate first, boolean counted) {
        var items = new ArrayList<AnomalyView.Day>();
        for (var day = (int) (first.toEpochDay() - from.toEpochDay()); day < values.length; day++) {
            var band = SeasonalBand.of(values, day, counted).orElse(null);
            items.add(AnomalyView.Day.of(from.plusDays(day), values[day], band));
        }
        return items;
    }

    private static boolean isOutside(AnomalyView.Day day) {
        return day.state() == AnomalyView.State.HIGH || day.state() == AnomalyView.State.LOW;
    }
}
