package org.communityops.incentive.couponcode;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of codes that were brought in. */
@Schema(description = "What became of the codes.")
record ImportedCodes(
        @Schema(description = "How many were new.", examples = "2")
        int imported,

        @Schema(
                description =
                        "Positions, from 0, of those that the community has already, or that stand in the request before.",
                examples = "[]")
        List<Integer> duplicates) {
    ImportedCodes {
        duplicates = List.copyOf(duplicates);
    }
}
