package org.communityops.kpi.comparison;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.communityops.kit.access.CommunityScope;
import org.communityops.kit.access.CurrentCaller;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.community.Communities;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.metric.MetricDefinition.Direction;
import org.communityops.kpi.period.DayRange;
import org.communityops.kpi.period.DayRangeQuery;
import org.communityops.kpi.series.MetricDays;
import org.communityops.kpi.significance.Difference;
import org.communityops.kpi.significance.InsufficientData;
import org.communityops.kpi.significance.RankTest;
import org.communityops.kpi.significance.RateTest;
import org.communityops.kpi.significance.Rounded;
import org.jspecify.annotations.Nullable;

/** Compares a metric with itself at another time, elsewhere, or with a number. */
@ApplicationScoped
class ComparisonService {
    private static final int USUAL_DAYS = 28;
    private static final long DAYS_OF_52_WEEKS = 364;

    private final Communities communities;
    private final MetricDays days;
    private final CurrentCaller caller;

    ComparisonService(Communities communities, MetricDays days, CurrentCaller caller) {
        this.communities = communities;
        this.days = days;
        this.caller = caller;
    }

    /**
     * The comparison; 422 when one of the sides has no value on any of its days, 404 when the caller does not hold the
     * other community.
     *
     * @param query the days of the subject; the last 28 that are over when it names none
     */
    ComparisonView compare(
            Community community, String metric, @Nullable String variant, DayRangeQuery query, ComparisonQuery wanted) {
        var with = wanted.with();
        var definition = days.definition(community, metric);
        var range = range(community, query);
        var subject = side(community, metric, variant, range);
        if (with == ComparisonQuery.With.TARGET) {
            return againstTarget(community, subject, wanted.target(), definition.direction());
        }
        var there = with == ComparisonQuery.With.COMMUNITY ? other(wanted.community()) : community;
        var compared = compared(with, range);
        var other = elsewhere(there.id(), () -> side(there, metric, variant, compared));
        return view(with, community, subject, there, other);
    }

    private static DayRange compared(ComparisonQuery.With with, DayRange range) {
        var back =
                switch (with) {
                    case PREVIOUS -> range.to().toEpochDay() - range.from().toEpochDay() + 1;
                    case YEAR_AGO -> DAYS_OF_52_WEEKS;
                    case COMMUNITY, TARGET -> 0;
                };
        return new DayRange(range.from().minusDays(back), range.to().minusDays(back));
    }

    private DayRange range(Community community, DayRangeQuery query) {
        var complete = days.complete(community)
                .orElseThrow(() -> InsufficientData.because("There is no day that is over and has data"));
        var from = complete.to().minusDays(USUAL_DAYS - 1L);
        return query.within(from.isBefore(complete.from()) ? complete.from() : from, complete.to());
    }

    /** The days of the range that are over and have data. */
    private Side side(Community community, String metric, @Nullable String variant, DayRange range) {
        var complete = days.complete(community)
                .filter(all -> !all.from().isAfter(range.to()) && !all.to().isBefore(range.from()))
                .orElseThrow(() -> noValue(range));
        var within = new DayRange(
                complete.from().isAfter(range.from()) ? complete.from() : range.from(),
                complete.to().isBefore(range.to()) ? complete.to() : range.to());
        var side = new Side(days.figures(community, metric, variant, within));
        if (side.known().length == 0) {
            throw noValue(range);
        }
        return side;
    }

    private static ProblemException noValue(DayRange range) {
        return InsufficientData.because(
                "No day from " + range.from() + " to " + range.to() + " is over and has a value");
    }

    private Community other(UUID id) {
        if (!caller.get().mayEnter(id)) {
            throw ProblemException.notFound("community", id);
        }
        return elsewhere(id, () -> communities.get(id));
    }

    /** Reads another community than that of the request, which row-level security would hide. */
    private static <T> T elsewhere(UUID community, Callable<T> reading) {
        try {
            return CommunityScope.call(List.of(community), reading);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Another community was not read", e);
        }
    }

    private static ComparisonView againstTarget(Community community, Side subject, double target, Direction direction) {
        var value = subject.value();
        return new ComparisonView(
                subject.figures().metric(),
                subject.figures().version(),
                subject.figures().variant(),
                ComparisonQuery.With.TARGET,
                sideView(community, subject),
                null,
                target,
                Rounded.of(value - target),
                change(value, target),
                reached(direction, value, target),
                null);
    }

    private static @Nullable Boolean reached(Direction direction, double value, double target) {
        return switch (direction) {
            case HIGHER_IS_BETTER -> value >= target;
            case LOWER_IS_BETTER -> value <= target;
            case NEUTRAL -> null;
        };
    }

    private static ComparisonView view(
            ComparisonQuery.With with, Community community, Side subject, Community elsewhere, Side other) {
        return new ComparisonView(
                subject.figures().metric(),
                subject.figures().version(),
                subject.figures().variant(),
                with,
                sideView(community, subject),
                sideView(elsewhere, other),
                null,
                Rounded.of(subject.value() - other.value()),
                change(subject.value(), other.value()),
                null,
                ComparisonView.TestView.of(difference(subject, other)));
    }

    private static Difference difference(Side subject, Side other) {
        var one = subject.proportion();
        var two = other.proportion();
        return one.isPresent() && two.isPresent()
                ? RateTest.compare(one.get(), two.get())
                : RankTest.compare(subject.known(), other.known());
    }

    private static @Nullable Double change(double value, double other) {
        return other == 0 ? null : Rounded.of((value - other) / Math.abs(other));
    }

    private static ComparisonView.SideView sideView(Community community, Side side) {
        var share = side.proportion();
        return new ComparisonView.SideView(
                community.id(),
                community.zone().getId(),
                community.lastDay(),
                side.figures().from(),
                side.figures().to(),
                side.known().length,
                Rounded.of(side.value()),
                Rounded.of(side.mean()),
                Rounded.of(side.median()),
                share.map(proportion -> proportion.successes()).orElse(null),
                share.map(proportion -> proportion.trials()).orElse(null));
    }
}
