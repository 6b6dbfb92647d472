package org.communityops.kpi.memberscore;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import org.communityops.kpi.scoring.Band;
import org.communityops.kpi.scoring.Scoring;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How many members stand in each band as of the end of a week, and who moved. */
@Schema(name = "ValuePyramid", description = "How many members stand in each value band, and how they moved (价值金字塔).")
record ValuePyramid(
        @Schema(description = "The ISO week in the community's zone (周).", examples = "2026-W20")
        String week,

        @Schema(description = "Version of the definition of scores (版本).", examples = "1")
        int version,

        @Schema(description = "The last day that counts (数据截止日).", examples = "2026-05-17")
        LocalDate cutOff,

        @Schema(description = "The zone in which days are counted (时区).", examples = "Asia/Shanghai")
        String timeZone,

        @Schema(description = "How many members have a score (评分人数).", examples = "1180")
        long members,

        @Schema(description = "All bands, the top first (分层).")
        List<Level> bands,

        @Nullable @Schema(
                description =
                        "How many went from which band of the week before to which one (层级流动); left out when that week has no scores.")
        List<Movement> movements) {

    static ValuePyramid of(Scoring scoring, List<Movement> moves, boolean isCompared) {
        var sizes = new EnumMap<Band, Long>(Band.class);
        for (var move : moves) {
            if (move.to() != null) {
                sizes.merge(move.to(), move.members(), Long::sum);
            }
        }
        return new ValuePyramid(
                scoring.week().toString(),
                scoring.version(),
                scoring.cutOff(),
                scoring.zone().getId(),
                sizes.values().stream().mapToLong(Long::longValue).sum(),
                Arrays.stream(Band.values())
                        .map(band -> new Level(band, sizes.getOrDefault(band, 0L)))
                        .toList(),
                isCompared ? moves : null);
    }

    /** One band. */
    @Schema(name = "ValueLevel", description = "One band of the pyramid.")
    record Level(
            @Schema(description = "The band (分层).", examples = "CORE")
            Band band,

            @Schema(description = "How many members stand in it (人数).", examples = "42")
            long members) {}

    /** Members who went from one band to another, or stayed. */
    @Schema(name = "ValueMovement", description = "Members who went from one band to another, or stayed.")
    record Movement(
            @Nullable @Schema(
                    description = "The band of the week before; left out for members who had no score.",
                    examples = "ACTIVE")
            Band from,

            @Nullable @Schema(description = "The band now; left out for members who left.", examples = "CORE")
            Band to,

            @Schema(description = "How many (人数).", examples = "7")
            long members) {
        /** From the top to the bottom; members without a band come last. */
        static final Comparator<Movement> ORDER = Comparator.comparing(
                        Movement::from, Comparator.nullsLast(Comparator.<Band>naturalOrder()))
                .thenComparing(Movement::to, Comparator.nullsLast(Comparator.<Band>naturalOrder()));
    }
}
