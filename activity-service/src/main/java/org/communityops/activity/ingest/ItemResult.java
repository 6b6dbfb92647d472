package org.communityops.activity.ingest;

import org.communityops.kit.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why one event of a batch was not taken. */
@Schema(
        description = "An event of the batch that was not taken, and why.",
        requiredProperties = {"index", "status", "problem"})
record ItemResult(
        @Schema(description = "Its place in the batch, or its line in the stream, from 0.", examples = "17")
        int index,

        @Schema(examples = "REJECTED") Status status,

        @Schema(description = "What is wrong, as a problem of its own; pointers begin at the event.")
        Problem problem) {

    /** What became of it. */
    @Schema(name = "ItemStatus")
    enum Status {
        /** It is wrong: mend it and send it again. */
        REJECTED,
        /** Another event of the same identity is there already. */
        CONFLICT
    }
}
