package org.communityops.kpi.across;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.metric.Figure;
import org.communityops.kpi.period.Granularity;
import org.communityops.kpi.period.Period;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A metric of many communities. */
@Schema(name = "AcrossCommunities", description = "A metric of many communities, and of all of them together.")
record AcrossView(
        @Schema(description = "The metric (指标).", examples = "reply_ratio")
        String metric,

        @Schema(description = "Version of its definition (版本).", examples = "1")
        int version,

        @Schema(description = "The variant, where the metric has several.", examples = "exact") @Nullable String variant,

        @Schema(description = "The currency (货币) of a metric in money; left out for any other.", examples = "CNY")
        @Nullable String currency,

        @Schema(description = "How long a period is (粒度).", examples = "MONTH")
        Granularity granularity,

        @Schema(description = "The communities, in the order of their ids.")
        List<Item> items,

        @Schema(
                description =
                        "All of them together (合计): what stands above the line and what stands below it, each added up. A member of two communities is two members.")
        List<Value> total) {

    /** One community. */
    @Schema(name = "AcrossCommunity", description = "The metric of one community.")
    record Item(
            @Schema(description = "The community (社群).", examples = "0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b")
            UUID communityId,

            @Schema(description = "The zone in which its days are counted (时区).", examples = "Asia/Shanghai")
            String timeZone,

            @Schema(
                    description = "Local date of its latest event (数据截止日); left out while there is none.",
                    examples = "2026-08-21")
            @Nullable LocalDate cutOff,

            @Schema(description = "Its values, oldest first.")
            List<Value> items) {
        static Item of(Community community, List<Value> values) {
            return new Item(community.id(), community.zone().getId(), community.lastDay(), values);
        }
    }

    /** One value. */
    @Schema(name = "AcrossValue", description = "The value of a period.")
    record Value(
            @Schema(description = "The period (周期).", examples = "2026-05")
            String period,

            @Schema(
                    description = "The value (数值), ratios rounded to 6 decimals; null when it cannot be told.",
                    type = SchemaType.NUMBER,
                    nullable = true,
                    examples = "0.846847")
            @JsonInclude(JsonInclude.Include.ALWAYS)
            @Nullable Number value,

            @Schema(description = "What stands above the line (分子).", type = SchemaType.NUMBER, examples = "94")
            @Nullable Number numerator,

            @Schema(description = "What stands below the line (分母).", examples = "111") @Nullable Long denominator) {
        static Value of(Period period, Figure figure) {
            return new Value(period.toString(), figure.value(), figure.numerator(), figure.denominator());
        }
    }
}
