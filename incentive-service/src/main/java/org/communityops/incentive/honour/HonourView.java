package org.communityops.incentive.honour;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An honour as callers see it. */
@Schema(name = "Honour", description = "An honour that members can be given for a period (荣誉).")
record HonourView(
        UUID id,

        @Schema(description = "Names the honour within its community.", examples = "best-contribution")
        String key,

        @Schema(description = "What people call it (名称).", examples = "Best contribution")
        String name,

        @Nullable @Schema(description = "The name in Chinese (中文名称).", examples = "最佳贡献")
        String nameZh,

        @Schema(description = "What it stands for (说明).", examples = "Who has given most to the community")
        String description,

        @Nullable @Schema(description = "The same in Chinese (中文说明).", examples = "对社群贡献最大的成员")
        String descriptionZh,

        @Schema(description = "False: nobody is given it any more (停用).")
        boolean active,

        @Schema(description = "When it was made.", examples = "2026-11-21T02:00:00Z")
        Instant createdAt) {
    static HonourView of(Honour honour) {
        var settings = honour.settings();
        return new HonourView(
                honour.id(),
                honour.key(),
                settings.name(),
                settings.nameZh(),
                settings.description(),
                settings.descriptionZh(),
                honour.active(),
                honour.createdAt());
    }
}
