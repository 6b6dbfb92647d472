package org.communityops.incentive.redemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.FeedNews;
import org.communityops.incentive.Race;
import org.communityops.incentive.RedemptionAudit;
import org.communityops.incentive.RewardFixture;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CouponRedemptionTest {
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

    @Test
    void issuesACouponWithTheConfirmation() {
        var id = rewards.reserved(ada, rewards.couponReward(40, rewards.series(""), ""));
        rewards.get(rewards.bot, "/members/" + ada + "/coupons").then().body("items", hasSize(0));

        String couponId = rewards.step(rewards.bot, id, "confirm")
                .then()
                .statusCode(200)
                .body("state", equalTo("FULFILLED"))
                .body("steps.state", equalTo(List.of("RESERVED", "CONFIRMED", "FULFILLED")))
                .extract()
                .path("couponId");

        var coupons = rewards.get(rewards.bot, "/members/" + ada + "/coupons")
                .then()
                .body("items.id", equalTo(List.of(couponId)))
                .extract();
        rewards.checkout("use", coupons.path("items[0].code"), "o-1").then().statusCode(200);
        problem(rewards.step(rewards.operator, id, "cancel"), 409, "invalid-transition");
        assertThat(FeedNews.of(rewards.community, "redemption.").types())
                .containsExactly("redemption.reserved", "redemption.confirmed", "redemption.fulfilled");
        assertThat(FeedNews.of(rewards.community, "redemption.")
                        .latest()
                        .path("couponId")
                        .asText())
                .isEqualTo(couponId);
        assertThat(FeedNews.of(rewards.community, "coupon.").types()).containsExactly("coupon.issued", "coupon.used");
    }

    @Test
    void issuesNoneBeforeAnApproval() {
        var reward = rewards.couponReward(40, rewards.series(""), ", \"approval\": true");
        var id = rewards.reserved(ada, reward);

        problem(rewards.step(rewards.bot, id, "confirm"), 409, "invalid-transition");
        rewards.get(rewards.operator, "/coupons").then().body("items", hasSize(0));
        rewards.step(rewards.operator, id, "approve").then().statusCode(200).body("state", equalTo("FULFILLED"));
        rewards.get(rewards.operator, "/coupons").then().body("items", hasSize(1));
    }

    @Test
    void staysReservedWhileThereIsNoCode() {
        var series = rewards.series(", \"codeLimit\": 1");
        var reward = rewards.couponReward(10, series, "");
        rewards.step(rewards.bot, rewards.reserved(ada, reward), "confirm")
                .then()
                .statusCode(200);
        var id = rewards.reserved(ada, reward);

        problem(rewards.step(rewards.bot, id, "confirm"), 409, "codes-exhausted");
        rewards.get(rewards.operator, "/redemptions/" + id).then().body("state", equalTo("RESERVED"));
        rewards.patch("/coupon-series/" + series, "{\"codeLimit\": 2}").then().statusCode(200);
        rewards.step(rewards.bot, id, "confirm").then().statusCode(200);
    }

    @Test
    void issuesOneCouponHoweverManyConfirm() throws Exception {
        var id = rewards.reserved(ada, rewards.couponReward(40, rewards.series(""), ""));

        var answers =
                Race.of(50, i -> () -> rewards.step(rewards.bot, id, "confirm").statusCode());

        assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(49);
        rewards.get(rewards.operator, "/coupons").then().body("items", hasSize(1));
    }
}
