package org.communityops.kpi.memberscore;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.communityops.kpi.scoring.Scoring;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who reaches most members as of the end of a week. */
@Schema(name = "OpinionLeaders", description = "Who reaches most members, and why (意见领袖).")
record OpinionLeaders(
        @Schema(description = "The ISO week in the community's zone (周).", examples = "2026-W20")
        String week,

        @Schema(description = "Version of the definition of scores (版本).", examples = "1")
        int version,

        @Schema(description = "The last day that counts (数据截止日).", examples = "2026-05-17")
        LocalDate cutOff,

        @Schema(description = "The zone in which days are counted (时区).", examples = "Asia/Shanghai")
        String timeZone,

        @Schema(
                description = "How many members replied or reacted to another one in the 90 days (互动人数).",
                examples = "640")
        int network,

        @Schema(description = "The leaders, first rank first; those of the same rank by id.")
        List<Leader> items) {

    static OpinionLeaders of(Scoring scoring, int network, List<Leader> items) {
        return new OpinionLeaders(
                scoring.week().toString(),
                scoring.version(),
                scoring.cutOff(),
                scoring.zone().getId(),
                network,
                items);
    }

    /** A member whom others answer. */
    @Schema(name = "OpinionLeader", description = "A member whom others answer (意见领袖).")
    record Leader(
            @Schema(
                    description =
                            "By distinct members reached, then by replies and reactions drawn; equal members share a rank (名次).",
                    examples = "1")
            int rank,

            @Schema(description = "How many others have the same rank (并列).", examples = "0")
            int tied,

            @Schema(description = "The member's id.", examples = "0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b")
            UUID memberId,

            @Schema(description = "The percentile of the members reached (影响力).", examples = "100")
            int reach,

            @Schema(description = "Distinct other members who replied or reacted (触达人数).", examples = "128")
            int membersReached,

            @Schema(description = "Their replies (引发回复).", examples = "231")
            int repliesDrawn,

            @Schema(description = "Their reactions (引发表态).", examples = "340")
            int reactionsDrawn,

            @Schema(description = "Members reached ÷ `network` (网络占比), six decimals.", examples = "0.2")
            double share) {}
}
