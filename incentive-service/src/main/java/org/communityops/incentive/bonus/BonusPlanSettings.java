package org.communityops.incentive.bonus;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Everything of a bonus plan that a caller states. */
@Schema(description = "What a caller states of a bonus plan (奖金方案).")
record BonusPlanSettings(
        @NotBlank @Size(max = 200) @Schema(description = "What people call it (名称), once in a community.", examples = "Monthly bonus of operators")
        String name,

        @NotNull @Valid BonusDefinition definition) {}
