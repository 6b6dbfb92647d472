package org.communityops.incentive.experiment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller sends to make an experiment. */
@Schema(description = "Makes an experiment (A/B 实验) that has not begun.")
record CreateExperiment(
        @NotNull @Size(max = 64) @Pattern(regexp = Experiment.KEY, message = "lower-case words with hyphens") @Schema(description = "Names the experiment within its community, for ever.", examples = "welcome-bonus")
        String key,

        @NotBlank @Size(max = 2000) @Schema(
                description = "What is expected, and why (假设).",
                examples = "Twice the points for a first message brings more members back within a week")
        String hypothesis,

        @NotNull @Size(max = 64) @Pattern(regexp = ExperimentDesign.METRIC, message = "a metric's name: lower-case letters, digits, underscores") @Schema(
                description = "The metric that decides (主要指标), as the metric catalogue names it.",
                examples = "retention_d7")
        String metric,

        @Nullable @Min(1) @Max(100) @Schema(
                description = "Percent of the members that take part (流量占比); all of them when absent.",
                examples = "100")
        Integer trafficShare,

        @NotNull @Size(min = 2, max = 10) @Schema(
                description =
                        "Two or more (实验分组), in the order in which they divide the members; the first is what the others are compared with.")
        List<@NotNull @Valid Variant> variants) {
    ExperimentDesign design() {
        return new ExperimentDesign(hypothesis, metric, trafficShare, variants);
    }
}
