package org.communityops.kpi.scoring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A scoring as it is told. */
@Schema(
        name = "MemberScoring",
        description = "The scoring of a community's members as of the end of a week (评分批次): a job.")
record ScoringView(
        @Schema(description = "The ISO week in the community's zone (周).", examples = "2026-W20")
        String week,

        @Schema(description = "Version of the definition of scores (版本).", examples = "1")
        int version,

        @Schema(description = "The last day that counts: the Sunday of the week (数据截止日).", examples = "2026-05-17")
        LocalDate cutOff,

        @Schema(description = "The zone in which days are counted (时区).", examples = "Asia/Shanghai")
        String timeZone,

        @Schema(description = "How far it has come (状态).", examples = "DONE")
        ScoringState state,

        @Schema(
                description =
                        "Members whose inputs are counted, and those whose scores are written, by member number (已处理).",
                examples = "2400")
        long done,

        @Nullable @Schema(description = "How much there is to do (总数); left out until it runs.", examples = "2400")
        Long total,

        @Nullable @Schema(
                description = "How many members have a score (评分人数); left out until they are counted.",
                examples = "1180")
        Integer members,

        @Schema(description = "What went wrong (错误); empty unless it failed.")
        List<String> errors,

        @Schema(description = "When it was asked for or came due.", examples = "2026-05-18T06:00:00Z")
        Instant createdAt,

        @Nullable @Schema(description = "When it was done or failed.", examples = "2026-05-18T06:00:03Z")
        Instant finishedAt) {

    static ScoringView of(Scoring scoring) {
        var summary = scoring.summary();
        return new ScoringView(
                scoring.week().toString(),
                scoring.version(),
                scoring.cutOff(),
                scoring.zone().getId(),
                scoring.state(),
                scoring.countedTo() + (long) scoring.scoredTo(),
                scoring.numbers() == null ? null : 2L * scoring.numbers(),
                summary == null ? null : summary.members(),
                scoring.failure() == null ? List.of() : List.of(scoring.failure()),
                scoring.createdAt(),
                scoring.finishedAt());
    }

    /** The scorings of several weeks. */
    @Schema(name = "MemberScoringList", description = "The scorings of several weeks, earliest first.")
    record ListView(@Schema(description = "The scorings.") List<ScoringView> items) {}

    /** A page of them, as the contract names it: an annotation cannot name a page of a type. */
    @Schema(name = "MemberScoringPage", description = "A page of scorings.")
    record PageView(
            @Schema(description = "The scorings of the page, latest week first.")
            List<ScoringView> items,

            @Schema(description = "Cursor of the next page; left out on the last one.", examples = "eyJrIjpb") @Nullable String next) {}
}
