package org.communityops.activity.ingest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of the events of a request. */
@Schema(
        description = "What became of the events. Everything accepted is durable.",
        requiredProperties = {"accepted", "duplicates", "rejected", "results"})
record IngestAnswer(
        @Schema(description = "Events that are new and recorded.", examples = "998")
        int accepted,

        @Schema(description = "Events that were recorded before with the same content.", examples = "1")
        int duplicates,

        @Schema(description = "Events that were not taken; each is listed in `results`.", examples = "1")
        int rejected,

        @Schema(description = "The events that were not taken, in order.")
        List<ItemResult> results,

        @Nullable @Schema(description = "How many more were not taken than are listed; streams list the first 1,000.")
        Integer omitted) {
    IngestAnswer {
        results = List.copyOf(results);
    }
}
