package org.communityops.incentive.experiment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import org.communityops.kit.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an experiment is to find out and how: all of it can be changed until the experiment begins. */
@Schema(description = "What an experiment is to find out, and how (实验设计).")
record ExperimentDesign(
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
    static final String METRIC = "[a-z][a-z0-9_]*";

    private static final int ALL = 100;

    static ExperimentDesign of(Experiment experiment) {
        return new ExperimentDesign(
                experiment.hypothesis(), experiment.metric(), experiment.trafficShare(), experiment.variants());
    }

    int share() {
        return trafficShare == null ? ALL : trafficShare;
    }

    /** 422 unless the weights sum to 100 and no two variants have the same key. */
    void requireSound() {
        var sum = variants.stream().mapToInt(Variant::weight).sum();
        if (sum != ALL) {
            throw ProblemException.invalid(
                    "/variants", "weights-not-100", "The weights of the variants sum to 100, not " + sum);
        }
        var keys = new HashSet<String>();
        for (var i = 0; i < variants.size(); i++) {
            if (!keys.add(variants.get(i).key())) {
                throw ProblemException.invalid(
                        "/variants/" + i + "/key", "duplicate", "Another variant has this key already");
            }
        }
    }
}
