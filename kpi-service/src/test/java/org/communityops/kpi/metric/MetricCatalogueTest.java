package org.communityops.kpi.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.rollup.Measure;
import org.junit.jupiter.api.Test;

class MetricCatalogueTest {
    private static final Metric FIRST = metric("Number of message.posted.", Measure.MESSAGES);
    private static final Metric SECOND = version(2, metric("Number of reaction.added.", Measure.REACTIONS));

    @Test
    void keepsEveryVersionOfADefinition() {
        var catalogue = new MetricCatalogue(List.of(() -> List.of(FIRST, SECOND)));

        assertThat(catalogue.get("noise")).isSameAs(SECOND);
        assertThat(catalogue.get("noise", 1)).isSameAs(FIRST);
        assertThat(catalogue.definitions()).containsExactly(SECOND.definition());
        assertThatThrownBy(() -> catalogue.get("noise", 3)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> catalogue.get("silence", 1)).isInstanceOf(ProblemException.class);
    }

    @Test
    void changesItsOwnVersionWithThatOfADefinition() {
        var before = new MetricCatalogue(List.of(() -> List.of(FIRST)));
        var after = new MetricCatalogue(List.of(() -> List.of(FIRST, SECOND)));

        assertThat(after.version()).isNotEqualTo(before.version());
    }

    @Test
    void refusesAVersionThatIsDeclaredTwice() {
        assertThatThrownBy(() -> new MetricCatalogue(List.of(() -> List.of(FIRST), () -> List.of(FIRST))))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Metric metric(String means, Measure measure) {
        return MetricDraft.of(MetricDefinition.Dimension.INTERACTION, "noise")
                .label("Noise", "喧哗")
                .question("How loud is it?", "有多吵？")
                .means(means)
                .events("events", Term.events(measure));
    }

    private static Metric version(int version, Metric metric) {
        var d = metric.definition();
        var definition = new MetricDefinition(
                d.id(),
                version,
                d.label(),
                d.question(),
                d.dimension(),
                d.unit(),
                d.direction(),
                d.definition(),
                d.numerator(),
                d.denominator(),
                d.granularities(),
                d.variants(),
                d.breakdowns());
        return new Metric(definition, metric.formulas(), null, null);
    }
}
