package org.communityops.incentive.level;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a member may do something, as callers see it. */
@Schema(name = "LevelPermission", description = "Whether a member's level allows something (等级权限).")
public record PermissionView(
        @Schema(description = "Key of the perk that was asked for.", examples = "post-images")
        String perk,

        @Schema(description = "Whether the member may.") boolean allowed,

        @Schema(
                description =
                        "Key of the ladder that the answer is about: one that allows it, else one that would on a higher level.",
                examples = "starter")
        String ladder,

        @Schema(description = "The member's level there (等级).", examples = "2")
        int level,

        @Schema(description = "The lowest level that may (所需等级).", examples = "3")
        int neededLevel) {}
