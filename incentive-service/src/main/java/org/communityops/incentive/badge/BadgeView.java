package org.communityops.incentive.badge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A badge as callers see it. */
@Schema(name = "Badge", description = "A badge that members can get (勋章).")
record BadgeView(
        UUID id,

        @Schema(description = "Names the badge within its community.", examples = "hundred-messages")
        String key,

        @Schema(description = "What people call it (名称).", examples = "Hundred messages")
        String name,

        @Nullable @Schema(description = "The name in Chinese (中文名称).", examples = "百条达人")
        String nameZh,

        @Schema(description = "What it stands for (说明).", examples = "Has written a hundred messages")
        String description,

        @Nullable @Schema(description = "The same in Chinese (中文说明).", examples = "累计发布一百条消息")
        String descriptionZh,

        @Nullable @Schema(description = "Text that front ends show as its picture (图标).", examples = "💬")
        String icon,

        BadgeCriteria criteria,

        @Nullable @Schema(
                description = "Activity on earlier local days does not count (起算日); absent: all does.",
                examples = "2026-11-21")
        LocalDate countsFrom,

        @Schema(description = "False: nobody gets or loses it any more (停用).")
        boolean active,

        @Schema(description = "When it was made.", examples = "2026-11-21T02:00:00Z")
        Instant createdAt) {
    static BadgeView of(Badge badge) {
        var texts = badge.texts();
        return new BadgeView(
                badge.id(),
                badge.key(),
                texts.name(),
                texts.nameZh(),
                texts.description(),
                texts.descriptionZh(),
                texts.icon(),
                badge.criteria(),
                badge.countsFrom(),
                badge.active(),
                badge.createdAt());
    }
}
