package org.communityops.incentive.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.communityops.incentive.EvaluationNews;
import org.communityops.kit.test.PostgresResource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tries to break each truth of payout lists, with the roles of the service and with that of the tables' owner. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PayoutTruthsTest {
    private final PayoutFixture fixture = PayoutFixture.paying(PayoutFixture.GRADES);
    private String frozen = "";
    private String draft = "";

    @BeforeEach
    void pay() {
        EvaluationNews.apply(
                EvaluationNews.of(fixture.community, "ada", "2026-10", "92.5", "A"),
                EvaluationNews.of(fixture.community, "ada", "2026-11", "92.5", "A"));
        frozen = fixture.frozen("2026-10", "");
        draft = fixture.draft("2026-11");
    }

    private int run(String role, String sql) throws SQLException {
        var config = ConfigProvider.getConfig();
        try (var connection = DriverManager.getConnection(
                        config.getValue("communityops.db.url", String.class),
                        config.getValue("communityops.db." + role, String.class),
                        config.getValue("communityops.db." + role + "-password", String.class));
                var statement = connection.createStatement()) {
            statement.execute("select set_config('app.communities', '*', false)");
            return statement.executeUpdate(sql.replace(":frozen", "'" + frozen + "'")
                    .replace(":draft", "'" + draft + "'")
                    .replace(":c", "'" + fixture.community.id + "'"));
        }
    }

    private void refused(String state, String role, String sql) {
        assertThatThrownBy(() -> run(role, sql))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update payout_line set amount = 1, decision = 'CORRECTED', decision_reason = 'x' where list_id = :frozen",
                "delete from payout_line where list_id = :frozen",
                "insert into payout_line select community_id, :frozen, 9, plan_id, kind, period, subject, 9, score, grade, entitled, proposed, amount, reason, null, null from payout_line where list_id = :draft",
                "update payout_list set state = 'DRAFT' where id = :frozen",
                "update payout_list set revision = 9 where id = :frozen"
            })
    void keepsWhatIsFrozen(String sql) {
        refused("23514", "owner", sql);
        refused("23514", "app", sql);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update payout_line set amount = -1, decision = 'CORRECTED', decision_reason = 'x' where list_id = :draft",
                "update payout_line set amount = 5 where list_id = :draft",
                "update payout_line set decision = 'EXCLUDED', decision_reason = 'x' where list_id = :draft",
                "update payout_line set amount = 0, decision = 'EXCLUDED' where list_id = :draft",
                "update payout_line set proposed = -1, amount = -1 where list_id = :draft",
                "update payout_line set proposed = entitled + 1, amount = entitled + 1 where list_id = :draft",
                "insert into payout_step select community_id, list_id, 9, 'APPROVED', actor, null, null, at from payout_step where list_id = :draft"
            })
    void refusesWhatNoListMayBe(String sql) {
        refused("23514", "owner", sql);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "insert into payout_line select community_id, list_id, 9, plan_id, kind, period, subject, evaluation_revision, score, grade, entitled, proposed, amount, reason, null, null from payout_line where list_id = :draft",
                "insert into payout_list select community_id, gen_random_uuid(), plan_id, plan_version, card, currency, '2026-10', 'FROZEN', 1, created_at from payout_list where id = :draft",
                "insert into payout_list select community_id, gen_random_uuid(), plan_id, plan_version, card, currency, '2027-01', 'DRAFT', 1, created_at from payout_list where id = :draft"
            })
    void paysNothingTwice(String sql) {
        refused("23505", "owner", sql);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app  | update evaluation set score = 100 where community_id = :c",
                "feed | update evaluation set score = 100 where community_id = :c",
                "feed | delete from evaluation where community_id = :c",
                "app  | update bonus_plan_version set definition = '{}' where community_id = :c",
                "app  | delete from bonus_plan_version where community_id = :c",
                "app  | update payout_line set entitled = 9000 where list_id = :draft",
                "app  | update payout_step set actor = 'x' where list_id = :draft",
                "app  | delete from payout_step where list_id = :draft",
                "app  | delete from payout_list where id = :draft"
            })
    void theServiceCannotRewriteWhatWasPaidFor(String role, String sql) {
        refused("42501", role, sql);
    }

    @Test
    void theStatementsWouldOtherwiseWork() throws SQLException {
        assertThat(
                        run(
                                "owner",
                                "update payout_line set amount = 5, decision = 'CORRECTED', decision_reason = 'x' where list_id = :draft"))
                .isEqualTo(1);
        assertThat(
                        run(
                                "owner",
                                "insert into payout_step select community_id, list_id, 9, 'APPROVED', 'another', null, null, at from payout_step where list_id = :draft"))
                .isEqualTo(1);
    }
}
