package org.communityops.kpi.retention;

import java.time.LocalDate;
import java.util.List;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.period.Granularity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Cohorts and what became of them. */
@Schema(name = "Retention", description = "Cohorts of members who joined together, and how many are active later (留存).")
record RetentionView(
        @Schema(description = "How long the periods are (粒度).", examples = "WEEK")
        Granularity cohort,

        @Schema(description = "What puts a member into a cohort (分群依据).", examples = "JOINED")
        CohortDefinition.Basis basis,

        @Schema(description = "Who counts for a period (留存口径).", examples = "ON")
        CohortDefinition.Mode mode,

        @Schema(description = "On how many days of a period one is active at least (最低频次).", examples = "1")
        int minDays,

        @Schema(description = "The channel of arrival (渠道); left out for all.", examples = "weibo") @Nullable String channel,

        @Schema(description = "The zone in which days are counted (时区).", examples = "Asia/Shanghai")
        String timeZone,

        @Schema(
                description = "Local date of the latest event (数据截止日); left out while there is none.",
                examples = "2026-08-21")
        @Nullable LocalDate cutOff,

        @Schema(description = "The cohorts with members (同期群), oldest first.")
        List<Cohort> items) {

    static RetentionView of(CohortDefinition definition, Community community, List<Cohort> items) {
        return new RetentionView(
                definition.granularity(),
                definition.basis(),
                definition.mode(),
                definition.minDays(),
                definition.channel(),
                community.zone().getId(),
                community.lastDay(),
                items);
    }

    /** The members who joined, or were active for the first time, in one period. */
    @Schema(
            name = "Cohort",
            description = "The members who joined, or were active for the first time, in one period (同期群).")
    record Cohort(
            @Schema(description = "The period.", examples = "2018-W09")
            String cohort,

            @Schema(description = "How many they are (人数).", examples = "21")
            long size,

            @Schema(
                    description =
                            "How many of them count for the period itself, for the next one, and so on up to that of the cut-off.",
                    examples = "[21, 15, 11, 11]")
            List<Long> active) {
        Cohort {
            active = List.copyOf(active);
        }
    }
}
