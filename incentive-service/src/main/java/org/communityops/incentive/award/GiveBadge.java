package org.communityops.incentive.award;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller sends to give a badge by hand. */
@Schema(description = "Gives a badge by hand (人工授予勋章).")
record GiveBadge(
        @NotNull @Nullable UUID memberId,

        @NotBlank @Size(max = 1000) @Schema(description = "Why the member gets it (授予理由).", examples = "Saved the meetup")
        String citation,

        @Nullable @Pattern(regexp = "[a-z0-9][a-z0-9.-]{0,63}", message = "must be 1 to 64 of a-z, 0-9, . and -") @Schema(
                description = "What it is given for (事由): a member gets the badge once for each.",
                defaultValue = "once",
                examples = "meetup-2026-11")
        String occasion,

        @Nullable @Schema(
                description = "The local date on which it was earned, today or before; today when left out.",
                examples = "2026-11-20")
        LocalDate earnedOn,

        @Nullable @Size(max = 20) @Schema(description = "Activity events that show it, oldest first (依据).")
        List<@NotNull UUID> evidence) {}
