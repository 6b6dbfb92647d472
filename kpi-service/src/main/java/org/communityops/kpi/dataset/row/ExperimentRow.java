package org.communityops.kpi.dataset.row;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A variant of an experiment. */
public record ExperimentRow(
        @Column(en = "Id of the community.", zh = "社群编号") UUID communityId,

        @Column(en = "Id of the experiment.", zh = "实验编号") UUID experimentId,

        @Column(en = "Its key.", zh = "实验标识") String key,

        @Column(en = "The metric that was named before the start to decide.", zh = "决策指标")
        String metric,

        @Column(en = "1 for the variant that the others are compared with.", zh = "分组序号")
        long position,

        @Column(en = "Key of the variant.", zh = "实验分组") String variant,

        @Column(en = "Percent of those who take part.", zh = "流量占比")
        long weight,

        @Column(en = "When it began.", zh = "开始时间") Instant startedAt,

        @Column(en = "When it was stopped; empty while it runs.", zh = "停止时间") @Nullable Instant stoppedAt,

        @Column(en = "Members who met the variant.", zh = "曝光人数")
        long exposed) {}
