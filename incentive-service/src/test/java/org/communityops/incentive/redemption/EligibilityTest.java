package org.communityops.incentive.redemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.communityops.incentive.RedemptionAudit;
import org.communityops.incentive.RewardFixture;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is refused what, and that a refusal takes nothing. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EligibilityTest {
    private final RewardFixture rewards = RewardFixture.in("Asia/Shanghai");
    private UUID ada = new UUID(0, 0);

    @BeforeEach
    void join() {
        ada = rewards.rich("ada", 100);
    }

    @AfterEach
    void audit() {
        RedemptionAudit.requireSound(rewards.community);
    }

    private void refused(String rewardId, int status, String slug) {
        var balance = rewards.community.balance("ada");
        var taken = rewards.stock(rewardId).extract().jsonPath().getLong("taken");

        problem(rewards.redeem(rewards.bot, ada, rewardId), status, slug);

        assertThat(rewards.community.balance("ada")).isEqualTo(balance);
        assertThat(rewards.stock(rewardId).extract().jsonPath().getLong("taken"))
                .isEqualTo(taken);
    }

    @Test
    void whatIsSoldOut() {
        var cup = rewards.goods(10, ", \"stock\": 1");
        var id = rewards.reserved(ada, cup);

        refused(cup, 409, "sold-out");

        rewards.step(rewards.bot, id, "cancel").then().statusCode(200);
        rewards.reserved(ada, cup);
        refused(cup, 409, "sold-out");
        rewards.patch("/rewards/" + cup, "{\"stock\": 2}").then().statusCode(200);
        rewards.reserved(ada, cup);
    }

    /** 100 points are level 2 of the starter ladder; level 3 begins with 200. */
    @Test
    void whatIsForAHigherLevel() {
        var cup = rewards.goods(10, ", \"minLevel\": 3");

        refused(cup, 403, "tier-required");

        rewards.community.grant("more", "ada", 100).statusCode(201);
        rewards.reserved(ada, cup);
    }

    @Test
    void whatCostsMoreThanThereIs() {
        var cup = rewards.goods(60, "");
        rewards.reserved(ada, cup);

        refused(cup, 409, "insufficient-points");
    }

    @Test
    void whatOneMemberMayHaveOnlySoManyOf() {
        var cup = rewards.goods(10, ", \"limit\": {\"count\": 2, \"period\": \"MONTH\"}");
        var first = rewards.reserved(ada, cup);
        rewards.reserved(ada, cup);

        refused(cup, 409, "limit-reached");

        rewards.reserved(rewards.rich("bob", 100), cup);
        rewards.step(rewards.bot, first, "cancel").then().statusCode(200);
        rewards.reserved(ada, cup);
        refused(cup, 409, "limit-reached");
        rewards.change("update redemption set reserved_at = reserved_at - interval '40 days' where community_id = ?");
        rewards.reserved(ada, cup);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"state\": \"DRAFT\"",
                "\"state\": \"PAUSED\"",
                "\"state\": \"RETIRED\"",
                "\"state\": \"ACTIVE\", \"availableFrom\": \"2099-01-01T00:00:00Z\"",
                "\"state\": \"ACTIVE\", \"availableTo\": \"2020-01-01T00:00:00Z\""
            })
    void whatIsNotOnOffer(String state) {
        refused(rewards.reward("\"kind\": \"GOODS\", \"name\": \"Cup\", \"price\": 1, " + state), 409, "not-on-offer");
    }

    @Test
    void whatIsNotThere() {
        var elsewhere = RewardFixture.in("UTC");
        var cup = rewards.goods(10, "");

        problem(rewards.redeem(rewards.bot, ada, elsewhere.goods(10, "")), 404, "not-found");
        problem(rewards.redeem(rewards.bot, elsewhere.rich("zoe", 100), cup), 404, "not-found");
        problem(rewards.redeem(elsewhere.bot, ada, cup), 404, "not-found");
        rewards.stock(cup).body("taken", equalTo(0));
    }
}
