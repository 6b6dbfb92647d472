package org.communityops.kpi.conversion;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A member behind a figure of a funnel. */
@Schema(name = "FunnelMember", description = "A member behind a figure of a funnel.")
record FunnelMember(
        @Schema(description = "The member's id.", examples = "0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b")
        UUID memberId) {

    /** A page of them, as the contract names it: an annotation cannot name a page of a type. */
    @Schema(name = "FunnelMemberPage", description = "A page of members.")
    record PageView(
            @Schema(description = "The members of the page, by id.")
            List<FunnelMember> items,

            @Schema(description = "Cursor of the next page; left out on the last one.", examples = "eyJrIjpb") @Nullable String next) {}
}
