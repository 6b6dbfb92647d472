package org.communityops.incentive.offer;

import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.RewardFixture;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OfferResourceTest {
    private final RewardFixture rewards = RewardFixture.in("Asia/Shanghai");
    private UUID ada = new UUID(0, 0);

    @BeforeEach
    void join() {
        ada = rewards.rich("ada", 100); // level 2 of the starter ladder, from 50 on
    }

    private ValidatableResponse offers() {
        return rewards.get(rewards.bot, "/members/" + ada + "/rewards").then().statusCode(200);
    }

    @Test
    void offersWhatTheMemberCanRedeem() {
        var id = rewards.goods(100, ", \"stock\": 3, \"minLevel\": 2, \"limit\": {\"count\": 1, \"period\": \"DAY\"}");

        rewards.community
                .as(rewards.bot)
                .filter(ContractValidation.filter())
                .get(rewards.community.path("/members/" + ada + "/rewards"))
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].reward.id", equalTo(id))
                .body("items[0].left", equalTo(3))
                .body("items[0].redeemable", equalTo(true))
                .body("items[0].refusals", hasSize(0))
                .body("items[0].missingPoints", nullValue());
    }

    @Test
    void saysEverythingThatIsInTheWay() {
        rewards.goods(150, ", \"stock\": 0, \"minLevel\": 3, \"availableFrom\": \"2099-01-01T00:00:00Z\"");

        offers().body(
                        "items[0].refusals",
                        equalTo(List.of("NOT_ON_OFFER", "SOLD_OUT", "LEVEL_TOO_LOW", "NOT_ENOUGH_POINTS")))
                .body("items[0].redeemable", equalTo(false))
                .body("items[0].missingPoints", equalTo(50));
    }

    @Test
    void countsWhatTheMemberHasAlready() {
        var id = rewards.goods(10, ", \"limit\": {\"count\": 2, \"period\": \"ALL\"}");
        var other = rewards.goods(10, "");
        rewards.reserved(ada, id);
        offers().body("items.redeemable", equalTo(List.of(true, true)));

        var second = rewards.reserved(ada, id);

        offers().body("items.reward.id", equalTo(List.of(other, id)))
                .body("items.refusals", equalTo(List.of(List.of(), List.of("LIMIT_REACHED"))));
        rewards.step(rewards.bot, second, "cancel").then().statusCode(200);
        offers().body("items.redeemable", equalTo(List.of(true, true)));
    }

    @Test
    void offersWhatIsActiveOnly() {
        rewards.reward("\"kind\": \"GOODS\", \"name\": \"Draft\", \"price\": 1");
        var paused = rewards.goods(1, "");
        rewards.patch("/rewards/" + paused, "{\"state\": \"PAUSED\"}").then().statusCode(200);
        var over = rewards.goods(1, ", \"availableTo\": \"2020-01-01T00:00:00Z\"");

        offers().body("items.reward.id", equalTo(List.of(over)))
                .body("items[0].refusals", equalTo(List.of("NOT_ON_OFFER")));
    }

    @Test
    void knowsTheMembersOfTheCommunityOnly() {
        var stranger = RewardFixture.in("UTC").community.join("zoe");

        problem(rewards.get(rewards.bot, "/members/" + stranger + "/rewards"), 404, "not-found");
        GenericBadInput.refusedByList(rewards.bot, rewards.community.path("/members/" + ada + "/rewards"));
    }
}
