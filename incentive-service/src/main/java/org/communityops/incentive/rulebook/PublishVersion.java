package org.communityops.incentive.rulebook;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller sends to publish a draft. */
@Schema(name = "PublishRuleVersion", description = "Publishes a draft (发布).")
record PublishVersion(
        @Nullable @Schema(
                description =
                        "The version acts on events from this time on, which is not past; at once when left out (生效时间).",
                examples = "2026-12-01T00:00:00Z")
        Instant activateAt) {}
