package org.communityops.incentive.honouraward;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.communityops.incentive.honour.HonourSettings;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller sends to give an honour by hand. */
@Schema(description = "Gives an honour by hand (人工颁发荣誉).")
record GiveHonour(
        @NotNull @Nullable UUID memberId,

        @NotBlank @Size(max = 10) @Schema(description = "Day, ISO week, month, quarter or year that has begun (周期).", examples = "2026-10")
        String period,

        @NotBlank @Size(max = 1000) @Schema(description = "What for (颁奖词).", examples = "Answered every beginner's question")
        String citation,

        @Nullable @Size(max = 1000) @Pattern(regexp = HonourSettings.VISIBLE, message = "must not be blank") @Schema(
                description = "What shows it, such as the result of a poll (依据).",
                examples = "Poll of 2026-11-02: 41 of 60 votes")
        String evidence) {}
