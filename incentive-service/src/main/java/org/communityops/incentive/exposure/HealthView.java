package org.communityops.incentive.exposure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.communityops.incentive.experiment.Experiment;
import org.communityops.incentive.experiment.Experiment.State;
import org.communityops.incentive.experiment.Variant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whether an experiment can be trusted: how the numbers of exposed members fit the weights. */
@Schema(name = "ExperimentHealth", description = "Whether the numbers of exposed members fit the weights (实验健康度).")
record HealthView(
        @Schema(description = "Key of the experiment.", examples = "welcome-bonus")
        String experiment,

        State state,

        @Schema(description = "How many members were exposed.", examples = "10000")
        long exposed,

        List<Share> variants,

        @Nullable @Schema(
                description = "Sum of (exposed - expected)² / expected; absent until 5 are expected of each variant.",
                examples = "1.44")
        Double chiSquared,

        @Schema(description = "One less than there are variants.", examples = "1")
        int degreesOfFreedom,

        @Nullable @Schema(
                description =
                        "How probable at least this difference is by chance (p 值); absent until 5 are expected of each variant.",
                examples = "0.2301")
        Double pValue,

        @Schema(
                description = "Sample-ratio mismatch (样本比例失衡): p below 0.001. The result cannot be trusted.",
                examples = "false")
        boolean mismatch) {
    /** A variant's part of the exposed. */
    @Schema(name = "ExperimentShare", description = "A variant's part of the exposed.")
    record Share(
            @Schema(description = "Key of the variant.", examples = "as-now")
            String variant,

            @Schema(description = "Percent that it should have.", examples = "50")
            int weight,

            @Schema(description = "How many members met it.", examples = "4940")
            long exposed,

            @Schema(description = "How many it would be by its weight.", examples = "5000")
            double expected) {}

    /**
     * @param counts exposed members by variant
     */
    static HealthView of(Experiment experiment, Map<String, Long> counts) {
        var variants = experiment.variants();
        var observed = variants.stream()
                .mapToLong(variant -> counts.getOrDefault(variant.key(), 0L))
                .toArray();
        var exposed = Arrays.stream(observed).sum();
        var expected = variants.stream()
                .mapToDouble(variant -> exposed * variant.weight() / 100.0)
                .toArray();
        var ratio = SampleRatio.isTestable(expected) ? SampleRatio.of(observed, expected) : null;
        return new HealthView(
                experiment.key(),
                experiment.state(),
                exposed,
                shares(variants, observed, expected),
                ratio == null ? null : ratio.statistic(),
                variants.size() - 1,
                ratio == null ? null : ratio.p(),
                ratio != null && ratio.isMismatch());
    }

    private static List<Share> shares(List<Variant> variants, long[] observed, double[] expected) {
        return IntStream.range(0, observed.length)
                .mapToObj(i -> new Share(variants.get(i).key(), variants.get(i).weight(), observed[i], expected[i]))
                .toList();
    }
}
