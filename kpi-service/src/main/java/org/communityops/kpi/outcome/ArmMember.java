package org.communityops.kpi.outcome;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A member of an experiment, and what he did. */
@Schema(name = "ExperimentMember", description = "A member of an experiment, and what he did in his window.")
record ArmMember(
        @Schema(description = "The member's id.", examples = "0197a3c2-8c1e-5b7e-9f00-5a6f0e1d2c3b")
        UUID memberId,

        @Schema(description = "When he first met it (首次曝光).", examples = "2026-11-02T04:00:00Z")
        Instant exposedAt,

        @Schema(description = "Whether his window is over, so that he counts.", examples = "true")
        boolean over,

        @Schema(description = "How many events he did in the window that count.", examples = "3")
        long events,

        @Schema(description = "What they amount to; left out unless amounts are read.", examples = "19.9") @Nullable BigDecimal amount) {

    /** A page of them, as the contract names it: an annotation cannot name a page of a type. */
    @Schema(name = "ExperimentMemberPage", description = "A page of members.")
    record PageView(
            @Schema(description = "The members of the page, by id.")
            List<ArmMember> items,

            @Schema(description = "Cursor of the next page; left out on the last one.", examples = "eyJrIjpb") @Nullable String next) {}
}
