package org.communityops.incentive.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.communityops.incentive.FeedNews;
import org.communityops.incentive.RewardFixture;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CheckoutResourceTest {
    private final RewardFixture rewards = RewardFixture.in("Asia/Shanghai");
    private UUID ada = new UUID(0, 0);
    private String code = "";

    @BeforeEach
    void issue() {
        ada = rewards.community.join("ada");
        code = rewards.issue(rewards.series(", \"minimumPurchase\": 100"), ada)
                .extract()
                .path("code");
    }

    private String purchase(String verb, String members) {
        return rewards.post(rewards.shop, "/coupons/" + verb, "{\"code\": \"" + code + "\"" + members + "}")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void tellsAShopWhatACodeIsWorthButNotWhoseItIs() {
        for (var typed : List.of(code, code.toLowerCase(Locale.ROOT), code.replace("-", " "))) {
            var answer = rewards.community
                    .as(rewards.shop)
                    .filter(ContractValidation.filter())
                    .body("{\"code\": \"" + typed + "\", \"amount\": 128.50, \"currency\": \"CNY\"}")
                    .post(rewards.community.path("/coupons/validate"));

            answer.then()
                    .statusCode(200)
                    .body("usable", equalTo(true))
                    .body("obstacle", nullValue())
                    .body("name", equalTo("20 off"))
                    .body("amountOff", equalTo(20))
                    .body("minimumPurchase", equalTo(100));
            assertThat(answer.asString()).doesNotContain(ada.toString()).doesNotContain("member");
        }
    }

    @Test
    void neverNamesTheHolder() {
        var order = ", \"orderId\": \"o-1\", \"amount\": 128.50, \"currency\": \"CNY\"";

        assertThat(List.of(
                        purchase("validate", order),
                        purchase("reserve", order),
                        purchase("release", ", \"orderId\": \"o-1\""),
                        purchase("use", order),
                        purchase("validate", order)))
                .noneMatch(answer -> answer.contains(ada.toString()) || answer.contains("member"));
        for (var path : List.of("/coupons", "/members/" + ada + "/coupons", "/redemptions", "/rewards")) {
            problem(rewards.get(rewards.shop, path), 403, "forbidden");
        }
    }

    @Test
    void tiesTheUseToThePurchase() {
        rewards.checkout("use", code, "o-1")
                .then()
                .statusCode(200)
                .body("state", equalTo("USED"))
                .body("usable", equalTo(false))
                .body("amountOff", equalTo(20))
                .body("usedAt", notNullValue());

        rewards.get(rewards.operator, "/coupons")
                .then()
                .body("items[0].state", equalTo("USED"))
                .body("items[0].use.orderId", equalTo("o-1"))
                .body("items[0].use.amount", equalTo(128.5f))
                .body("items[0].use.currency", equalTo("CNY"))
                .body("items[0].use.discount", equalTo(20));
        var news = FeedNews.of(rewards.community, "coupon.");
        assertThat(news.types()).containsExactly("coupon.issued", "coupon.used");
        assertThat(news.latest().path("memberId").asText()).isEqualTo(ada.toString());
        assertThat(news.latest().path("orderId").asText()).isEqualTo("o-1");
        assertThat(news.latest().path("amount").decimalValue()).isEqualByComparingTo("128.50");
        assertThat(news.latest().path("currency").asText()).isEqualTo("CNY");
        assertThat(news.latest().path("discount").decimalValue()).isEqualByComparingTo("20");
    }

    @Test
    void usesACouponOnceForOneOrder() {
        rewards.checkout("use", code, "o-1").then().statusCode(200);

        rewards.checkout("use", code, "o-1").then().statusCode(200).body("state", equalTo("USED"));
        problem(rewards.checkout("use", code, "o-2"), 409, "coupon-not-usable").body("errors.code", hasItem("used"));
        problem(rewards.checkout("use", code, "o-1", "128.51", "CNY"), 409, "coupon-not-usable");
        problem(rewards.checkout("reserve", code, "o-1"), 409, "coupon-not-usable");
        problem(rewards.release(code, "o-1"), 409, "invalid-transition");
        assertThat(FeedNews.of(rewards.community, "coupon.used").items()).hasSize(1);
    }

    @Test
    void setsACouponAsideForOneOrder() {
        rewards.checkout("reserve", code, "o-1")
                .then()
                .statusCode(200)
                .body("state", equalTo("RESERVED"))
                .body("usable", equalTo(true))
                .body("reservedUntil", notNullValue());

        problem(rewards.checkout("reserve", code, "o-2"), 409, "coupon-not-usable")
                .body("errors.code", hasItem("reserved"));
        problem(rewards.checkout("use", code, "o-2"), 409, "coupon-not-usable");
        problem(rewards.release(code, "o-2"), 409, "invalid-transition");
        rewards.validate(code)
                .then()
                .body("usable", equalTo(false))
                .body("obstacle", equalTo("RESERVED"))
                .body("reservedUntil", nullValue());
        rewards.checkout("reserve", code, "o-1").then().statusCode(200);
        rewards.checkout("use", code, "o-1").then().statusCode(200).body("state", equalTo("USED"));
        assertThat(FeedNews.of(rewards.community, "coupon.").types())
                .containsExactly("coupon.issued", "coupon.reserved", "coupon.reserved", "coupon.used");
    }

    @Test
    void letsACouponGo() {
        rewards.checkout("reserve", code, "o-1").then().statusCode(200);

        rewards.release(code, "o-1").then().statusCode(200).body("state", equalTo("ISSUED"));

        problem(rewards.release(code, "o-1"), 409, "invalid-transition");
        rewards.checkout("use", code, "o-2").then().statusCode(200);
        assertThat(FeedNews.of(rewards.community, "coupon.").types())
                .containsExactly("coupon.issued", "coupon.reserved", "coupon.released", "coupon.used");
        assertThat(FeedNews.of(rewards.community, "coupon.released")
                        .latest()
                        .path("orderId")
                        .asText())
                .isEqualTo("o-1");
    }

    @Test
    void freesACouponWhenItsReservationIsOver() {
        rewards.checkout("reserve", code, "o-1").then().statusCode(200);
        rewards.change("update coupon set reserved_until = now() - interval '1 minute' where community_id = ?");

        rewards.checkout("reserve", code, "o-2").then().statusCode(200);

        problem(rewards.checkout("use", code, "o-1"), 409, "coupon-not-usable");
        assertThat(FeedNews.of(rewards.community, "coupon.").types())
                .containsExactly("coupon.issued", "coupon.reserved", "coupon.released", "coupon.reserved");
    }

    @ParameterizedTest
    @CsvSource({
        "valid_to = now(), valid_from = now() - interval '1 day', EXPIRED",
        "valid_from = now() + interval '1 day', valid_to = now() + interval '2 days', NOT_YET_VALID",
    })
    void isGoodInItsTimeOnly(String first, String second, String obstacle) {
        rewards.change("update coupon set " + first + ", " + second + " where community_id = ?");

        rewards.validate(code).then().body("usable", equalTo(false)).body("obstacle", equalTo(obstacle));
        for (var verb : List.of("reserve", "use")) {
            problem(rewards.checkout(verb, code, "o-1"), 409, "coupon-not-usable")
                    .body(
                            "errors.code",
                            hasItem(obstacle.toLowerCase(Locale.ROOT).replace('_', '-')));
        }
    }

    @Test
    void isGoodForAPurchaseThatReservedItInTime() {
        rewards.checkout("reserve", code, "o-1").then().statusCode(200);
        rewards.change(
                "update coupon set valid_from = now() - interval '1 day', valid_to = now() where community_id = ?");

        rewards.checkout("use", code, "o-1").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"99.99, CNY, below-minimum", "100.00, EUR, wrong-currency"})
    void isGoodForThePurchasesItIsFor(String amount, String currency, String obstacle) {
        for (var verb : List.of("reserve", "use")) {
            problem(rewards.checkout(verb, code, "o-1", amount, currency), 409, "coupon-not-usable")
                    .body("errors.code", hasItem(obstacle));
        }
        rewards.checkout("use", code, "o-1", "100", "CNY").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"0, CNY, /amount", "-5, CNY, /amount", "1.001, CNY, /amount", "5, XXX, /currency", "5, yuan, /currency"
    })
    void refusesAmountsThatAreNone(String amount, String currency, String pointer) {
        problem(rewards.checkout("use", code, "o-1", amount, currency), 422, "validation-failed")
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void refusesHalfAPurchase() {
        var path = "/coupons/validate";

        problem(
                        rewards.post(rewards.shop, path, "{\"code\": \"" + code + "\", \"currency\": \"CNY\"}"),
                        422,
                        "validation-failed")
                .body("errors.pointer", hasItem("/amount"));
        problem(
                        rewards.post(rewards.shop, path, "{\"code\": \"" + code + "\", \"amount\": 5}"),
                        422,
                        "validation-failed")
                .body("errors.pointer", hasItem("/currency"));
    }

    @Test
    void refusesBadInputLikeEveryOtherEndpoint() {
        var good = "{\"code\": \"" + code + "\", \"orderId\": \"o-1\", \"amount\": 128.5, \"currency\": \"CNY\"}";

        for (var verb : List.of("reserve", "use")) {
            rewards.refusedByPost(rewards.shop, "/coupons/" + verb, good);
        }
    }
}
