package org.communityops.kpi.ownmetric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.communityops.kpi.TestCommunity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OwnMetricTest {
    private static final String MAY = "from=2026-05-01&to=2026-05-31&granularity=MONTH";

    private TestCommunity community = TestCommunity.unheardOf();
    private String path = "";

    @BeforeEach
    void somethingHappens() {
        community = TestCommunity.in("UTC");
        path = "/v1/communities/" + community.id() + "/metrics";
        community.sees(
                community.message("ana", "2026-05-01T12:00:00Z"),
                community.reply("bo", "2026-05-01T12:00:00Z"),
                community.reply("bo", "2026-05-02T12:00:00Z"));
    }

    @Test
    void computesAFormulaFromTheUnroundedValuesOfItsParts() {
        created("own_a", "reply_ratio * 3.0 + messages")
                .body("version", equalTo(1))
                .body("parts.reply_ratio", equalTo(1))
                .body("parts.messages", equalTo(1))
                .body("granularities", contains("DAY", "WEEK", "MONTH", "QUARTER", "YEAR"));

        community
                .get("/metrics/own_a?" + MAY)
                .statusCode(200)
                .body("metric", equalTo("own_a"))
                .body("version", equalTo(1))
                .body("items.value", contains(5.0f)) // 2/3 of 3 and 3: rounded parts would give 5.000001
                .body("items[0].numerator", nullValue());
        assertThat(community.values("own_a?from=2026-05-01&to=2026-05-02&granularity=DAY"))
                .containsExactly(3.5f, 4.0f);
    }

    @Test
    void isNullWhereAPartIsNullOrItDividesByZero() {
        created("own_ratio", "messages / reactions");
        created("own_null", "reaction_ratio + 1.0");
        created("own_choice", "reactions > 0.0 ? messages / reactions : -1.0");

        assertThat(community.values("own_ratio?" + MAY)).containsExactly((Object) null);
        assertThat(community.values("own_null?from=2026-06-01&to=2026-06-30&granularity=MONTH"))
                .containsExactly((Object) null);
        assertThat(community.values("own_choice?" + MAY)).containsExactly(-1.0f);
    }

    @Test
    void hasTheGranularitiesThatAllItsPartsHave() {
        created("own_slow", "churn_rate * stickiness")
                .body("granularities", contains("WEEK", "MONTH", "QUARTER", "YEAR"));

        problem(community.get("/metrics/own_slow?granularity=DAY"), 422, "validation-failed");
        refused("own_never", "dau + wau", "expression-invalid");
    }

    @Test
    void keepsEveryVersion() {
        String location = created("own_v", "messages").extract().header("Location");
        var first = community.asOwner().get(location);
        changed("own_v", "\"1\"", "{\"formula\": \"replies\", \"label\": {\"en\": \"Answers\"}}")
                .statusCode(200)
                .body("version", equalTo(2))
                .body("label.en", equalTo("Answers"))
                .body("label.zh", equalTo("测试"))
                .header("ETag", equalTo("\"2\""));

        assertThat(first.header("ETag")).isEqualTo("\"1\"");
        assertThat(community.values("own_v?" + MAY)).containsExactly(2.0f);
        assertThat(community.values("own_v?version=1&" + MAY)).containsExactly(3.0f);
        community.get("/metrics/own_v/definition?version=1").body("formula", equalTo("messages"));
        community.get("/metrics/own_v/definition").body("formula", equalTo("replies"));
        problem(community.get("/metrics/own_v?version=3"), 404, "not-found");
    }

    @Test
    void changesTheTagOfASeriesWithTheVersion() {
        created("own_t", "messages");
        var before = community.asOwner().get(path + "/own_t").header("ETag");

        changed("own_t", "\"1\"", "{\"formula\": \"replies\"}").statusCode(200);

        assertThat(community.asOwner().get(path + "/own_t").header("ETag")).isNotEqualTo(before);
    }

    @Test
    void losesNoChange() {
        created("own_l", "messages");

        changed("own_l", null, "{\"formula\": \"replies\"}").statusCode(428);
        changed("own_l", "\"7\"", "{\"formula\": \"replies\"}").statusCode(412);
        changed("own_l", "\"1\"", "{\"formula\": \"messages\"}").statusCode(200).body("version", equalTo(1));
        changed("own_l", "\"1\"", "{\"colour\": \"red\"}").statusCode(400);
        changed("own_l", "\"1\"", "{\"formula\": null}").statusCode(422);
    }

    @Test
    void letsOneOfManyChangesAtOnceThrough() throws Exception {
        created("own_race", "messages");
        Callable<Integer> change = () -> changed("own_race", "\"1\"", "{\"formula\": \"replies\"}")
                .extract()
                .statusCode();

        try (var clients = Executors.newFixedThreadPool(50)) {
            var answers = clients.invokeAll(Collections.nCopies(50, change)).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
            assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
            assertThat(answers).filteredOn(status -> status == 412).hasSize(49);
        }
        community.get("/metrics/own_race/definition").body("version", equalTo(2));
    }

    @Test
    void refusesWhatCannotBeComputed() {
        refused("own_x", "messages +", "expression-invalid");
        refused("own_x", "luck * 2.0", "expression-invalid");
        refused("own_x", "messages * 2", "expression-invalid");
        refused("own_x", "messages > 2.0", "expression-invalid");
        refused("own_x", "1.0 + 1.0", "expression-invalid");
        refused("own_x", "'a' + 'b'", "expression-invalid");
        refused("own_x", "[1.0].map(x, x * messages)[0]", "expression-invalid");
        refused("own_x", " ", "validation-failed");
        refused("messages", "messages", "validation-failed");
        refused("own_X", "messages", "validation-failed");
        problem(community.get("/metrics/own_x"), 404, "not-found");
    }

    @Test
    void takesAKeyOnceAndAnswersARepeatAlike() {
        created("own_k", "messages");

        problem(posted("own_k", "replies"), 409, "key-taken");
        var body = body("own_i", "messages");
        for (var hit : new String[] {null, "true"}) {
            community
                    .posting(body)
                    .header("Idempotency-Key", "k1")
                    .post(path)
                    .then()
                    .statusCode(201)
                    .header("Idempotency-Hit", hit == null ? nullValue() : equalTo(hit));
        }
    }

    @Test
    void listsThePresentVersionsInPages() {
        created("own_b", "messages");
        created("own_a", "replies");
        changed("own_a", "\"1\"", "{\"formula\": \"messages\"}").statusCode(200);

        var page = community
                .get("/metrics/definitions?limit=1")
                .body("items.key", contains("own_a"))
                .body("items.version", contains(2))
                .body("next", notNullValue());
        community
                .get("/metrics/definitions?limit=1&cursor=" + page.extract().<String>path("next"))
                .body("items.key", contains("own_b"))
                .body("next", nullValue());
    }

    @Test
    void computesMoneyInOneCurrency() {
        created("own_money", "gmv / active_members");
        community.sees(community.event(
                "purchase.completed",
                "ana",
                "2026-05-02T12:00:00Z",
                Map.of("orderId", "o", "amount", 9, "currency", "CNY")));

        community
                .get("/metrics/own_money?" + MAY)
                .body("currency", equalTo("CNY"))
                .body("items.value", contains(4.5f));
    }

    @Test
    void isWrittenByThoseWhoMay() {
        var bi = TestKeys.of(KeyKind.BI, community.id());

        problem(
                io.restassured.RestAssured.given()
                        .header("Authorization", bi)
                        .contentType("application/json")
                        .body(body("own_b", "messages"))
                        .post(path),
                403,
                "forbidden");
    }

    private ValidatableResponse created(String key, String formula) {
        return posted(key, formula).statusCode(201);
    }

    private void refused(String key, String formula, String slug) {
        problem(posted(key, formula), 422, slug);
    }

    private ValidatableResponse posted(String key, String formula) {
        return community.posting(body(key, formula)).post(path).then();
    }

    private ValidatableResponse changed(String key, @Nullable String ifMatch, String patch) {
        var request =
                community.asOwner().contentType("application/merge-patch+json").body(patch);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .patch(path + "/" + key + "/definition")
                .then();
    }

    private static String body(String key, String formula) {
        return "{\"key\": \"" + key + "\", \"label\": {\"en\": \"Test\", \"zh\": \"测试\"}, \"dimension\": \"USERS\","
                + "\"unit\": \"RATIO\", \"direction\": \"NEUTRAL\", \"formula\": \"" + formula + "\"}";
    }
}
