package org.communityops.incentive.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.FeedNews;
import org.communityops.incentive.RedemptionAudit;
import org.communityops.incentive.RewardFixture;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CouponResourceTest {
    private final RewardFixture rewards = RewardFixture.in("Asia/Shanghai");
    private UUID ada = new UUID(0, 0);

    @BeforeEach
    void join() {
        ada = rewards.community.join("ada");
    }

    private String body(UUID member) {
        return "{\"memberId\": \"" + member + "\"}";
    }

    @Test
    void givesAMemberACouponWithACode() {
        var issued = rewards.issue(rewards.series(""), ada).extract();
        String code = issued.path("code");

        assertThat(CouponCode.isMistyped(code)).isFalse();
        rewards.community
                .as(rewards.bot)
                .filter(ContractValidation.filter())
                .get(rewards.community.path("/members/" + ada + "/coupons"))
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].code", equalTo(code))
                .body("items[0].name", equalTo("20 off"))
                .body("items[0].discount.value", equalTo(20))
                .body("items[0].state", equalTo("ISSUED"));
        var news = FeedNews.of(rewards.community, "coupon.");
        assertThat(news.types()).containsExactly("coupon.issued");
        assertThat(news.items().getFirst().subject()).isEqualTo(ada.toString());
        assertThat(news.latest().path("couponId").asText()).isEqualTo(issued.path("id"));
        assertThat(news.latest().toString()).doesNotContain(code);
    }

    @Test
    void keepsCodesFromWhoeverLooksAfterCoupons() {
        var issued = rewards.issue(rewards.series(""), ada).extract();
        String code = issued.path("code");
        var contract = ContractValidation.filter();

        for (var key : List.of(rewards.operator, rewards.analyst)) {
            for (var path : List.of(issued.header("Location"), rewards.community.path("/coupons"))) {
                var answer = rewards.community
                        .as(key)
                        .filter(contract)
                        .get(path)
                        .then()
                        .statusCode(200)
                        .extract();
                assertThat(answer.body().asString()).doesNotContain(code).contains(ada.toString());
            }
        }
    }

    @Test
    void answersARepeatWithTheSameCouponForEver() {
        var path = "/coupon-series/" + rewards.series("") + "/coupons";
        var first = rewards.post(rewards.operator, "k1", path, body(ada))
                .then()
                .statusCode(201)
                .extract();
        rewards.checkout("use", first.path("code"), "o-1").then().statusCode(200);
        rewards.forgetKeys();

        var again = rewards.post(rewards.operator, "k1", path, body(ada))
                .then()
                .statusCode(201)
                .extract();

        assertThat(again.header("Idempotency-Hit")).isEqualTo("true");
        assertThat(again.body().asString()).isEqualTo(first.body().asString());
        rewards.get(rewards.operator, "/coupons").then().body("items", hasSize(1));
        rewards.forgetKeys();
        var other = rewards.community.join("bob");
        problem(rewards.post(rewards.operator, "k1", path, body(other)), 422, "idempotency-key-reused");
    }

    @Test
    void needsAnIdempotencyKey() {
        var path = rewards.community.path("/coupon-series/" + rewards.series("") + "/coupons");

        problem(rewards.community.as(rewards.operator).body(body(ada)).post(path), 400, "idempotency-key-missing");
    }

    @Test
    void issuesNoMoreThanTheSeriesAllows() {
        var series = rewards.series(", \"codeLimit\": 2");
        rewards.issue(series, ada);
        rewards.issue(series, ada);
        var path = "/coupon-series/" + series;

        problem(rewards.post(rewards.operator, path + "/coupons", body(ada)), 409, "codes-exhausted");
        rewards.patch(path, "{\"codeLimit\": 3}").then().statusCode(200);
        rewards.issue(series, ada);
        rewards.patch(path, "{\"codeLimit\": null, \"state\": \"CLOSED\"}")
                .then()
                .statusCode(200);
        problem(rewards.post(rewards.operator, path + "/coupons", body(ada)), 409, "series-closed");
        RedemptionAudit.requireSound(rewards.community);
    }

    @Test
    void findsCouponsByWhatIsAsked() {
        var bob = rewards.community.join("bob");
        var first = rewards.series("");
        var second = rewards.series("");
        var ids = List.of(
                rewards.issue(first, ada).extract().<String>path("id"),
                rewards.issue(first, bob).extract().<String>path("id"),
                rewards.issue(second, ada).extract().<String>path("id"));

        rewards.get(rewards.operator, "/coupons").then().body("items.id", equalTo(ids.reversed()));
        rewards.get(rewards.operator, "/coupons?seriesId=" + first + "&memberId=" + ada + "&state=ISSUED")
                .then()
                .body("items.id", equalTo(List.of(ids.get(0))));
        rewards.get(rewards.operator, "/coupons?state=USED").then().body("items", hasSize(0));
        var page = rewards.get(rewards.operator, "/coupons?limit=2").then().extract();
        rewards.get(rewards.operator, "/coupons?limit=2&cursor=" + page.path("next"))
                .then()
                .body("items.id", equalTo(List.of(ids.get(0))))
                .body("next", nullValue());
        GenericBadInput.refusedByList(rewards.operator, rewards.community.path("/coupons"));
    }

    @Test
    void takesACouponAway() {
        var coupon = rewards.issue(rewards.series(""), ada).extract();
        var path = "/coupons/" + coupon.<String>path("id") + "/revoke";

        rewards.post(rewards.operator, path, "{\"reason\": \"Wrong member\"}")
                .then()
                .statusCode(200)
                .body("state", equalTo("REVOKED"))
                .body("revokedBecause", equalTo("Wrong member"))
                .body("code", nullValue());

        problem(rewards.checkout("use", coupon.path("code"), "o-1"), 409, "coupon-not-usable")
                .body("errors.code", hasItem("revoked"));
        problem(rewards.post(rewards.operator, path, "{\"reason\": \"again\"}"), 409, "invalid-transition");
        problem(rewards.post(rewards.operator, path, "{\"reason\": \" \"}"), 422, "validation-failed");
        var news = FeedNews.of(rewards.community, "coupon.");
        assertThat(news.types()).containsExactly("coupon.issued", "coupon.revoked");
        assertThat(news.latest().path("reason").asText()).isEqualTo("Wrong member");
    }

    @Test
    void knowsNobodyFromElsewhere() {
        var elsewhere = RewardFixture.in("UTC");
        var stranger = elsewhere.community.join("zoe");
        var foreign = elsewhere.issue(elsewhere.series(""), stranger).extract();
        var path = "/coupon-series/" + rewards.series("") + "/coupons";

        problem(rewards.post(rewards.operator, path, body(stranger)), 404, "not-found");
        problem(rewards.get(rewards.operator, "/coupons/" + foreign.path("id")), 404, "not-found");
        problem(rewards.get(rewards.operator, "/members/" + stranger + "/coupons"), 404, "not-found");
        problem(rewards.validate(foreign.path("code")), 404, "not-found");
    }
}
