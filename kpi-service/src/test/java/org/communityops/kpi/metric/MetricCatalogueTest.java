package org.communityops.kpi.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MetricCatalogueTest {
    private final MetricCatalogue catalogue = new MetricCatalogue();

    @Test
    void hasTheMetricsThatOthersBuildOn() {
        assertThat(catalogue.definitions())
                .extracting(MetricDefinition::id)
                .doesNotHaveDuplicates()
                .contains(
                        "dau",
                        "wau",
                        "mau",
                        "wau7",
                        "mau30",
                        "stickiness",
                        "messages",
                        "replies",
                        "reactions",
                        "members_joined",
                        "threads_started",
                        "reply_ratio",
                        "reaction_ratio",
                        "messages_per_active_member",
                        "churn_rate",
                        "retention_d1",
                        "retention_d7",
                        "retention_d30");
    }

    @Test
    void definesEveryMetricInFull() {
        for (var definition : catalogue.definitions()) {
            var texts = List.of(
                    definition.label().en(),
                    definition.label().zh(),
                    definition.question().en(),
                    definition.question().zh(),
                    definition.definition(),
                    definition.numerator());
            assertThat(texts).as(definition.id()).doesNotContain("");
            assertThat(definition.granularities()).as(definition.id()).isNotEmpty();
            assertThat(catalogue.get(definition.id()).formula(null))
                    .as(definition.id())
                    .isPresent();
            for (var variant : definition.variants()) {
                assertThat(catalogue.get(definition.id()).formula(variant))
                        .as(definition.id())
                        .isPresent();
            }
        }
    }

    @Test
    void roundsRatiosToSixDecimalsAndKnowsNoneOverNothing() {
        assertThat(Figure.ratio(2, 3).value()).isEqualTo(0.666667);
        assertThat(Figure.ratio(0, 3).value()).isEqualTo(0.0);
        assertThat(Figure.ratio(2, 0).value()).isNull();
        assertThat(Figure.unknown(3)).isEqualTo(new Figure(null, null, 3L));
    }
}
