package org.communityops.kpi.memberscore;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.communityops.kpi.scoring.Band;
import org.communityops.kpi.scoring.Rfm;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The score of a member as of the end of a week. */
@Schema(name = "MemberScore", description = "The score of a member as of the end of a week, with its reasons (会员评分).")
record MemberScore(
        @Schema(description = "The member's id.", examples = "0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b")
        UUID memberId,

        @Schema(description = "The ISO week in the community's zone (周).", examples = "2026-W20")
        String week,

        @Schema(description = "Version of the definition of scores (版本).", examples = "1")
        int version,

        @Schema(description = "Recency, frequency and money (RFM).")
        Rfm rfm,

        @Schema(
                description = "How much he takes part (爱): the mean of two percentiles, rounded half up, 0 to 100.",
                examples = "84")
        int love,

        @Schema(description = "How many he reaches (影响力): a percentile, 0 to 100.", examples = "52")
        int reach,

        @Schema(description = "Love × reach (爱 × 影响力).") Influence influence,

        @Schema(description = "Where he stands in the value pyramid (价值分层).", examples = "CORE")
        Band band,

        @Schema(
                description =
                        "How likely he seems to stay away (流失风险), 0 to 100: silence + decline − ⌊silence × decline ÷ 100⌋. A rule, not a probability that was learnt.",
                examples = "12")
        int churnRisk,

        @Schema(description = "What made it.") Reasons reasons) {

    /** A page of them, as the contract names it: an annotation cannot name a page of a type. */
    @Schema(name = "MemberScoreHistory", description = "A page of the scores of a member, latest week first.")
    record HistoryView(
            @Schema(description = "The scores of the page.") List<MemberScore> items,

            @Schema(description = "Cursor of the next page; left out on the last one.", examples = "eyJrIjpb") @Nullable String next) {}

    /** A page of the scores of one week. */
    @Schema(
            name = "MemberScorePage",
            description = "A page of the scores of a week, in the order in which members came.")
    record WeekView(
            @Schema(description = "The ISO week in the community's zone (周).", examples = "2026-W20")
            String week,

            @Schema(description = "Version of the definition of scores (版本).", examples = "1")
            int version,

            @Schema(description = "The last day that counts (数据截止日).", examples = "2026-05-17")
            LocalDate cutOff,

            @Schema(description = "The zone in which days are counted (时区).", examples = "Asia/Shanghai")
            String timeZone,

            @Schema(description = "The scores of the page.") List<MemberScore> items,

            @Schema(description = "Cursor of the next page; left out on the last one.", examples = "eyJrIjpb") @Nullable String next) {}
}
