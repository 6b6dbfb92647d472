package org.communityops.incentive.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.RewardFixture;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RewardResourceTest {
    private static final String GOOD = "{\"kind\": \"GOODS\", \"name\": \"Tea cup 茶杯\", \"price\": 300}";

    private final RewardFixture rewards = RewardFixture.in("Asia/Shanghai");

    @Test
    void showsARewardAtItsLocation() {
        var body = GOOD.replace("300", """
                300, "description": "White", "stock": 50, "limit": {"count": 2, "period": "MONTH"}, "minLevel": 3,
                "availableFrom": "2026-11-01T00:00:00Z", "availableTo": "2026-12-01T00:00:00Z", "approval": true""");
        var location = rewards.post(rewards.operator, "/rewards", body)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .extract()
                .header("Location");

        rewards.community
                .as(rewards.analyst)
                .filter(ContractValidation.filter())
                .get(location)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("kind", equalTo("GOODS"))
                .body("name", equalTo("Tea cup 茶杯"))
                .body("description", equalTo("White"))
                .body("price", equalTo(300))
                .body("currency", equalTo("points"))
                .body("stock", equalTo(50))
                .body("limit.count", equalTo(2))
                .body("limit.period", equalTo("MONTH"))
                .body("minLevel", equalTo(3))
                .body("availableFrom", equalTo("2026-11-01T00:00:00Z"))
                .body("availableTo", equalTo("2026-12-01T00:00:00Z"))
                .body("approval", equalTo(true))
                .body("state", equalTo("DRAFT"));
        rewards.stock(location.substring(location.lastIndexOf('/') + 1))
                .body("stock", equalTo(50))
                .body("taken", equalTo(0))
                .body("left", equalTo(50));
    }

    @Test
    void hasNoEndOfWhatHasNoStock() {
        rewards.stock(rewards.goods(10, "")).body("stock", nullValue()).body("left", nullValue());
    }

    @Test
    void listsNewestFirstByWhatIsAsked() {
        var cup = rewards.goods(10, "");
        var coupon = rewards.couponReward(10, rewards.series(""), "");
        var draft = rewards.reward("\"kind\": \"DONATION\", \"name\": \"A tree\", \"price\": 500");

        rewards.get(rewards.operator, "/rewards").then().body("items.id", equalTo(List.of(draft, coupon, cup)));
        rewards.get(rewards.operator, "/rewards?kind=COUPON").then().body("items.id", equalTo(List.of(coupon)));
        rewards.get(rewards.operator, "/rewards?state=ACTIVE&currency=points")
                .then()
                .body("items.id", equalTo(List.of(coupon, cup)));
        rewards.get(rewards.operator, "/rewards?currency=gold").then().body("items", hasSize(0));
        problem(rewards.get(rewards.operator, "/rewards?kind=THING"), 400, "malformed-request");
        var page = rewards.get(rewards.operator, "/rewards?limit=2").then().extract();
        rewards.get(rewards.operator, "/rewards?limit=2&cursor=" + page.path("next"))
                .then()
                .body("items.id", equalTo(List.of(cup)))
                .body("next", nullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"price\": 300 | \"price\": 0                             | 422 | /price",
                "\"price\": 300 | \"price\": 1000000000001                 | 422 | /price",
                "\"price\": 300 | \"price\": 1.5                           | 400 | /price",
                "\"price\": 300 | \"price\": \"300\"                       | 400 | /price",
                ", \"price\": 300 |                                        | 422 | /price",
                "\"price\": 300 | \"price\": 300, \"stock\": -1            | 422 | /stock",
                "\"price\": 300 | \"price\": 300, \"minLevel\": 0          | 422 | /minLevel",
                "\"price\": 300 | \"price\": 300, \"limit\": {\"count\": 0, \"period\": \"DAY\"} | 422 | /limit/count",
                "\"price\": 300 | \"price\": 300, \"limit\": {\"count\": 1} | 422 | /limit/period",
                "\"price\": 300 | \"price\": 300, \"currency\": \"gold\"   | 422 | /currency",
                "\"price\": 300 | \"price\": 300, \"currency\": \"reputation\" | 422 | /currency",
                "\"GOODS\"      | \"COUPON\"                               | 422 | /couponSeriesId",
                "\"price\": 300 | \"price\": 300, \"couponSeriesId\": \"0197c0de-0000-7000-8000-0000000000c1\" | 422 | /couponSeriesId",
                "\"price\": 300 | \"price\": 300, \"availableFrom\": \"2026-01-02T00:00:00Z\", \"availableTo\": \"2026-01-02T00:00:00Z\" | 422 | /availableTo",
                "\"GOODS\"      | \"MONEY\"                                | 400 | /kind",
                "\"kind\": \"GOODS\", |                                    | 422 | /kind",
                "\"price\": 300 | \"price\": 300, \"taken\": 5             | 400 | /taken",
                "\"Tea cup 茶杯\" | \" \"                                  | 422 | /name"
            })
    void namesWhatIsWrong(String good, String bad, int status, String pointer) {
        var answer = rewards.post(rewards.operator, "/rewards", GOOD.replace(good, bad == null ? "" : bad));

        assertThat(answer.statusCode()).isEqualTo(status);
        answer.then().body("errors.pointer", hasItem(pointer));
    }

    @Test
    void offersCouponsOfItsOwnCommunityOnly() {
        var foreign = RewardFixture.in("UTC").series("");
        var body = GOOD.replace("\"GOODS\"", "\"COUPON\", \"couponSeriesId\": \"" + foreign + "\"");

        problem(rewards.post(rewards.operator, "/rewards", body), 404, "not-found");
    }

    @Test
    void changesWhatTheCallerHasSeen() {
        var path = "/rewards/" + rewards.goods(300, ", \"minLevel\": 3, \"stock\": 5");

        rewards.patch(path, "{\"price\": 280, \"minLevel\": null, \"stock\": null}")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("price", equalTo(280))
                .body("minLevel", nullValue())
                .body("stock", nullValue());
        rewards.patch(path, "{\"price\": 280}").then().statusCode(200).header("ETag", "\"2\"");
        var stale = rewards.community
                .as(rewards.operator)
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body("{\"price\": 1}");
        problem(stale.patch(rewards.community.path(path)), 412, "precondition-failed");
        var blind = rewards.community
                .as(rewards.operator)
                .contentType("application/merge-patch+json")
                .body("{\"price\": 1}");
        problem(blind.patch(rewards.community.path(path)), 428, "precondition-required");
        problem(rewards.patch(path, "{\"taken\": 0}"), 400, "unknown-field");
    }

    @Test
    void canBeEditedWhileMembersRedeemIt() {
        var id = rewards.goods(10, ", \"stock\": 5");
        var seen = rewards.get(rewards.operator, "/rewards/" + id).header("ETag");
        rewards.reserved(rewards.rich("ada", 100), id);

        rewards.community
                .as(rewards.operator)
                .contentType("application/merge-patch+json")
                .header("If-Match", seen)
                .body("{\"stock\": 1}")
                .patch(rewards.community.path("/rewards/" + id))
                .then()
                .statusCode(200);

        rewards.stock(id).body("left", equalTo(0));
        problem(rewards.patch("/rewards/" + id, "{\"stock\": 0}"), 422, "validation-failed")
                .body("errors.pointer", hasItem("/stock"));
    }

    @Test
    void keepsWhatItIsOnceItIsNoDraft() {
        var path = "/rewards/" + rewards.goods(300, "");
        var series = rewards.series("");

        problem(
                        rewards.patch(path, "{\"kind\": \"COUPON\", \"couponSeriesId\": \"" + series + "\"}"),
                        422,
                        "validation-failed")
                .body("errors.pointer", hasItems("/kind", "/couponSeriesId"));
        var draft = "/rewards/" + rewards.reward("\"kind\": \"GOODS\", \"name\": \"Draft\", \"price\": 1");
        rewards.patch(draft, "{\"kind\": \"PRIVILEGE\"}").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT, ACTIVE, 200", "DRAFT, PAUSED, 409", "DRAFT, RETIRED, 200",
        "ACTIVE, PAUSED, 200", "ACTIVE, RETIRED, 200", "ACTIVE, DRAFT, 409",
        "PAUSED, ACTIVE, 200", "PAUSED, RETIRED, 200", "PAUSED, DRAFT, 409",
        "RETIRED, ACTIVE, 409", "RETIRED, DRAFT, 409", "RETIRED, PAUSED, 409"
    })
    void goesOnlyWhereItsStateAllows(String from, String to, int status) {
        var path = "/rewards/"
                + rewards.reward("\"kind\": \"GOODS\", \"name\": \"Cup\", \"price\": 1, \"state\": \"" + from + "\"");

        var answer = rewards.patch(path, "{\"state\": \"" + to + "\"}");

        if (status == 409) {
            problem(answer, 409, "invalid-transition");
        } else {
            answer.then().statusCode(200).body("state", equalTo(to));
        }
    }

    @Test
    void staysAsItIsOnceRetired() {
        var path = "/rewards/" + rewards.goods(300, "");
        rewards.patch(path, "{\"state\": \"RETIRED\"}").then().statusCode(200);

        problem(rewards.patch(path, "{\"price\": 1}"), 409, "invalid-transition");
    }

    @Test
    void hidesRewardsOfOtherCommunities() {
        var path = "/rewards/" + RewardFixture.in("UTC").goods(10, "");

        problem(rewards.get(rewards.operator, path), 404, "not-found");
        problem(rewards.get(rewards.operator, path + "/stock"), 404, "not-found");
        problem(rewards.get(rewards.operator, "/rewards/" + UUID.randomUUID()), 404, "not-found");
    }

    @Test
    void refusesBadInputLikeEveryOtherEndpoint() {
        var path = rewards.community.path("/rewards");

        GenericBadInput.refusedByPost(rewards.operator, path, GOOD);
        GenericBadInput.refusedByList(rewards.operator, path);
    }
}
