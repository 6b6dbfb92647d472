package org.communityops.incentive.ladder;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A ladder as callers see it. */
@Schema(name = "Ladder", description = "A ladder of levels by points earned ever, or within a window of days (等级体系).")
record LadderView(
        UUID id,

        @Schema(description = "Names the ladder within its community.", examples = "starter")
        String key,

        @Schema(description = "What people call it (名称).", examples = "Starter ladder")
        String name,

        @Schema(
                description = "The points that count (积分种类); spending them does not lower a level.",
                examples = "points")
        String currency,

        @Nullable @Schema(
                description =
                        "Over how many local days, today included, points count (滚动窗口); absent: all points ever earned.",
                examples = "90")
        Integer windowDays,

        @Nullable @Schema(
                description =
                        "How many days a level is kept that the points of the window no longer reach (宽限期); absent without a window.",
                examples = "14")
        Integer graceDays,

        @Schema(description = "Whether it is the ladder that is shown when none is named (默认体系).")
        boolean isDefault,

        @Schema(description = "Lowest first.") List<Step> levels) {
    LadderView {
        levels = List.copyOf(levels);
    }

    /** One level. */
    @Schema(name = "LadderLevel", description = "One level of a ladder (等级).")
    record Step(
            @Schema(description = "The level (等级).", examples = "2")
            int level,

            @Schema(description = "What its holders are called (头衔).", examples = "Participant")
            String title,

            @Nullable @Schema(description = "The title in Chinese (中文头衔).", examples = "参与者")
            String titleZh,

            @Schema(description = "Points from which on it is held (所需积分).", examples = "50")
            long minPoints,

            @JsonInclude(JsonInclude.Include.NON_EMPTY)
            @Schema(description = "What it allows, and with it all levels above (权益); absent when nothing.")
            List<Ladder.Perk> perks) {
        Step {
            perks = List.copyOf(perks);
        }
    }

    static LadderView of(Ladder ladder) {
        var levels = ladder.levels().stream()
                .map(step -> new Step(step.level(), step.title(), step.titleZh(), step.minPoints(), step.perks()))
                .toList();
        return new LadderView(
                ladder.id(),
                ladder.key(),
                ladder.name(),
                ladder.currency(),
                ladder.windowDays(),
                ladder.windowDays() == null ? null : (Integer) ladder.graceDays(),
                ladder.isDefault(),
                levels);
    }
}
