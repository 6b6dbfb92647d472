package org.communityops.kpi.forecast;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.metric.MetricDefinition.Unit;
import org.communityops.kpi.period.DayRange;
import org.communityops.kpi.series.DailyFigures;
import org.communityops.kpi.series.MetricDays;
import org.communityops.kpi.significance.Confidence;
import org.communityops.kpi.significance.InsufficientData;
import org.communityops.kpi.significance.Rounded;
import org.jspecify.annotations.Nullable;

/** Forecasts the days to come from those that are over. */
@ApplicationScoped
class ForecastService {
    /** What lies further back says nothing of the next weeks. */
    private static final int LONGEST = 52 * HoltWinters.SEASON;

    private static final int MOST_AHEAD = 90;

    private final MetricDays days;

    ForecastService(MetricDays days) {
        this.days = days;
    }

    /** The next days; 422 when there are too few to fit a model and to try it. */
    ForecastView forecast(Community community, String metric, @Nullable String variant, int horizon) {
        if (horizon < 1 || horizon > MOST_AHEAD) {
            throw ProblemException.invalid("horizon", "range", "horizon is a number from 1 to " + MOST_AHEAD);
        }
        var unit = days.definition(community, metric).unit();
        var seen = seen(community, metric, variant);
        var values = seen.values();
        requireEnough(values, horizon);
        var model = HoltWinters.fit(values);
        var bounds = Bounds.of(values, unit);
        return new ForecastView(
                metric,
                seen.version(),
                seen.variant(),
                community.zone().getId(),
                community.lastDay(),
                seen.from(),
                seen.to(),
                model(model, seen.to()),
                errors(tried(values, horizon)),
                items(model, seen.to(), horizon, bounds));
    }

    private DailyFigures seen(Community community, String metric, @Nullable String variant) {
        var complete = days.complete(community)
                .orElseThrow(() -> InsufficientData.because("There is no day that is over and has data"));
        var earliest = complete.to().minusDays(LONGEST - 1L);
        var from = complete.from().isBefore(earliest) ? earliest : complete.from();
        return days.figures(community, metric, variant, new DayRange(from, complete.to()));
    }

    private static void requireEnough(double[] values, int horizon) {
        var needed = BackTest.SHORTEST + horizon;
        if (values.length < needed) {
            throw InsufficientData.because("A forecast of " + horizon + " days needs " + needed
                    + " days that are over: 4 weeks to learn from and as many as are forecast to try it on; there are "
                    + values.length);
        }
        var unknown = Arrays.stream(values).filter(Double::isNaN).count();
        if (3 * unknown > values.length) {
            throw InsufficientData.because("The metric has no value on " + unknown + " of " + values.length + " days");
        }
    }

    private static BackTest tried(double[] values, int horizon) {
        var test = BackTest.of(values, horizon);
        if (test.days() == 0) {
            throw InsufficientData.because("The metric has no value on any of the days to try a forecast on");
        }
        return test;
    }

    private static ForecastView.Model model(HoltWinters model, LocalDate last) {
        Map<DayOfWeek, Double> weekdays = new EnumMap<>(DayOfWeek.class);
        for (var ahead = 1; ahead <= HoltWinters.SEASON; ahead++) {
            weekdays.put(last.plusDays(ahead).getDayOfWeek(), Rounded.of(model.season(ahead)));
        }
        var smoothing = model.smoothing();
        return new ForecastView.Model(
                Rounded.of(smoothing.alpha()),
                Rounded.of(smoothing.beta()),
                Rounded.of(smoothing.gamma()),
                Rounded.of(model.trend()),
                weekdays);
    }

    private static ForecastView.Errors errors(BackTest test) {
        return new ForecastView.Errors(
                test.origins(),
                test.days(),
                Rounded.of(test.error()),
                Rounded.of(test.naiveError()),
                Double.isFinite(test.scaled()) ? Rounded.of(test.scaled()) : null,
                Rounded.of(test.within80()),
                Rounded.of(test.within95()));
    }

    private static List<ForecastView.Day> items(HoltWinters model, LocalDate last, int horizon, Bounds bounds) {
        var quantile80 = Confidence.normalQuantile(0.80);
        var quantile95 = Confidence.normalQuantile(0.95);
        return IntStream.rangeClosed(1, horizon)
                .mapToObj(ahead -> {
                    var expected = model.expected(ahead);
                    var deviation = model.deviation(ahead);
                    return new ForecastView.Day(
                            last.plusDays(ahead),
                            bounds.rounded(expected),
                            bounds.rounded(expected - quantile80 * deviation),
                            bounds.rounded(expected + quantile80 * deviation),
                            bounds.rounded(expected - quantile95 * deviation),
                            bounds.rounded(expected + quantile95 * deviation));
                })
                .toList();
    }

    /** What the metric has never left: nothing is less than none, and no share of something more than all of it. */
    private record Bounds(double low, double high) {
        static Bounds of(double[] values, Unit unit) {
            var known =
                    Arrays.stream(values).filter(value -> !Double.isNaN(value)).summaryStatistics();
            return new Bounds(
                    known.getMin() < 0 ? Double.NEGATIVE_INFINITY : 0,
                    unit == Unit.RATIO && known.getMax() <= 1 ? 1 : Double.POSITIVE_INFINITY);
        }

        double rounded(double value) {
            return Rounded.of(Math.clamp(value, low, high));
        }
    }
}
