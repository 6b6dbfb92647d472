package org.communityops.kpi.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.experiment.Experiment;
import org.communityops.kpi.experiment.Experiment.Variant;
import org.communityops.kpi.experiment.Experiments;
import org.communityops.kpi.metric.MetricCatalogue;
import org.communityops.kpi.outcome.Verdict.Reason;
import org.communityops.kpi.period.DayRangeQuery;
import org.communityops.kpi.significance.InsufficientData;
import org.communityops.kpi.significance.Rounded;
import org.communityops.kpi.significance.SampleRatio;
import org.jspecify.annotations.Nullable;

/** Compares the variants of an experiment, as soon as that is honest. */
@ApplicationScoped
class AnalysisService {
    private static final Instant FOR_EVER = Instant.parse("9999-01-01T00:00:00Z");

    private final Experiments experiments;
    private final ArmRepository arms;
    private final MetricCatalogue catalogue;
    private final ExperimentSettings settings;

    AnalysisService(
            Experiments experiments, ArmRepository arms, MetricCatalogue catalogue, ExperimentSettings settings) {
        this.experiments = experiments;
        this.arms = arms;
        this.catalogue = catalogue;
        this.settings = settings;
    }

    /**
     * 404 when incentive-service has not told of the experiment, 422 when fewer than two variants have members to
     * count.
     */
    AnalysisView analyse(Community community, String key, OutcomeQuery wanted, DayRangeQuery days) throws SQLException {
        var experiment = experiments.get(community.id(), key);
        var outcome = wanted.outcome(experiment.metric());
        var found = arms.arms(experiment, outcome, span(community, experiment, days));
        var counted = experiment.variants().stream()
                .map(variant -> found.getOrDefault(variant.key(), Arm.empty(variant.key())))
                .toList();
        requireTwo(counted, outcome);
        return view(community, experiment, outcome, days.isGiven(), counted);
    }

    /**
     * The members of a variant after an id, by id. 404 when incentive-service has not told of the experiment, 422 when it has
     * no such variant.
     */
    List<ArmMember> members(
            Community community,
            String key,
            OutcomeQuery wanted,
            DayRangeQuery days,
            @Nullable String variant,
            UUID after,
            int limit)
            throws SQLException {
        var experiment = experiments.get(community.id(), key);
        var variants = experiment.variants().stream().map(Variant::key).toList();
        if (variant == null || !variants.contains(variant)) {
            throw ProblemException.invalid("variant", "unknown", "variant is one of " + String.join(", ", variants));
        }
        var outcome = wanted.outcome(experiment.metric());
        return arms.members(experiment, outcome, span(community, experiment, days), variant, after, limit);
    }

    private static ArmRepository.Span span(Community community, Experiment experiment, DayRangeQuery days) {
        var zone = community.zone();
        var startDay = LocalDate.ofInstant(experiment.startedAt(), zone);
        var lastDay = community.lastDay() == null ? startDay : community.lastDay();
        // The cut-off day itself may still go on.
        var over = lastDay.atStartOfDay(zone).toInstant();
        if (!days.isGiven()) {
            return new ArmRepository.Span(experiment.startedAt(), FOR_EVER, over, lastDay);
        }
        var range = days.within(startDay, lastDay.isBefore(startDay) ? startDay : lastDay);
        return new ArmRepository.Span(
                range.from().atStartOfDay(zone).toInstant(),
                range.to().plusDays(1).atStartOfDay(zone).toInstant(),
                over,
                lastDay);
    }

    private static void requireTwo(List<Arm> arms, Outcome outcome) {
        if (arms.stream().filter(arm -> arm.members() > 0).count() < 2) {
            var exposed = arms.stream().mapToLong(Arm::exposed).sum();
            throw InsufficientData.because("Of " + exposed + " exposed members fewer than two variants have one whose "
                    + outcome.daysToEnd() + " days are over");
        }
    }

    private AnalysisView view(
            Community community, Experiment experiment, Outcome outcome, boolean part, List<Arm> counted) {
        var ratio = SampleRatio.of(
                counted.stream().mapToLong(Arm::exposed).toArray(),
                experiment.variants().stream().mapToInt(Variant::weight).toArray());
        var comparisons = Comparison.of(outcome, counted);
        var reasons = reasons(experiment, outcome, part, counted, comparisons);
        var verdict = Verdict.of(
                reasons,
                ratio.map(SampleRatio::isMismatch).orElse(false),
                comparisons.stream().anyMatch(Comparison::isSignificant));
        var exposed = counted.stream().mapToLong(Arm::exposed).sum();
        return new AnalysisView(
                experiment.key(),
                AnalysisView.OutcomeView.of(outcome, version(outcome)),
                outcome.name().equals(experiment.metric()),
                experiment.startedAt(),
                experiment.stoppedAt(),
                community.zone().getId(),
                community.lastDay(),
                exposed,
                exposed - counted.stream().mapToLong(Arm::members).sum(),
                armViews(experiment, outcome, counted),
                ratio.map(AnalysisService::ratioView).orElse(null),
                experiment.stoppedAt() == null
                        ? List.of()
                        : comparisons.stream().map(ComparisonView::of).toList(),
                verdict.kind(),
                verdict.reasons());
    }

    private List<Reason> reasons(
            Experiment experiment, Outcome outcome, boolean part, List<Arm> counted, List<Comparison> comparisons) {
        var reasons = new ArrayList<Reason>();
        var stopped = experiment.stoppedAt();
        if (stopped == null) {
            reasons.add(Reason.RUNNING);
        } else if (isTooShort(experiment.startedAt(), stopped)) {
            reasons.add(Reason.TOO_SHORT);
        }
        if (counted.stream().anyMatch(arm -> arm.members() < arm.exposed())) {
            reasons.add(Reason.WINDOWS_OPEN);
        }
        if (counted.stream().anyMatch(arm -> arm.members() < settings.minimumMembers())
                || comparisons.stream().anyMatch(comparison -> !comparison.isSound(outcome))) {
            reasons.add(Reason.TOO_FEW);
        }
        if (part) {
            reasons.add(Reason.PART_OF_RUN);
        }
        return reasons;
    }

    private boolean isTooShort(Instant started, Instant stopped) {
        return Duration.between(started, stopped).compareTo(Duration.ofDays(settings.minimumDays())) < 0;
    }

    private static List<AnalysisView.ArmView> armViews(Experiment experiment, Outcome outcome, List<Arm> counted) {
        var views = new ArrayList<AnalysisView.ArmView>();
        for (var i = 0; i < counted.size(); i++) {
            var weight = experiment.variants().get(i).weight();
            views.add(AnalysisView.ArmView.of(counted.get(i), weight, outcome.reading()));
        }
        return views;
    }

    private static AnalysisView.SampleRatioView ratioView(SampleRatio ratio) {
        return new AnalysisView.SampleRatioView(
                Rounded.of(ratio.statistic()), ratio.degrees(), Rounded.of(ratio.pValue()), ratio.isMismatch());
    }

    private @Nullable Integer version(Outcome outcome) {
        return Optional.of(outcome)
                .filter(Outcome::isMetric)
                .map(metric -> catalogue.get(metric.name()).definition().version())
                .orElse(null);
    }
}
