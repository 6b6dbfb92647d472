package org.communityops.incentive.promotion;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller sends to propose a candidate. */
@Schema(description = "Proposes a candidate (提名).")
record CreatePromotion(
        @NotNull @Schema(description = "The criteria (晋升标准).")
        UUID criteriaId,

        @NotNull @Schema(description = "The operator (运营人员).")
        UUID memberId,

        @NotBlank @Size(max = 10) @Schema(description = "The last period of the run that met the criteria (周期).", examples = "2026-10")
        String period,

        @NotBlank @Size(max = 500) @Schema(description = "Why (提名理由).", examples = "Leads two groups already")
        String reason) {}
