package org.communityops.kpi.scoring;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller sends to have past weeks scored. */
@Schema(name = "CreateMemberScorings", description = "Past weeks that are to be scored (补算).")
record CreateScorings(
        @Schema(description = "The first ISO week.", examples = "2026-W10") @NotNull String from,

        @Schema(description = "The last ISO week; it has to be over. At most 53 weeks.", examples = "2026-W20") @NotNull String to) {}
