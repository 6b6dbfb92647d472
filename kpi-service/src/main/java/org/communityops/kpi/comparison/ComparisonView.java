package org.communityops.kpi.comparison;

import java.time.LocalDate;
import java.util.UUID;
import org.communityops.kpi.significance.Confidence;
import org.communityops.kpi.significance.Difference;
import org.communityops.kpi.significance.Rounded;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A metric and what it is compared with. */
@Schema(name = "MetricComparison", description = "A metric and what it is compared with (对比).")
record ComparisonView(
        @Schema(description = "The metric (指标).", examples = "reply_ratio")
        String metric,

        @Schema(description = "Version of its definition (版本).", examples = "1")
        int version,

        @Schema(description = "The variant, where the metric has several.", examples = "exact") @Nullable String variant,

        @Schema(description = "With what it is compared.") ComparisonQuery.With with,

        @Schema(description = "The metric on the days that were asked for.")
        SideView subject,

        @Schema(description = "What it is compared with; left out for a target.") @Nullable SideView other,

        @Schema(description = "The target (目标).", examples = "0.6") @Nullable Double target,

        @Schema(description = "The value minus that of the other side, or minus the target (差值).", examples = "0.2")
        double difference,

        @Schema(
                description = "The difference divided by the other value (变化率); left out when that is 0.",
                examples = "0.333333")
        @Nullable Double change,

        @Schema(
                description =
                        "Whether the target is reached (是否达标), as the direction of the metric says; left out without a target or a direction.",
                examples = "true")
        @Nullable Boolean reached,

        @Schema(description = "Whether chance explains the difference; left out for a target.") @Nullable TestView test) {

    /** A metric on some days. */
    @Schema(name = "MetricComparisonSide", description = "A metric on some days.")
    record SideView(
            @Schema(description = "The community.", examples = "0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b")
            UUID communityId,

            @Schema(description = "The zone in which days are counted (时区).", examples = "Asia/Shanghai")
            String timeZone,

            @Schema(description = "Local date of the latest event (数据截止日).", examples = "2026-08-21") @Nullable LocalDate cutOff,

            @Schema(description = "The first day.", examples = "2026-08-01")
            LocalDate from,

            @Schema(description = "The last day, included.", examples = "2026-08-07")
            LocalDate to,

            @Schema(description = "How many of the days have a value.", examples = "7")
            int days,

            @Schema(
                    description =
                            "The share of all days together where it is one of events, else the mean of the days (数值).",
                    examples = "0.8")
            double value,

            @Schema(description = "Mean of the days (日均值).", examples = "0.79")
            double mean,

            @Schema(description = "Median of the days (中位数).", examples = "0.8")
            double median,

            @Schema(description = "Sum of what stands above the line (分子), for a share of events.", examples = "56")
            @Nullable Long numerator,

            @Schema(description = "Sum of what stands below the line (分母), for a share of events.", examples = "70")
            @Nullable Long denominator) {}

    /** The test of a difference. */
    @Schema(name = "MetricComparisonTest", description = "Whether chance explains a difference (显著性检验).")
    record TestView(
            @Schema(
                    description =
                            "TWO_PROPORTION_Z (双比例 z 检验) for shares of events; MANN_WHITNEY_U (曼-惠特尼 U 检验) of the days for everything else.")
            Difference.Test test,

            @Schema(description = "The z or U of the test (检验统计量).", examples = "2.650172")
            double statistic,

            @Schema(description = "How probable at least this difference is by chance (p 值).", examples = "0.008045")
            double pValue,

            @Schema(description = "Cohen's h of shares; Cliff's delta of days, -1 to 1 (效应量).", examples = "0.442143")
            @Nullable Double effectSize,

            @Schema(
                    description = "Lower end of the difference's 95 % interval (95% 置信区间); of shares only.",
                    examples = "0.052431")
            @Nullable Double low,

            @Schema(description = "Upper end of it.", examples = "0.333873") @Nullable Double high,

            @Schema(description = "Whether the p-value is below 0.05 (是否显著).", examples = "true")
            boolean significant) {
        static TestView of(Difference difference) {
            var interval = difference.interval();
            return new TestView(
                    difference.test(),
                    Rounded.of(difference.statistic()),
                    Rounded.of(difference.pValue()),
                    Rounded.orNull(difference.effectSize()),
                    interval == null ? null : Rounded.of(interval.low()),
                    interval == null ? null : Rounded.of(interval.high()),
                    difference.pValue() < Confidence.ALPHA);
        }
    }
}
