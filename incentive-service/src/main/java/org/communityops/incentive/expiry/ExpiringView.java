package org.communityops.incentive.expiry;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A member's points that end, soonest first. */
@Schema(
        name = "ExpiringPoints",
        description = "A member's points that end if they are not used (将过期积分), soonest first.")
record ExpiringView(List<Part> items) {
    ExpiringView {
        items = List.copyOf(items);
    }

    /** Points that end at the same time. */
    @Schema(name = "ExpiringPart", description = "Points that end at the same time.")
    record Part(
            @Schema(description = "Kind of points (积分种类).", examples = "points")
            String currency,

            @Schema(description = "What is left of them.", examples = "40")
            long amount,

            @Schema(description = "When they end (到期时间).", examples = "2027-12-31T16:00:00Z")
            Instant expiresAt) {}
}
