package org.communityops.incentive.level;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.communityops.incentive.ladder.Ladder.Perk;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where a member stands, as callers see it. */
@Schema(name = "MemberLevel", description = "Where a member stands on a ladder (会员等级).")
public record LevelView(
        @Schema(description = "Key of the ladder.", examples = "starter")
        String ladder,

        @Schema(description = "The level (等级).", examples = "2")
        int level,

        @Schema(description = "What holders of the level are called (头衔).", examples = "Participant")
        String title,

        @Nullable @Schema(description = "The title in Chinese (中文头衔).", examples = "参与者")
        String titleZh,

        @Nullable @Schema(
                description =
                        "The local date on which the level was reached, that of joining on the lowest; absent when nobody has told of it.",
                examples = "2026-11-20")
        LocalDate since,

        @Schema(description = "The points that count: earned ever, or within the window.", examples = "87")
        long points,

        @Nullable @Schema(description = "The level after this one; absent on the highest.")
        Next next,

        @Nullable @Schema(description = "That the level is about to be lost; absent while the points reach it.")
        Warning warning,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(description = "What the member may on this level (权益); absent when nothing.")
        List<Perk> perks) {
    public LevelView {
        perks = List.copyOf(perks);
    }

    /** What is missing to the next level. */
    @Schema(name = "NextLevel", description = "The next level and what is missing to it.")
    public record Next(
            @Schema(description = "The next level.", examples = "3")
            int level,

            @Schema(description = "Points still missing (还差积分).", examples = "113")
            long missing) {}

    /** That a level is about to be lost. */
    @Schema(name = "LevelWarning", description = "When a level will be lost, and what would keep it (降级预警).")
    public record Warning(
            @Schema(
                    description = "The local date on which the level is lost unless enough is earned before (降级日期).",
                    examples = "2026-12-04")
            LocalDate fallsOn,

            @Schema(description = "The level that it then will be.", examples = "1")
            int fallsTo,

            @Schema(
                    description = "Points that would keep the level if they were earned today (保级所需积分).",
                    examples = "40")
            long missing) {}
}
