package org.communityops.incentive.level;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where a member stands, as callers see it. */
@Schema(name = "MemberLevel", description = "Where a member stands on a ladder (会员等级).")
record LevelView(
        @Schema(description = "Key of the ladder.", examples = "starter")
        String ladder,

        @Schema(description = "The level (等级).", examples = "2")
        int level,

        @Schema(description = "What holders of the level are called (头衔).", examples = "Participant")
        String title,

        @Nullable @Schema(
                description =
                        "The first local date at whose end the lifetime points reached the level; absent on a level that everybody has from the start.",
                examples = "2026-11-20")
        LocalDate since,

        @Nullable @Schema(description = "The level after this one; absent on the highest.")
        Next next) {

    /** What is missing to the next level. */
    @Schema(name = "NextLevel", description = "The next level and what is missing to it.")
    record Next(
            @Schema(description = "The next level.", examples = "3")
            int level,

            @Schema(description = "Points still missing (还差积分).", examples = "113")
            long missing) {}
}
