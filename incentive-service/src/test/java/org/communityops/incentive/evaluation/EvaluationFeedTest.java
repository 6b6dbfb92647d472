package org.communityops.incentive.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.EvaluationNews;
import org.communityops.incentive.LedgerAudit;
import org.communityops.kit.test.FeedPages;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EvaluationFeedTest {
    private final CommunityFixture community = CommunityFixture.in("UTC");

    @Inject
    Evaluations evaluations;

    @Inject
    @DataSource("feed")
    AgroalDataSource database;

    private List<Evaluation> october(String kind) throws SQLException {
        try (var connection = database.getConnection()) {
            return evaluations.latest(connection, community.id, EvaluationNews.CARD, "2026-10", kind);
        }
    }

    private long stored() {
        return LedgerAudit.of(community).number("select count(*) from evaluation where community_id = ?");
    }

    private Evaluation evaluation(String name, int revision, String score, String grade) {
        return new Evaluation(
                EvaluationNews.operator(community, name), "2026-10", revision, new BigDecimal(score), grade);
    }

    @Test
    void keepsTheLatestRevisionOfEachSubjectAndPeriod() throws SQLException {
        EvaluationNews.apply(
                EvaluationNews.of(community, "ada", "2026-10", "81.5", "B"),
                EvaluationNews.of(community, "ada", "2026-11", "60", "C"),
                EvaluationNews.of(community, "ada", "2026-10", "90.25", "A"));
        EvaluationNews.apply(
                EvaluationNews.of(community, "bob", "2026-10", "70", "C"),
                EvaluationNews.of(community, "ada", "2026-10", "88", "B"));

        assertThat(october("operator"))
                .containsExactlyInAnyOrder(evaluation("ada", 3, "88", "B"), evaluation("bob", 1, "70", "C"));
        assertThat(stored()).isEqualTo(5);
    }

    @Test
    void countsNewsOnceHoweverOftenItComes() throws SQLException {
        var news = EvaluationNews.of(community, "ada", "2026-10", "81.5", "B");

        EvaluationNews.apply(news, news);
        EvaluationNews.apply(news);

        assertThat(october("operator")).containsExactly(evaluation("ada", 1, "81.5", "B"));
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void tellsKindsOfSubjectsApart() throws SQLException {
        var team = "team:" + UUID.randomUUID();
        EvaluationNews.apply(
                EvaluationNews.of(community, EvaluationNews.CARD, team, "2026-10", "70", "C"),
                EvaluationNews.of(community, "another-card", team, "2026-10", "71", "C"));

        assertThat(october("team")).containsExactly(new Evaluation(team, "2026-10", 1, new BigDecimal("70"), "C"));
        assertThat(october("operator")).isEmpty();
    }

    @Test
    void leavesOutWhatIsNotFinal() throws SQLException {
        var data = new HashMap<String, Object>(Map.of("subject", EvaluationNews.operator(community, "ada")));

        EvaluationNews.apply(EvaluationNews.item(community, "evaluation.published", data));

        assertThat(stored()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"subject=nobody", "period=soon", "score=high", "score=1e999999", "card= ", "id=1", "inputsHash= "
            })
    void setsAsideWhatIsNoEvaluation(String wrong) {
        var before = FeedPages.deadLetters("kpi");
        var data = new HashMap<String, Object>(Map.of(
                "id",
                UUID.randomUUID().toString(),
                "subject",
                EvaluationNews.operator(community, "ada"),
                "period",
                "2026-10",
                "card",
                EvaluationNews.CARD,
                "cardVersion",
                1,
                "score",
                50,
                "inputsHash",
                "00"));
        var parts = wrong.split("=");
        data.put(parts[0], parts[1]);

        EvaluationNews.apply(EvaluationNews.item(community, "evaluation.final", data));

        assertThat(stored()).isZero();
        assertThat(FeedPages.deadLetters("kpi")).isEqualTo(before + 1);
    }
}
