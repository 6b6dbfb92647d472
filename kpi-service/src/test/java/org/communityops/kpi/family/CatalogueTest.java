package org.communityops.kpi.family;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.metric.MetricCatalogue;
import org.communityops.kpi.metric.MetricDefinition;
import org.communityops.kpi.metric.MetricDefinition.Dimension;
import org.communityops.kpi.rollup.Measure;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CatalogueTest {
    @Inject
    MetricCatalogue catalogue;

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
                        "retention_d30",
                        "gmv",
                        "average_order_value",
                        "repurchase_rate",
                        "violation_rate");
    }

    @Test
    void coversTheDimensionsThatEventsTellOf() {
        assertThat(catalogue.definitions())
                .extracting(MetricDefinition::dimension)
                .containsAll(Set.of(
                        Dimension.USERS,
                        Dimension.CONTENT,
                        Dimension.INTERACTION,
                        Dimension.BUSINESS,
                        Dimension.SATISFACTION,
                        Dimension.RISK,
                        Dimension.OPERATIONS));
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
            assertThat(definition.label().zh()).as(definition.id()).matches(".*\\p{IsHan}.*");
            assertThat(definition.granularities()).as(definition.id()).isNotEmpty();
        }
    }

    @Test
    void saysWhatIsDividedExactlyWhereSomethingIs() {
        for (var definition : catalogue.definitions()) {
            var formula = catalogue.get(definition.id()).formula(null, "CNY").orElseThrow();
            if (formula.parts().isEmpty()) {
                assertThat(formula.terms()).as(definition.id()).hasSize(definition.denominator() == null ? 1 : 2);
            } else {
                assertThat(catalogue.definitions())
                        .as(definition.id())
                        .extracting(MetricDefinition::id)
                        .containsAll(formula.parts().keySet());
            }
            for (var variant : definition.variants()) {
                assertThat(catalogue.get(definition.id()).formula(variant, "CNY"))
                        .as(definition.id())
                        .isPresent();
            }
        }
    }

    @Test
    void ranksOnlyByMeasuresThatHaveBoards() {
        for (var definition : catalogue.definitions()) {
            var board = catalogue.get(definition.id()).board();
            assertThat(board == null || board.ranked()).as(definition.id()).isTrue();
        }
        assertThat(catalogue.get("messages").board()).isEqualTo(Measure.MESSAGES);
    }
}
