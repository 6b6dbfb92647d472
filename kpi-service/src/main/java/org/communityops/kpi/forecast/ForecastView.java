package org.communityops.kpi.forecast;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a metric will be if it goes on as it did. */
@Schema(name = "Forecast", description = "What a metric will be on the next days if it goes on as it did (预测).")
record ForecastView(
        @Schema(description = "The metric (指标).", examples = "dau")
        String metric,

        @Schema(description = "Version of its definition (版本).", examples = "1")
        int version,

        @Schema(description = "The variant, where the metric has several.", examples = "exact") @Nullable String variant,

        @Schema(description = "The zone in which days are counted (时区).", examples = "Asia/Shanghai")
        String timeZone,

        @Schema(description = "Local date of the latest event (数据截止日).", examples = "2026-08-21") @Nullable LocalDate cutOff,

        @Schema(description = "The first day that the model has seen.", examples = "2026-05-01")
        LocalDate from,

        @Schema(
                description = "The last day that the model has seen; one that is not over is left out.",
                examples = "2026-08-20")
        LocalDate to,

        @Schema(description = "The model.") Model model,

        @Schema(description = "How far off it was on days that it had not seen.")
        Errors backTest,

        @Schema(description = "The days to come, nearest first.")
        List<Day> items) {

    /** The model. */
    @Schema(
            name = "ForecastModel",
            description = "Additive Holt-Winters with a season of a week (加法霍尔特-温特斯), fitted by least squares.")
    record Model(
            @Schema(description = "How fast the level follows, 0 to 1.", examples = "0.2")
            double alpha,

            @Schema(description = "How fast the trend follows, 0 to alpha.", examples = "0.01")
            double beta,

            @Schema(description = "How fast the weekdays follow, 0 to 1 - alpha.", examples = "0.1")
            double gamma,

            @Schema(description = "The trend at the end (趋势), a day.", examples = "0.35")
            double trendPerDay,

            @Schema(description = "By how much each weekday differs from the level (周季节项).")
            Map<DayOfWeek, Double> weekdays) {}

    /** The errors of the back-test. */
    @Schema(
            name = "ForecastBackTest",
            description =
                    "Errors of forecasts from earlier days, a week apart, each by a model that had seen only the days before (回测).")
    record Errors(
            @Schema(description = "How many forecasts were tried.", examples = "12")
            int origins,

            @Schema(description = "How many days they were held against.", examples = "168")
            int days,

            @Schema(description = "Mean absolute error (平均绝对误差), in the unit of the metric.", examples = "3.1")
            double meanAbsoluteError,

            @Schema(
                    description =
                            "That of the plainest forecast: the same weekday of the week before. A model that is not better is worth nothing.",
                    examples = "4.2")
            double naiveMeanAbsoluteError,

            @Schema(
                    description =
                            "Errors divided by the mean change from week to week (MASE); left out where nothing changed.",
                    examples = "0.81")
            @Nullable Double meanAbsoluteScaledError,

            @Schema(description = "Share of the days that lay within the interval of 80 %.", examples = "0.785714")
            double within80,

            @Schema(description = "Share of the days that lay within the interval of 95 %.", examples = "0.940476")
            double within95) {}

    /** One day to come. */
    @Schema(name = "ForecastDay", description = "A day to come, with its prediction intervals (预测区间).")
    record Day(
            @Schema(description = "The day.", examples = "2026-08-21")
            LocalDate period,

            @Schema(description = "The value that is expected (预测值).", examples = "41.5")
            double value,

            @Schema(description = "Lower end of the interval of 80 %.", examples = "36.2")
            double low80,

            @Schema(description = "Upper end of the interval of 80 %.", examples = "46.8")
            double high80,

            @Schema(description = "Lower end of the interval of 95 %.", examples = "33.4")
            double low95,

            @Schema(description = "Upper end of the interval of 95 %.", examples = "49.6")
            double high95) {}
}
