package org.communityops.kit.feed;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a replay achieved. */
@Schema(description = "What a replay achieved.")
record ReplayedDeadLetters(
        @Schema(description = "How many dead letters (死信) were applied.", examples = "3")
        long replayed,

        @Schema(description = "How many dead letters (死信) the feed still has.", examples = "0")
        long left) {}
