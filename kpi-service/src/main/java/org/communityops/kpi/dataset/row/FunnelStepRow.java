package org.communityops.kpi.dataset.row;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A step of a saved funnel. */
public record FunnelStepRow(
        @Column(en = "Id of the community.", zh = "社群编号") UUID communityId,

        @Column(en = "Id of the funnel.", zh = "漏斗编号") UUID funnelId,

        @Column(en = "Its name.", zh = "漏斗名称") String funnel,

        @Column(en = "Whether a step has to be reached after the one before it.", zh = "是否有序")
        boolean ordered,

        @Column(en = "How many days count for a member; empty when all do.", zh = "窗口天数") @Nullable Long windowDays,

        @Column(en = "Whether only members count whose window the data reach to its end.", zh = "仅计完整窗口")
        boolean completeOnly,

        @Column(en = "1 for the first step.", zh = "步骤序号") long position,

        @Column(en = "Name of the step.", zh = "步骤") String step,

        @Column(en = "Members who reach this step and all before it.", zh = "人数")
        long members,

        @Column(en = "Members who fulfil this step, whatever the others.", zh = "单步人数")
        long alone,

        @Column(en = "Members of the step before who do not reach this one; 0 for the first.", zh = "流失人数")
        long lost,

        @Column(en = "Members of this step divided by those of the one before; empty after nobody.", zh = "转化率")
        @Nullable BigDecimal rateFromPrevious,

        @Column(en = "Members of this step divided by those of the first; empty when that has nobody.", zh = "累计转化率")
        @Nullable BigDecimal rateFromFirst,

        @Column(
                en =
                        "Lower median of the seconds since the step before; empty for the first step, without an order, and when nobody got here.",
                zh = "耗时中位数（秒）")
        @Nullable Long medianSecondsFromPrevious,

        @Column(
                en = "The seconds since the step before within which nine in ten got here; empty where the median is.",
                zh = "90 分位耗时（秒）")
        @Nullable Long p90SecondsFromPrevious,

        @Column(en = "Local date of the latest event that the figures know; empty when there was none.", zh = "数据截止日")
        @Nullable LocalDate cutOff,

        @Column(en = "When the figures of the funnel were computed.", zh = "更新时间")
        Instant updatedAt) {}
