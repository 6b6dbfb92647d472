package org.communityops.incentive.experiment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One of the alternatives that an experiment compares.
 *
 * @param weight percent of those who take part
 */
@Schema(name = "ExperimentVariant", description = "One of the alternatives that are compared (实验分组).")
public record Variant(
        @NotNull @Size(max = 64) @Pattern(regexp = Experiment.KEY, message = "lower-case words with hyphens") @Schema(description = "Names the variant within its experiment.", examples = "double-points")
        String key,

        @NotNull @Min(1) @Max(99) @Schema(description = "Percent of those who take part (权重); all variants together 100.", examples = "50")
        Integer weight) {}
