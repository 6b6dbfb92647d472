package org.communityops.incentive.level;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A ladder as callers see it. */
@Schema(name = "Ladder", description = "A ladder of levels by lifetime points (等级体系).")
record LadderView(
        UUID id,

        @Schema(description = "Names the ladder within its community.", examples = "starter")
        String key,

        @Schema(description = "What people call it.", examples = "Starter ladder")
        String name,

        @Schema(
                description = "The points that count (积分种类); spending them does not lower a level.",
                examples = "points")
        String currency,

        @Schema(description = "Lowest first.") List<Step> levels) {
    LadderView {
        levels = List.copyOf(levels);
    }

    /** One level. */
    @Schema(name = "LadderLevel", description = "One level of a ladder.")
    record Step(
            @Schema(description = "The level (等级).", examples = "2")
            int level,

            @Schema(description = "What its holders are called (头衔).", examples = "Participant")
            String title,

            @Schema(description = "Lifetime points from which on it is held.", examples = "50")
            long minPoints) {}

    static LadderView of(Ladder ladder) {
        var levels = ladder.levels().stream()
                .map(step -> new Step(step.level(), step.title(), step.minPoints()))
                .toList();
        return new LadderView(ladder.id(), ladder.key(), ladder.name(), ladder.currency(), levels);
    }
}
