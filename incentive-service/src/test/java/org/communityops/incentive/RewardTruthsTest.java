package org.communityops.incentive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Set;
import org.communityops.kit.access.CommunityScope;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tries to break what the database keeps of rewards, redemptions and coupons, with each of the roles. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RewardTruthsTest {
    @Inject
    AgroalDataSource database;

    private final RewardFixture rewards = RewardFixture.in("UTC");

    @BeforeEach
    void prepare() {
        var ada = rewards.rich("ada", 100);
        rewards.reserved(ada, rewards.goods(10, ", \"stock\": 1"));
        var coupon = rewards.reserved(ada, rewards.couponReward(10, rewards.series(", \"codeLimit\": 1"), ""));
        rewards.step(rewards.bot, coupon, "confirm").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reward_stock_check        | update reward set taken = 2 where community_id = ? and stock = 1",
                "reward_stock_check        | update reward set taken = -1 where community_id = ?",
                "coupon_series_codes_check | update coupon_series set codes = 2 where community_id = ?",
                "redemption_coupon_check   | update redemption set coupon_id = null where community_id = ? and kind = 'COUPON'",
                "redemption_coupon_check   | update redemption set state = 'CONFIRMED' where community_id = ? and kind = 'COUPON'",
                "redemption_refund_check   | update redemption set state = 'CANCELLED' where community_id = ? and kind = 'GOODS'",
                "coupon_used_check         | update coupon set state = 'USED' where community_id = ?",
                "coupon_reserved_check     | update coupon set state = 'RESERVED' where community_id = ?",
                "coupon_issued_check       | update coupon set member_id = null where community_id = ?",
                "coupon_revoked_check      | update coupon set state = 'REVOKED' where community_id = ?",
                "append-only               | update redemption_step set actor = 'me' where community_id = ?",
                "append-only               | delete from redemption_step where community_id = ?"
            })
    void refusesWhatContradictsItselfWhoeverWrites(String constraint, String sql) {
        assertThatThrownBy(() -> RoleQuery.run("owner", rewards.community, sql))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(constraint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app  | update redemption_step set actor = 'me' where community_id = ?",
                "app  | delete from redemption where community_id = ?",
                "app  | delete from coupon where community_id = ?",
                "app  | delete from reward where community_id = ?",
                "app  | update coupon_guess set wrong = 1 where community_id = ?",
                "feed | update coupon set state = 'ISSUED' where community_id = ?",
                "feed | update redemption set state = 'RESERVED' where community_id = ?",
                "feed | update reward set taken = 0 where community_id = ?"
            })
    void leavesTheServiceNoRightThatItDoesNotNeed(String role, String sql) {
        assertThatThrownBy(() -> RoleQuery.run(role, rewards.community, sql))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reward", "redemption", "redemption_step", "coupon_series", "coupon"})
    void showsNothingOutsideOfTheScope(String table) throws Exception {
        var other = RewardFixture.in("UTC").community;

        assertThat(rows(table)).isZero();
        assertThat(CommunityScope.call(Set.of(other.id), () -> rows(table))).isZero();
        assertThat(CommunityScope.call(Set.of(rewards.community.id), () -> rows(table)))
                .isPositive();
    }

    private int rows(String table) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select count(*) from " + table);
                var row = query.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }
}
