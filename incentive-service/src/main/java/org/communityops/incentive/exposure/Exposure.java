package org.communityops.incentive.exposure;

import java.time.Instant;
import java.util.UUID;
import org.communityops.kit.feed.News;
import org.communityops.kit.ids.Ids;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When a member first met what an experiment varies. */
@Schema(description = "When a member first met what an experiment varies (首次曝光).")
record Exposure(
        UUID memberId,

        @Schema(description = "Key of the variant that the member got.", examples = "double-points")
        String variant,

        @Schema(description = "The first time.", examples = "2026-11-20T03:10:00.120004Z")
        Instant exposedAt) {
    /** The body of {@code experiment.exposed}. */
    private record Told(UUID experimentId, String key, UUID memberId, String variant, Instant exposedAt) {}

    News news(UUID communityId, UUID experimentId, String experimentKey) {
        return News.of(
                Ids.next(),
                communityId,
                "experiment.exposed",
                memberId.toString(),
                exposedAt,
                new Told(experimentId, experimentKey, memberId, variant, exposedAt));
    }
}
