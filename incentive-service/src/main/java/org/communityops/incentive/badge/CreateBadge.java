package org.communityops.incentive.badge;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller sends to make a badge. */
@Schema(description = "Makes a badge (勋章).")
record CreateBadge(
        @NotNull @Nullable @Pattern(regexp = KEY, message = "must be 1 to 64 of a-z, 0-9, . and -") @Schema(description = "Names the badge within its community, for ever.", examples = "hundred-messages")
        String key,

        @NotBlank @Size(max = 200) @Schema(description = "What people call it (名称).", examples = "Hundred messages")
        String name,

        @Nullable @Size(max = 200) @Pattern(regexp = VISIBLE, message = "must not be blank") @Schema(description = "The name in Chinese (中文名称).", examples = "百条达人")
        String nameZh,

        @NotBlank @Size(max = 1000) @Schema(description = "What it stands for (说明).", examples = "Has written a hundred messages")
        String description,

        @Nullable @Size(max = 1000) @Pattern(regexp = VISIBLE, message = "must not be blank") @Schema(description = "The same in Chinese (中文说明).", examples = "累计发布一百条消息")
        String descriptionZh,

        @Nullable @Size(max = 200) @Pattern(regexp = VISIBLE, message = "must not be blank") @Schema(
                description =
                        "Text that front ends show as its picture (图标): an emoji, or the name of an image of theirs.",
                examples = "💬")
        String icon,

        @NotNull @Valid BadgeCriteria criteria,

        @Nullable @Schema(
                description =
                        "Activity on earlier local days does not count (起算日); today's date: only from now on. Without it all of the past counts.",
                examples = "2026-11-21")
        LocalDate countsFrom) {
    static final String KEY = "[a-z0-9][a-z0-9.-]{0,63}";
    static final String VISIBLE = "[\\s\\S]*\\S[\\s\\S]*";

    Badge.Texts texts() {
        return new Badge.Texts(name, nameZh, description, descriptionZh, icon);
    }
}
