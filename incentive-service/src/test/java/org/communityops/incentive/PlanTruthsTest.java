package org.communityops.incentive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database keeps of plans, whoever writes. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PlanTruthsTest {
    private final PlanFixture plans = new PlanFixture();
    private final CommunityFixture community = plans.community;

    @Test
    void givesTheBudgetOfAPlanAWalletThatCannotGoBelowZero() {
        plans.active("p", 100, "");

        assertThat(LedgerAudit.of(community).number("""
                select w.balance from wallet w join account a on a.community_id = w.community_id and a.id = w.account_id
                 where w.community_id = ? and a.kind = 'SYSTEM' and a.owner like 'budget:%'""")).isEqualTo(100);
        refused("""
                update wallet w set balance = -1 from account a
                 where a.community_id = w.community_id and a.id = w.account_id and a.owner like 'budget:%'
                   and w.community_id = ?""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "budget = 200",
                "currency = 'reputation'",
                "starts_at = starts_at - interval '1 hour'",
                "ends_at = ends_at + interval '1 hour'",
                "award_limit = 5",
                "state = 'DRAFT', activated_at = null",
                "paid = 101",
                "awards = -1",
                "members = 1"
            })
    void keepsAnActivatedPlanAsItIs(String change) {
        plans.active("p", 100, "");

        refused("update plan set " + change + " where community_id = ?");
    }

    @Test
    void keepsAnEndedPlanEnded() {
        var id = plans.active("p", 100, "");
        plans.step(id, "stop").then().statusCode(200);

        refused("update plan set state = 'ACTIVE', ended_at = null, end_reason = null where community_id = ?");
    }

    private void refused(String sql) {
        assertThatThrownBy(() -> RoleQuery.run("owner", community, sql))
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("23514");
    }
}
