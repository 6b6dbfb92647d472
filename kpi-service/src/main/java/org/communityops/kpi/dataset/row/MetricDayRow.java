package org.communityops.kpi.dataset.row;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A metric of a community on a day. */
public record MetricDayRow(
        @Column(en = "Id of the community.", zh = "社群编号") UUID communityId,

        @Column(en = "Day in the zone of the community.", zh = "日期")
        LocalDate day,

        @Column(en = "Name of the metric in the catalogue.", zh = "指标")
        String metric,

        @Column(en = "Version of its definition.", zh = "指标版本")
        long version,

        @Column(en = "ISO 4217 code, for metrics of money.", zh = "币种") @Nullable String currency,

        @Column(en = "The value; empty where nothing is below the line.", zh = "指标值") @Nullable BigDecimal value,

        @Column(en = "What stands above the line.", zh = "分子")
        BigDecimal numerator,

        @Column(en = "What stands below the line; empty where nothing is divided.", zh = "分母") @Nullable Long denominator,

        @Column(en = "When the figures of the day changed last.", zh = "更新时间")
        Instant updatedAt) {}
