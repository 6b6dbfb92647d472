package org.communityops.kpi.explain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A member behind a value. */
@Schema(name = "MemberEvidence", description = "A member behind a value.")
record MemberEvidence(
        @Schema(description = "The member.", examples = "0197a3c2-8c1e-5b7e-9f00-5a6f0e1d2c3b")
        UUID memberId,

        @Schema(description = "The days that were looked at on which the member did what is counted.")
        List<LocalDate> days) {

    /** A page, as the contract names it: an annotation cannot name a page of a type. */
    @Schema(name = "MemberEvidencePage", description = "A page of members behind a value.")
    record PageView(
            @Schema(description = "The members of the page.")
            List<MemberEvidence> items,

            @Schema(description = "Cursor of the next page; left out on the last one.", examples = "eyJrIjpb") @Nullable String next) {}
}
