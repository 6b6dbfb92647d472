package org.communityops.incentive.screening;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller sends to have a period screened. */
@Schema(name = "CreateFairPlayScreening", description = "Asks for a screening of a period (公平性检查).")
record CreateScreening(
        @NotNull @Schema(description = "First day, local.", examples = "2026-11-01")
        LocalDate from,

        @NotNull @Schema(description = "Last day, included; at most 92 days together.", examples = "2026-11-30")
        LocalDate to) {}
