package org.communityops.incentive.badge;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What can be changed of a badge. */
@Schema(name = "BadgeSettings", description = "What can be changed of a badge (勋章).")
record BadgeSettings(
        @NotBlank @Size(max = 200) @Schema(description = "What people call it (名称).", examples = "Hundred messages")
        String name,

        @Nullable @Size(max = 200) @Pattern(regexp = CreateBadge.VISIBLE, message = "must not be blank") @Schema(description = "The name in Chinese (中文名称).", examples = "百条达人")
        String nameZh,

        @NotBlank @Size(max = 1000) @Schema(description = "What it stands for (说明).", examples = "Has written a hundred messages")
        String description,

        @Nullable @Size(max = 1000) @Pattern(regexp = CreateBadge.VISIBLE, message = "must not be blank") @Schema(description = "The same in Chinese (中文说明).", examples = "累计发布一百条消息")
        String descriptionZh,

        @Nullable @Size(max = 200) @Pattern(regexp = CreateBadge.VISIBLE, message = "must not be blank") @Schema(description = "Text that front ends show as its picture (图标).", examples = "💬")
        String icon,

        @NotNull @Nullable @Schema(description = "False: nobody gets or loses it any more (停用).", examples = "false")
        Boolean active) {
    static BadgeSettings of(Badge badge) {
        var texts = badge.texts();
        return new BadgeSettings(
                texts.name(), texts.nameZh(), texts.description(), texts.descriptionZh(), texts.icon(), badge.active());
    }

    Badge.Texts texts() {
        return new Badge.Texts(name, nameZh, description, descriptionZh, icon);
    }
}
