package org.communityops.incentive.payout;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller sends to approve or freeze a list: what was seen, so that nothing else is approved. */
@Schema(description = "Names what the caller has seen, so that nothing else is approved or frozen.")
record SeenPayoutList(
        @NotNull @Schema(description = "The revision of the list that the caller has seen.", examples = "2")
        Integer revision) {}
