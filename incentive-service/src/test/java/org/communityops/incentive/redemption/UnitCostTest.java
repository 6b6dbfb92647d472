package org.communityops.incentive.redemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.communityops.incentive.FeedNews;
import org.communityops.incentive.RewardFixture;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class UnitCostTest {
    private static final String COST = ", \"unitCost\": {\"amount\": 18.50, \"currency\": \"CNY\"}";

    private final RewardFixture rewards = RewardFixture.in("Asia/Shanghai");

    @Test
    void tellsTheFeedWhatAFulfilledRewardCostWhenItWasTaken() {
        var reward = rewards.goods(30, COST);
        var id = rewards.reserved(rewards.rich("ada", 100), reward);
        rewards.patch("/rewards/" + reward, "{\"unitCost\": {\"amount\": 20}}")
                .then()
                .statusCode(200)
                .body("unitCost.amount", equalTo(20))
                .body("unitCost.currency", equalTo("CNY"));

        rewards.step(rewards.bot, id, "confirm").then().statusCode(200);
        assertThat(FeedNews.of(rewards.community, "redemption.").latest().has("unitCost"))
                .isFalse();
        rewards.step(rewards.operator, id, "fulfil").then().statusCode(200);

        var news = FeedNews.of(rewards.community, "redemption.").latest().path("unitCost");
        assertThat(news.path("amount").decimalValue()).isEqualByComparingTo("18.5");
        assertThat(news.path("currency").asText()).isEqualTo("CNY");
    }

    @Test
    void isLeftOutWhereNobodySaidIt() {
        var reward = rewards.goods(30, COST);
        rewards.patch("/rewards/" + reward, "{\"unitCost\": null}").then().body("unitCost", nullValue());
        var id = rewards.reserved(rewards.rich("ada", 100), reward);
        rewards.step(rewards.bot, id, "confirm").then().statusCode(200);
        rewards.step(rewards.operator, id, "fulfil").then().statusCode(200);

        assertThat(FeedNews.of(rewards.community, "redemption.").latest().has("unitCost"))
                .isFalse();
    }

    @Test
    void isNotAmongWhatMembersAreOffered() {
        rewards.goods(30, COST);
        var ada = rewards.rich("ada", 100);

        rewards.get(rewards.operator, "/members/" + ada + "/rewards")
                .then()
                .statusCode(200)
                .body("items.reward.unitCost", everyItem(nullValue()));
        rewards.get(rewards.operator, "/rewards").then().body("items.unitCost.amount", contains(18.5f));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"amount\": 0, \"currency\": \"CNY\"}",
                "{\"amount\": 1.001, \"currency\": \"CNY\"}",
                "{\"amount\": 10000000000, \"currency\": \"CNY\"}",
                "{\"amount\": 1, \"currency\": \"cny\"}",
                "{\"amount\": 1}",
                "{\"currency\": \"CNY\"}"
            })
    void refusesWhatIsNoMoney(String cost) {
        var body = "{\"kind\": \"GOODS\", \"name\": \"Cup\", \"price\": 3, \"unitCost\": " + cost + "}";

        problem(rewards.post(rewards.operator, "/rewards", body), 422, "validation-failed");
    }
}
