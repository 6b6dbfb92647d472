package org.communityops.incentive.fairness;

import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;
import org.communityops.incentive.CommunityFixture;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FairnessResourceTest {
    private final CommunityFixture community = CommunityFixture.in("UTC");

    private ValidatableResponse report(String query) {
        return community
                .asOwner()
                .config(RestAssuredConfig.config()
                        .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE)))
                .filter(ContractValidation.filter())
                .get(community.path("/fairness" + query))
                .then()
                .statusCode(200);
    }

    private void grant(String name, long amount) {
        community.join(name);
        community.grant("to " + name, name, amount).statusCode(201);
    }

    @Test
    void reportsWhatEachTenthEarnedWhateverWasSpent() {
        grant("ada", 10);
        grant("bob", 20);
        grant("eve", 30);
        grant("kim", 40);
        community.join("zoe");
        community.spend("all", "kim", 40).statusCode(201);

        report("")
                .body("period", equalTo("all"))
                .body("currency", equalTo("points"))
                .body("members", equalTo(4))
                .body("total", equalTo(100))
                .body("gini", closeTo(0.25, 1e-12))
                .body("deciles.decile", contains(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
                .body("deciles[2].share", closeTo(0.06, 1e-12))
                .body("deciles[9].share", closeTo(0.16, 1e-12));
    }

    @Test
    void reportsThePeriodInWhichTheActivityWas() {
        community.apply(
                community.message("m1", "ada", "2026-03-02T10:00:00Z"),
                community.message("m2", "bob", "2026-03-02T10:00:00Z"),
                community.message("m3", "bob", "2026-03-02T11:00:00Z"),
                community.message("m4", "bob", "2026-03-02T12:00:00Z"),
                community.message("m5", "eve", "2026-04-01T12:00:00Z"));

        // 2 and 6 points: (-1·2 + 1·6) / (2·8) = 0.25
        report("?period=2026-03").body("members", equalTo(2)).body("gini", closeTo(0.25, 1e-12));
        report("?period=2026-Q2").body("members", equalTo(1)).body("gini", closeTo(0, 1e-12));
    }

    @Test
    void saysNothingOfAPeriodInWhichNobodyEarned() {
        report("?period=2020&currency=reputation")
                .body("members", equalTo(0))
                .body("gini", nullValue())
                .body("deciles", empty());
    }

    @Test
    void refusesWhatIsNoPeriodOrCurrency() {
        problem(community.asOwner().get(community.path("/fairness?period=2026-W54")), 422, "validation-failed");
        problem(community.asOwner().get(community.path("/fairness?currency=gold")), 422, "validation-failed");
    }

    @Test
    void letsAnalystsReadAndNobodyElse() {
        grant("ada", 10);
        var other = CommunityFixture.in("UTC");

        community
                .as(TestKeys.of(KeyKind.BI, community.id))
                .get(community.path("/fairness"))
                .then()
                .statusCode(200)
                .body("deciles", hasSize(10));
        problem(
                community.as(TestKeys.of(KeyKind.BOT, community.id)).get(community.path("/fairness")),
                403,
                "forbidden");
        problem(other.asOwner().get(community.path("/fairness")), 404, "not-found");
        other.get("/fairness").body("members", equalTo(0));
    }
}
