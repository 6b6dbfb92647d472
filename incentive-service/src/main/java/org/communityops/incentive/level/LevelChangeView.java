package org.communityops.incentive.level;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change of level as callers see it. */
@Schema(name = "LevelChange", description = "That a member came to another level (等级变动).")
record LevelChangeView(
        UUID id,

        @Schema(description = "Key of the ladder.", examples = "quarter")
        String ladder,

        @Schema(
                description =
                        "REACHED: earned enough (升级). LAPSED: earned too little in the window for longer than the grace (降级). CORRECTED: points turned out not to be earned (更正). LADDER_CHANGED: the ladder was changed (体系调整).",
                examples = "REACHED")
        LevelChange.Reason reason,

        @Schema(description = "The level before.", examples = "1")
        int previous,

        @Schema(description = "The level since then (等级).", examples = "2")
        int level,

        @Schema(description = "What its holders were called then (头衔).", examples = "Regular")
        String title,

        @Nullable @Schema(description = "The title in Chinese (中文头衔).", examples = "常客")
        String titleZh,

        @Nullable @Schema(description = "The local date on which the level was reached.", examples = "2026-11-20")
        LocalDate since,

        @Schema(
                description = "When it was noticed; later than `since` when events came late.",
                examples = "2026-11-20T02:15:02Z")
        Instant changedAt) {}
