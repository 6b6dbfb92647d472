package org.communityops.incentive.planaward;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The awards that one request made. */
@Schema(name = "PlanAwardList", description = "The awards that one request made, in its order.")
record AwardList(
        List<Award> items,

        @Schema(description = "What they sum to.", examples = "60")
        long amount) {
    AwardList {
        items = List.copyOf(items);
    }

    static AwardList of(List<Award> awards) {
        return new AwardList(awards, awards.stream().mapToLong(Award::amount).sum());
    }
}
