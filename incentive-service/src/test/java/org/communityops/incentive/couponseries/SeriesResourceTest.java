package org.communityops.incentive.couponseries;

import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
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
class SeriesResourceTest {
    private static final String GOOD =
            "{\"name\": \"10 %\", \"discount\": {\"kind\": \"PERCENT\", \"value\": 10, \"currency\": \"CNY\"}, \"validDays\": 7}";

    private final RewardFixture rewards = RewardFixture.in("Asia/Shanghai");

    @Test
    void showsASeriesAtItsLocation() {
        var location = rewards.post(rewards.operator, "/coupon-series", GOOD.replace("7}", """
                        7, "minimumPurchase": 49.90, "codeLimit": 500}"""))
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
                .body("name", equalTo("10 %"))
                .body("discount.kind", equalTo("PERCENT"))
                .body("discount.value", equalTo(10))
                .body("discount.currency", equalTo("CNY"))
                .body("minimumPurchase", equalTo(49.9f))
                .body("validDays", equalTo(7))
                .body("validTo", nullValue())
                .body("codeSource", equalTo("GENERATED"))
                .body("codeLimit", equalTo(500))
                .body("state", equalTo("OPEN"))
                .body("createdAt", notNullValue());
    }

    @Test
    void listsNewestFirstByState() {
        var ids = List.of(rewards.series(""), rewards.series(""), rewards.series(", \"state\": \"CLOSED\""));

        rewards.get(rewards.operator, "/coupon-series").then().body("items.id", equalTo(ids.reversed()));
        rewards.get(rewards.operator, "/coupon-series?state=CLOSED")
                .then()
                .body("items.id", equalTo(List.of(ids.get(2))));
        var first =
                rewards.get(rewards.operator, "/coupon-series?limit=2").then().body("items", hasSize(2));
        rewards.get(
                        rewards.operator,
                        "/coupon-series?limit=2&cursor=" + first.extract().<String>path("next"))
                .then()
                .body("items.id", equalTo(List.of(ids.get(0))))
                .body("next", nullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"value\": 10       | \"value\": 0                    | /discount/value",
                "\"value\": 10       | \"value\": 100.01               | /discount/value",
                "\"value\": 10       | \"value\": 1.234                | /discount/value",
                "\"PERCENT\", \"value\": 10 | \"FIXED\", \"value\": 0.001 | /discount/value",
                "\"CNY\"             | \"cny\"                         | /discount/currency",
                "\"CNY\"             | \"XAU\"                         | /discount/currency",
                "\"validDays\": 7    | \"validDays\": 0                | /validDays",
                "\"validDays\": 7    | \"validDays\": 7, \"validTo\": \"2027-01-01T00:00:00Z\" | /validTo",
                ", \"validDays\": 7  |                                 | /validTo",
                "\"validDays\": 7    | \"validDays\": 7, \"validFrom\": \"2027-01-01T00:00:00Z\" | /validFrom",
                "\"validDays\": 7    | \"validFrom\": \"2027-01-01T00:00:00Z\", \"validTo\": \"2027-01-01T00:00:00Z\" | /validFrom",
                "\"validDays\": 7    | \"validDays\": 7, \"minimumPurchase\": -1 | /minimumPurchase",
                "\"validDays\": 7    | \"validDays\": 7, \"codeLimit\": 0 | /codeLimit",
                "\"10 %\"            | \" \"                           | /name"
            })
    void namesWhatIsWrong(String good, String bad, String pointer) {
        var body = GOOD.replace(good, bad == null ? "" : bad);

        problem(rewards.post(rewards.operator, "/coupon-series", body), 422, "validation-failed")
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void changesWhatTheCallerHasSeen() {
        var path = "/coupon-series/" + rewards.series(", \"codeLimit\": 5");

        rewards.patch(path, "{\"codeLimit\": null, \"state\": \"CLOSED\"}")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("codeLimit", nullValue())
                .body("state", equalTo("CLOSED"));
        var stale = rewards.community
                .as(rewards.operator)
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body("{\"name\": \"other\"}");
        problem(stale.patch(rewards.community.path(path)), 412, "precondition-failed");
        var blind = rewards.community
                .as(rewards.operator)
                .contentType("application/merge-patch+json")
                .body("{\"name\": \"other\"}");
        problem(blind.patch(rewards.community.path(path)), 428, "precondition-required");
    }

    @Test
    void fixesTheWorthOnceThereAreCoupons() {
        var path = "/coupon-series/" + rewards.series(", \"codeLimit\": 5");
        rewards.patch(path, "{\"discount\": {\"value\": 30}, \"minimumPurchase\": 100}")
                .then()
                .statusCode(200)
                .body("discount.value", equalTo(30))
                .body("minimumPurchase", equalTo(100));
        var member = rewards.community.join("ada");
        rewards.issue(path.substring(path.lastIndexOf('/') + 1), member);
        rewards.issue(path.substring(path.lastIndexOf('/') + 1), member);

        problem(rewards.patch(path, "{\"discount\": {\"value\": 40}}"), 422, "validation-failed")
                .body("errors.code", hasItem("fixed"));
        problem(rewards.patch(path, "{\"minimumPurchase\": null}"), 422, "validation-failed")
                .body("errors.pointer", hasItem("/discount"));
        problem(rewards.patch(path, "{\"codeSource\": \"IMPORTED\"}"), 422, "validation-failed")
                .body("errors.pointer", hasItem("/codeSource"));
        problem(rewards.patch(path, "{\"codeLimit\": 1}"), 422, "validation-failed")
                .body("errors.pointer", hasItem("/codeLimit"));
        rewards.patch(path, "{\"codeLimit\": 2, \"validDays\": 9}").then().statusCode(200);
    }

    @Test
    void hidesSeriesOfOtherCommunities() {
        var elsewhere = RewardFixture.in("UTC");
        var path = "/coupon-series/" + elsewhere.series("");

        problem(rewards.get(rewards.operator, path), 404, "not-found");
        problem(rewards.get(rewards.operator, path + "/figures"), 404, "not-found");
        problem(rewards.get(rewards.operator, "/coupon-series/" + UUID.randomUUID()), 404, "not-found");
    }

    @Test
    void refusesBadInputLikeEveryOtherEndpoint() {
        var path = rewards.community.path("/coupon-series");

        GenericBadInput.refusedByPost(rewards.operator, path, GOOD);
        GenericBadInput.refusedByList(rewards.operator, path);
    }
}
