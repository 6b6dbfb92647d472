package org.communityops.incentive.couponcode;

import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.RedemptionAudit;
import org.communityops.incentive.RewardFixture;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CodeResourceTest {
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
    void issuesImportedCodesInTheirOrder() {
        var series = rewards.series(", \"codeSource\": \"IMPORTED\"");
        var path = "/coupon-series/" + series;
        problem(rewards.post(rewards.operator, path + "/coupons", body(ada)), 409, "codes-exhausted");

        rewards.post(
                        rewards.operator,
                        path + "/codes",
                        "{\"codes\": [\"SPRING-2\", \"SPRING-1\", \"spring2\", \"SPR1NG-3\"]}")
                .then()
                .statusCode(200)
                .body("imported", equalTo(3))
                .body("duplicates", equalTo(List.of(2)));

        for (var code : List.of("SPRING-2", "SPRING-1", "SPR1NG-3")) {
            rewards.issue(series, ada).body("code", equalTo(code));
        }
        problem(rewards.post(rewards.operator, path + "/coupons", body(ada)), 409, "codes-exhausted");
        RedemptionAudit.requireSound(rewards.community);
    }

    @Test
    void importsACodeOnceForAllSeries() {
        var first = "/coupon-series/" + rewards.series(", \"codeSource\": \"IMPORTED\"") + "/codes";
        var second = "/coupon-series/" + rewards.series(", \"codeSource\": \"IMPORTED\", \"codeLimit\": 1") + "/codes";
        var generated = "/coupon-series/" + rewards.series("") + "/codes";
        rewards.post(rewards.operator, first, "{\"codes\": [\"FREE-TEA\"]}")
                .then()
                .statusCode(200);

        rewards.post(rewards.operator, second, "{\"codes\": [\"FREETEA\"]}")
                .then()
                .statusCode(200)
                .body("imported", equalTo(0))
                .body("duplicates", equalTo(List.of(0)));
        problem(rewards.post(rewards.operator, second, "{\"codes\": [\"TEA1\", \"TEA2\"]}"), 409, "codes-exhausted");
        problem(rewards.post(rewards.operator, generated, "{\"codes\": [\"TEA1\"]}"), 409, "invalid-transition");
        RedemptionAudit.requireSound(rewards.community);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABC", "---", "TEA 1", "茶茶茶茶", "", "A-B-C"})
    void refusesCodesThatNobodyCouldType(String code) {
        var path = "/coupon-series/" + rewards.series(", \"codeSource\": \"IMPORTED\"") + "/codes";

        problem(
                        rewards.post(rewards.operator, path, "{\"codes\": [\"GOOD-1\", \"" + code + "\"]}"),
                        422,
                        "validation-failed")
                .body("errors.pointer", hasItem("/codes/1"));
    }

    @Test
    void countsCodesByState() {
        var series = rewards.series(", \"codeSource\": \"IMPORTED\"");
        var path = "/coupon-series/" + series;
        rewards.post(
                        rewards.operator,
                        path + "/codes",
                        "{\"codes\": [\"TEA1\", \"TEA2\", \"TEA3\", \"TEA4\", \"TEA5\"]}")
                .then()
                .statusCode(200);
        String revoked = rewards.issue(series, ada).extract().path("id");
        for (var i = 0; i < 3; i++) {
            rewards.issue(series, ada);
        }
        rewards.post(rewards.operator, "/coupons/" + revoked + "/revoke", "{\"reason\": \"a test\"}")
                .then()
                .statusCode(200);
        rewards.checkout("use", "TEA2", "o-1").then().statusCode(200);
        rewards.checkout("reserve", "TEA3", "o-2").then().statusCode(200);

        rewards.get(rewards.analyst, path + "/figures")
                .then()
                .statusCode(200)
                .body("codes", equalTo(5))
                .body("available", equalTo(1))
                .body("issued", equalTo(1))
                .body("reserved", equalTo(1))
                .body("used", equalTo(1))
                .body("expired", equalTo(0))
                .body("revoked", equalTo(1));
    }

    @Test
    void refusesBadInputLikeEveryOtherEndpoint() {
        var path = "/coupon-series/" + rewards.series(", \"codeSource\": \"IMPORTED\"") + "/codes";

        rewards.refusedByPost(rewards.operator, path, "{\"codes\": [\"GOOD-1\"]}");
    }
}
