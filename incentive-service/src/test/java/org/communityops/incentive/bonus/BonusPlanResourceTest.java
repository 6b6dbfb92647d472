package org.communityops.incentive.bonus;

import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.communityops.incentive.CommunityFixture;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BonusPlanResourceTest {
    private static final String HEAD =
            "\"card\": \"operator-month\", \"subjects\": \"OPERATOR\", \"period\": \"MONTH\", \"currency\": \"CNY\"";
    private static final String BANDS =
            "\"bands\": [{\"grade\": \"A\", \"amount\": 1000}, {\"grade\": \"B\", \"amount\": 500.5}]";

    private final CommunityFixture community = CommunityFixture.in("UTC");

    private static String body(String name, String definition) {
        return "{\"name\": \"" + name + "\", \"definition\": {" + definition + "}}";
    }

    private Response post(String body) {
        return community.asOwner().body(body).post(community.path("/bonus-plans"));
    }

    private String plan(String name) {
        return post(body(name, HEAD + ", " + BANDS))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Response patch(String id, String tag, String patch) {
        return community
                .as(community.owner)
                .contentType("application/merge-patch+json")
                .header("If-Match", tag)
                .body(patch)
                .patch(community.path("/bonus-plans/" + id));
    }

    @Test
    void makesAPlan() {
        var location = community
                .asOwner()
                .filter(ContractValidation.filter())
                .body(body("Operators", HEAD + ", " + BANDS))
                .post(community.path("/bonus-plans"))
                .then()
                .statusCode(201)
                .body("version", equalTo(1))
                .body("definition.bands.amount", contains(1000.00f, 500.50f))
                .body("definition.pool", nullValue())
                .extract()
                .header("Location");

        community.asOwner().get(location).then().statusCode(200).body("name", equalTo("Operators"));
        community.get("/bonus-plans").body("items.name", contains("Operators"));
    }

    @Test
    void keepsEachVersionOfWhatAPlanSays() {
        var id = plan("Operators");

        patch(id, "\"1\"", "{\"name\": \"Colleagues\"}")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("version", equalTo(1));
        patch(id, "\"2\"", "{\"definition\": {\"bands\": null, \"pool\": {\"amount\": 9000, \"minimumScore\": 60}}}")
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("definition.bands", nullValue());

        community
                .get("/bonus-plans/" + id + "/versions/1")
                .body("name", equalTo("Colleagues"))
                .body("definition.bands.grade", contains("A", "B"));
        community.get("/bonus-plans/" + id).body("version", equalTo(2)).body("definition.pool.amount", equalTo(9000f));
        problem(community.asOwner().get(community.path("/bonus-plans/" + id + "/versions/3")), 404, "not-found");
    }

    @Test
    void losesNoChange() {
        var id = plan("Operators");

        problem(patch(id, "\"7\"", "{\"name\": \"x\"}"), 412, "precondition-failed");
        problem(
                community
                        .as(community.owner)
                        .contentType("application/merge-patch+json")
                        .body("{\"name\": \"x\"}")
                        .patch(community.path("/bonus-plans/" + id)),
                428,
                "precondition-required");
    }

    @Test
    void keepsTheCurrencyAndThePeriodOfAPlan() {
        var id = plan("Operators");

        problem(patch(id, "\"1\"", "{\"definition\": {\"currency\": \"USD\"}}"), 422, "validation-failed");
        problem(patch(id, "\"1\"", "{\"definition\": {\"period\": \"YEAR\"}}"), 422, "validation-failed");
    }

    @Test
    void givesANameOnce() {
        var first = plan("Operators");
        var second = plan("Teams");

        problem(post(body("Operators", HEAD + ", " + BANDS)), 409, "conflict");
        problem(patch(second, "\"1\"", "{\"name\": \"Operators\"}"), 409, "conflict");
        community.get("/bonus-plans").body("items.id", contains(first, second));
        community.get("/bonus-plans?limit=1").body("items", hasSize(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"pool\": {\"amount\": 1, \"minimumScore\": 60}, \"bands\": [{\"grade\": \"A\", \"amount\": 1}] | bands-or-pool",
                "\"bands\": null | bands-or-pool",
                "\"bands\": [] | size",
                "\"bands\": [null] | not-null",
                "\"bands\": [{\"amount\": 1}] | grade-or-score",
                "\"bands\": [{\"grade\": \"A\", \"from\": 1, \"amount\": 1}] | grade-or-score",
                "\"bands\": [{\"from\": 5, \"to\": 5, \"amount\": 1}] | grade-or-score",
                "\"bands\": [{\"grade\": \"A\", \"amount\": 1}, {\"from\": 5, \"amount\": 1}] | mixed-bands",
                "\"bands\": [{\"grade\": \"A\", \"amount\": 1}, {\"grade\": \"A\", \"amount\": 2}] | overlapping-bands",
                "\"bands\": [{\"from\": 60, \"to\": 80, \"amount\": 1}, {\"from\": 79.9, \"amount\": 2}] | overlapping-bands",
                "\"bands\": [{\"grade\": \"A\", \"amount\": 1.001}] | amount",
                "\"bands\": [{\"grade\": \"A\", \"amount\": -1}] | decimal-min",
                "\"pool\": {\"amount\": 1e13, \"minimumScore\": 60} | amount",
                "\"pool\": {\"amount\": 100, \"minimumScore\": 0} | decimal-min"
            })
    void refusesWhatIsNoPlan(String terms, String code) {
        problem(post(body("Operators", HEAD + ", " + terms)), 422, "validation-failed")
                .body("errors.code", hasItem(code));
    }

    @Test
    void refusesMoneyThatIsNone() {
        for (var currency : new String[] {"XXX", "ZZZ", "cny"}) {
            var head = HEAD.replace("CNY", currency);
            problem(post(body("Operators", head + ", " + BANDS)), 422, "validation-failed");
        }
        community.get("/bonus-plans").body("items", hasSize(0));
    }

    @Test
    void refusesTheBadInputThatAllRefuse() {
        var path = community.path("/bonus-plans");

        GenericBadInput.refusedByPost(community.owner, path, body("Operators", HEAD + ", " + BANDS));
        GenericBadInput.refusedByList(community.owner, path);
    }

    @Test
    void letsOperatorsWriteAndAnalystsRead() {
        var id = plan("Operators");
        var other = CommunityFixture.in("UTC");

        for (var kind : new KeyKind[] {KeyKind.BI, KeyKind.APP}) {
            community
                    .as(TestKeys.of(kind, community.id))
                    .get(community.path("/bonus-plans/" + id))
                    .then()
                    .statusCode(200);
        }
        for (var kind : new KeyKind[] {KeyKind.BOT, KeyKind.SVC}) {
            problem(
                    community.as(TestKeys.of(kind, community.id)).get(community.path("/bonus-plans")),
                    403,
                    "forbidden");
        }
        problem(
                community
                        .as(TestKeys.of(KeyKind.BI, community.id))
                        .body(body("x", HEAD + ", " + BANDS))
                        .post(community.path("/bonus-plans")),
                403,
                "forbidden");
        community
                .as(TestKeys.of(KeyKind.APP, community.id))
                .body(body("By an operator", HEAD + ", " + BANDS))
                .post(community.path("/bonus-plans"))
                .then()
                .statusCode(201);
        problem(other.asOwner().get(other.path("/bonus-plans/" + id)), 404, "not-found");
        problem(community.asOwner().get(community.path("/bonus-plans/" + UUID.randomUUID())), 404, "not-found");
    }
}
