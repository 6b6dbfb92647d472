package org.communityops.kpi.family;

import static org.communityops.kpi.period.Granularity.DAY;
import static org.communityops.kpi.period.Granularity.MONTH;
import static org.communityops.kpi.period.Granularity.QUARTER;
import static org.communityops.kpi.period.Granularity.WEEK;
import static org.communityops.kpi.period.Granularity.YEAR;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communityops.kpi.metric.Formula;
import org.communityops.kpi.metric.Metric;
import org.communityops.kpi.metric.MetricDefinition.Dimension;
import org.communityops.kpi.metric.MetricDraft;
import org.communityops.kpi.metric.MetricFamily;

/** Indices from 0 to 100, each made of metrics that are explained for themselves. */
@ApplicationScoped
class IndexMetrics implements MetricFamily {
    private static final int HUNDRED = 100;

    /**
     * A part of an index.
     *
     * @param weight hundredths; those of an index are 100 together
     * @param full the value from which on it has its whole weight
     */
    private record Ingredient(String metric, int weight, double full) {}

    @Override
    public List<Metric> metrics() {
        return List.of(
                index(
                        MetricDraft.of(Dimension.INTERACTION, "interaction_index")
                                .label("Interaction index", "互动指数")
                                .question("How lively is the community, from 0 to 100?", "社群互动有多活跃（0–100）？")
                                .by(DAY, WEEK, MONTH, QUARTER, YEAR),
                        new Ingredient("active_rate", 40, 0.5),
                        new Ingredient("reply_ratio", 30, 0.5),
                        new Ingredient("stickiness", 30, 0.2)),
                index(
                        MetricDraft.of(Dimension.USERS, "loyalty_index")
                                .label("Loyalty index", "忠诚度指数")
                                .question("How loyal are the members, from 0 to 100?", "成员有多忠诚（0–100）？")
                                .by(MONTH, WEEK, QUARTER, YEAR),
                        new Ingredient("active_kept_rate", 50, 1),
                        new Ingredient("stickiness", 30, 0.2),
                        new Ingredient("advocacy_rate", 20, 0.1)),
                index(
                        MetricDraft.of(Dimension.CONTENT, "content_quality_index")
                                .label("Content quality index", "内容质量指数")
                                .question("How well is content received, from 0 to 100?", "内容有多受欢迎（0–100）？"),
                        new Ingredient("content_like_rate", 40, 0.1),
                        new Ingredient("content_comment_rate", 30, 0.05),
                        new Ingredient("content_share_rate", 30, 0.05)));
    }

    private static Metric index(MetricDraft draft, Ingredient... ingredients) {
        var words = Stream.of(ingredients)
                .map(part -> part.weight() + " × " + part.metric() + " / " + part.full())
                .collect(Collectors.joining(" + "));
        return draft.means(
                        words
                                + ", each of the quotients 1 at most. Null where one of the metrics is. Weights and full values are conventions of this version.")
                .computed(
                        words,
                        null,
                        new Combined(
                                Stream.of(ingredients)
                                        .map(part -> new Combined.Part(part.metric(), formula(part.metric())))
                                        .toList(),
                                values -> OptionalDouble.of(sum(ingredients, values))));
    }

    private static double sum(Ingredient[] ingredients, double[] values) {
        var sum = 0.0;
        for (var index = 0; index < values.length; index++) {
            sum += ingredients[index].weight() * Math.min(1, values[index] / ingredients[index].full());
        }
        return Math.min(HUNDRED, sum);
    }

    private static Formula formula(String metric) {
        return Stream.of(
                        new ActivityMetrics(),
                        new AdvocacyMetrics(),
                        new ContentMetrics(),
                        new InteractionMetrics(),
                        new LoyaltyMetrics(),
                        new MembershipMetrics())
                .flatMap(family -> family.metrics().stream())
                .filter(known -> known.id().equals(metric))
                .findFirst()
                .flatMap(known -> known.formula(null, ""))
                .orElseThrow();
    }
}
