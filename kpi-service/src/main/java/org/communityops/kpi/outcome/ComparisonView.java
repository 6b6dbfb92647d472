package org.communityops.kpi.outcome;

import org.communityops.kpi.significance.Difference;
import org.communityops.kpi.significance.Rounded;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One variant against the first one. */
@Schema(name = "ExperimentComparison", description = "A variant against the first one (组间比较).")
record ComparisonView(
        @Schema(description = "Key of the variant.", examples = "double-points")
        String variant,

        @Schema(description = "Key of the first variant (对照组).", examples = "as-now")
        String against,

        @Schema(description = "TWO_PROPORTION_Z (双比例 z 检验) for rates; WELCH_T (Welch t 检验) for counts and amounts.")
        Difference.Test test,

        @Schema(description = "The variant's value minus that of the first (差值).", examples = "0.0214")
        double difference,

        @Schema(
                description = "Lower end of its 95 % interval (95% 置信区间); left out where nothing varies.",
                examples = "0.003219")
        @Nullable Double low,

        @Schema(description = "Upper end of its 95 % interval.", examples = "0.039562") @Nullable Double high,

        @Schema(description = "The z or t of the test (检验统计量).", examples = "2.307")
        double statistic,

        @Schema(description = "Degrees of freedom; of the t-test only.", examples = "9986.4") @Nullable Double degreesOfFreedom,

        @Schema(description = "How probable at least this difference is if there is none (p 值).", examples = "0.021057")
        double pValue,

        @Schema(
                description =
                        "The p-value after Holm's correction for the number of comparisons (校正后 p 值); this one decides.",
                examples = "0.021057")
        double adjustedPValue,

        @Schema(
                description = "Cohen's h of rates, Cohen's d of means (效应量); left out where nothing varies.",
                examples = "0.046156")
        @Nullable Double effectSize,

        @Schema(description = "Whether the adjusted p-value is below 0.05 (是否显著).", examples = "true")
        boolean significant) {

    static ComparisonView of(Comparison comparison) {
        var difference = comparison.difference();
        var interval = difference.interval();
        return new ComparisonView(
                comparison.arm().variant(),
                comparison.first().variant(),
                difference.test(),
                Rounded.of(difference.difference()),
                interval == null ? null : Rounded.of(interval.low()),
                interval == null ? null : Rounded.of(interval.high()),
                Rounded.of(difference.statistic()),
                Rounded.orNull(difference.degrees()),
                Rounded.of(difference.pValue()),
                Rounded.of(comparison.adjusted()),
                Rounded.orNull(difference.effectSize()),
                comparison.isSignificant());
    }
}
