package org.communityops.incentive.ladder;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller sends to make a ladder. */
@Schema(description = "Makes a ladder (等级体系).")
record CreateLadder(
        @NotNull @Nullable @Pattern(regexp = LadderSettings.KEY, message = "must be 1 to 64 of a-z, 0-9, . and -") @Schema(description = "Names the ladder within its community, for ever.", examples = "quarter")
        String key,

        @NotBlank @Size(max = 200) @Schema(description = "What people call it (名称).", examples = "Regulars of the quarter")
        String name,

        @Nullable @Size(max = 64) @Schema(description = "The points that count (积分种类).", defaultValue = "points", examples = "points")
        String currency,

        @Nullable @Min(1) @Max(366) @Schema(
                description =
                        "Over how many local days, today included, points count (滚动窗口); without it all points ever earned do.",
                examples = "90")
        Integer windowDays,

        @Nullable @Min(0) @Max(92) @Schema(
                description =
                        "How many days a level is kept that the points of the window no longer reach (宽限期); only with a window.",
                defaultValue = "0",
                examples = "14")
        Integer graceDays,

        @Nullable @Schema(
                description =
                        "Whether it is the ladder that is shown when none is named (默认体系); the one before stops being it.",
                defaultValue = "false")
        Boolean isDefault,

        @NotEmpty @Size(max = 50) @Schema(description = "Lowest first; thresholds strictly increase from 0.")
        List<LadderSettings.@NotNull @Valid Level> levels) {
    LadderSettings settings() {
        return new LadderSettings(name, windowDays, graceDays, isDefault, levels);
    }
}
