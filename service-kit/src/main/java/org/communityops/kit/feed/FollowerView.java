package org.communityops.kit.feed;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far this service is behind a feed; positions are summed over the slices. */
@Schema(description = "How far this service is behind a feed; positions are summed over the slices.")
record FollowerView(
        @Schema(examples = "activity") String feed,

        @Schema(description = "How many news were applied.", examples = "252668")
        long position,

        @Schema(description = "How many news the feed had when it was last read.", examples = "252668")
        long head,

        @Schema(examples = "0") long lagEvents,

        @Schema(description = "Seconds since this service was level with the feed.", examples = "0")
        long lagSeconds,

        FollowerState state) {
    FollowerView with(FollowerState newState) {
        return new FollowerView(feed, position, head, lagEvents, lagSeconds, newState);
    }
}
