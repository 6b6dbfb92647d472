package org.communityops.kpi.scoring;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** In which fifth of the members one stands by recency, frequency and money, 5 being the best. */
@Schema(
        name = "Rfm",
        description =
                "Fifths of the members, 5 the best (RFM 分层): 5 − ⌊5 × those who are better ÷ all⌋, so equal members stand in the same fifth.")
public record Rfm(
        @Schema(description = "By the days since the last active one (最近活跃).", examples = "5")
        int recency,

        @Schema(description = "By the active days of the last 90 (活跃频率).", examples = "4")
        int frequency,

        @Nullable @Schema(
                description =
                        "By what was spent in the last 365 days, among those who spent something in the currency of the week (消费金额); left out for anybody else.",
                examples = "3")
        Integer monetary) {}
