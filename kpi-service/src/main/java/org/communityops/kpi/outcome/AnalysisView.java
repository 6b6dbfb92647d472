package org.communityops.kpi.outcome;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.communityops.kpi.outcome.Outcome.Reading;
import org.communityops.kpi.significance.Rounded;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an experiment says. */
@Schema(name = "ExperimentAnalysis", description = "What an experiment says (实验分析).")
record AnalysisView(
        @Schema(description = "Key of the experiment.", examples = "welcome-bonus")
        String experiment,

        @Schema(description = "What is looked at for each member.")
        OutcomeView outcome,

        @Schema(
                description =
                        "Whether the outcome is the metric that was named before the start to decide (主要指标). Any other is an idea for the next experiment, not a finding.",
                examples = "true")
        boolean decisive,

        @Schema(description = "When it began.", examples = "2026-11-01T03:00:00Z")
        Instant startedAt,

        @Schema(description = "When it was stopped; left out while it runs.", examples = "2026-11-15T03:00:00Z")
        @Nullable Instant stoppedAt,

        @Schema(description = "The zone in which days are counted (时区).", examples = "Asia/Shanghai")
        String timeZone,

        @Schema(
                description = "Local date of the latest event (数据截止日); left out while there is none.",
                examples = "2026-11-30")
        @Nullable LocalDate cutOff,

        @Schema(description = "How many members met a variant (曝光人数).", examples = "10000")
        long exposed,

        @Schema(
                description = "Those of them whose window is still open at the cut-off; they are in no figure yet.",
                examples = "0")
        long waiting,

        @Schema(
                description =
                        "The variants, in the order of the experiment; the first is what the others are compared with.")
        List<ArmView> variants,

        @Schema(
                description =
                        "Whether the numbers of exposed members fit the weights; left out until 5 are expected of each variant.")
        @Nullable SampleRatioView sampleRatio,

        @Schema(description = "Every other variant against the first one; empty while the experiment runs.")
        List<ComparisonView> comparisons,

        @Schema(
                description =
                        "INSUFFICIENT (数据不足): nothing can be said, `reasons` tells why. BROKEN (样本比例失衡): not to be trusted. DIFFERENCE (有显著差异): at least one variant differs. NO_DIFFERENCE (无显著差异): chance explains what differs.")
        Verdict.Kind verdict,

        @Schema(description = "Why nothing is said; empty when something is.")
        List<Verdict.Reason> reasons) {

    /** What is looked at. */
    @Schema(name = "ExperimentOutcome", description = "What is looked at for each member (观察结果).")
    record OutcomeView(
            @Schema(description = "The metric or the event type.", examples = "retention_d7")
            String name,

            @Schema(description = "Version of the metric's definition; left out for an event type.", examples = "1")
            @Nullable Integer version,

            @Schema(
                    description =
                            "RATE (比例): whether the member did it. COUNT (次数): how often. AMOUNT (金额): for how much.")
            Reading reading,

            @Schema(description = "Currency of the amounts.", examples = "CNY") @Nullable String currency,

            @Schema(description = "Days of 24 hours between the exposure and the window.", examples = "7")
            int daysBefore,

            @Schema(description = "How many days of 24 hours the window has (观察窗口).", examples = "1")
            int windowDays) {
        static OutcomeView of(Outcome outcome, @Nullable Integer version) {
            return new OutcomeView(
                    outcome.name(),
                    version,
                    outcome.reading(),
                    outcome.currency(),
                    outcome.daysBefore(),
                    outcome.windowDays());
        }
    }

    /** A variant's figures. */
    @Schema(name = "ExperimentArm", description = "A variant's figures (各组结果).")
    record ArmView(
            @Schema(description = "Key of the variant.", examples = "double-points")
            String variant,

            @Schema(description = "Percent that it should have (权重).", examples = "50")
            int weight,

            @Schema(description = "How many members met it.", examples = "5060")
            long exposed,

            @Schema(description = "Those whose window is over: what is divided by (样本量).", examples = "5060")
            long members,

            @Schema(description = "How many of them did it (转化人数).", examples = "1620")
            long converted,

            @Schema(
                    description = "The rate, or the mean of all members; left out without members.",
                    examples = "0.320158")
            @Nullable Double value,

            @Schema(description = "Standard error of the value (标准误).", examples = "0.006559") @Nullable Double standardError) {
        static ArmView of(Arm arm, int weight, Reading reading) {
            if (arm.members() == 0) {
                return new ArmView(arm.variant(), weight, arm.exposed(), 0, 0, null, null);
            }
            var rate = reading == Reading.RATE;
            return new ArmView(
                    arm.variant(),
                    weight,
                    arm.exposed(),
                    arm.members(),
                    arm.converted(),
                    Rounded.of(rate ? arm.proportion().rate() : arm.mean()),
                    Rounded.of(
                            rate
                                    ? arm.proportion().standardError()
                                    : arm.sample().standardError()));
        }
    }

    /** The test of the sample ratio. */
    @Schema(
            name = "ExperimentSampleRatio",
            description = "Pearson's chi-squared test of the numbers of exposed members.")
    record SampleRatioView(
            @Schema(description = "Sum of (exposed - expected)² / expected.", examples = "1.44")
            double chiSquared,

            @Schema(description = "One less than there are variants.", examples = "1")
            int degreesOfFreedom,

            @Schema(description = "How probable at least this difference is by chance (p 值).", examples = "0.230139")
            double pValue,

            @Schema(description = "Sample-ratio mismatch (样本比例失衡): p below 0.001.", examples = "false")
            boolean mismatch) {}
}
