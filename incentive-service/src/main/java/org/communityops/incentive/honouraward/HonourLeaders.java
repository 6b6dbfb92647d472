package org.communityops.incentive.honouraward;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller sends to honour the first of a leaderboard. */
@Schema(description = "Gives an honour to the first of a leaderboard (按排行颁发荣誉).")
record HonourLeaders(
        @NotBlank @Size(max = 10) @Schema(description = "Day, ISO week, month, quarter or year that is over (周期).", examples = "2026-10")
        String period,

        @Nullable @Size(max = 64) @Schema(description = "Kind of points (积分种类).", defaultValue = "points", examples = "points")
        String currency,

        @NotNull @Nullable @Min(1) @Max(100) @Schema(description = "The last rank that is honoured; everybody who shares it is.", examples = "3")
        Integer places,

        @NotBlank @Size(max = 1000) @Schema(description = "What for (颁奖词).", examples = "Among the three who earned most")
        String citation) {}
