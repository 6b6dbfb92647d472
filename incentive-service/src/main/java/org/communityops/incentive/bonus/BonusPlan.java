package org.communityops.incentive.bonus;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A bonus plan in one of its versions. */
@Schema(description = "A bonus plan (奖金方案) in one of its versions.")
public record BonusPlan(
        UUID id,

        @Schema(description = "What people call it (名称).", examples = "Monthly bonus of operators")
        String name,

        @Schema(description = "Counts the changes, of the name too.", examples = "1")
        int revision,

        @Schema(description = "The version; payout lists name the one that they were computed by (版本).", examples = "1")
        int version,

        BonusDefinition definition,

        @Schema(description = "The key that made this version.", examples = "7Zk2qW9xLpT4")
        String createdBy,

        @Schema(description = "When this version was made.", examples = "2026-11-01T02:00:00Z")
        Instant createdAt) {
    /** Names the representation: another one after each change, of the name too. */
    String tag() {
        return String.valueOf(revision);
    }
}
