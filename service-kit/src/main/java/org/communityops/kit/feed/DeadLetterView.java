package org.communityops.kit.feed;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** News that could not be applied, or that wait behind such. */
@Schema(description = "A dead letter (死信): news that could not be applied, or that wait behind such.")
record DeadLetterView(
        @Schema(description = "The service whose feed it is.", examples = "activity")
        String feed,

        @Schema(examples = "3") int slice,

        @Schema(description = "Position within the slice.", examples = "1044")
        long position,

        UUID communityId,

        @Schema(description = "Whom or what the news concern.", examples = "019aa0c0-7c5e-7d4b-8a52-3f0c1f5c9a10")
        String subject,

        @Schema(examples = "activity.recorded") String type,

        @Schema(description = "Why it could not be applied.", examples = "Unknown currency")
        String reason,

        @Schema(description = "Whether it only waits behind an earlier one of its subject.", examples = "false")
        boolean parked,

        Instant recordedAt) {}
