package org.communityops.incentive.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.communityops.incentive.CommunityFixture;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RuleResourceTest {
    private static final String DEFINITION =
            "{\"trigger\": {\"eventType\": \"answer.accepted\"}, \"award\": {\"fixed\": 10}, \"currency\": \"points\"}";
    private static final String ANSWERS =
            "{\"key\": \"good-answer\", \"name\": \"Good answer\", \"definition\": " + DEFINITION + "}";

    private final CommunityFixture community = CommunityFixture.in("UTC");

    private Response create(String body) {
        return community.asOwner().body(body).post(community.path("/rules"));
    }

    private Response act(String ruleId, String verb) {
        return community.asOwner().post(community.path("/rules/" + ruleId + "/" + verb));
    }

    @Test
    void listsTheStarterRulesOfANewCommunity() {
        community
                .get("/rules")
                .body("items.key", contains("message-posted", "reaction-added", "reply-posted", "seven-day-streak"))
                .body("items.state", contains("ACTIVE", "ACTIVE", "ACTIVE", "ACTIVE"))
                .body("items[0].definition.caps[0].amount", equalTo(20))
                .body("items[0].definition.excludeSelf", equalTo(false))
                .body("items[0].activeFrom", nullValue())
                .body("items[3].definition.streak.days", equalTo(7));
    }

    @Test
    void showsOneRule() {
        String id = community.get("/rules?limit=1").extract().path("items[0].id");

        var etag = community
                .get("/rules/" + id)
                .body("key", equalTo("message-posted"))
                .extract()
                .header("ETag");

        community
                .asOwner()
                .header("If-None-Match", etag)
                .get(community.path("/rules/" + id))
                .then()
                .statusCode(304);
        problem(community.asOwner().get(community.path("/rules/" + UUID.randomUUID())), 404, "not-found");
    }

    @Test
    void showsTheStarterLadder() {
        community
                .get("/ladders")
                .body("items.key", contains("starter"))
                .body("items[0].levels.minPoints", contains(0, 50, 200, 500, 1500, 5000));
    }

    @Test
    void makesARuleAsADraft() {
        var created = create(ANSWERS)
                .then()
                .statusCode(201)
                .body("state", equalTo("DRAFT"))
                .body("version", equalTo(1))
                .body("draftVersion", equalTo(1))
                .body("definition.excludeSelf", equalTo(true))
                .body("definition.firstOnly", equalTo(false))
                .body("definition.caps", hasSize(0))
                .header("ETag", notNullValue())
                .extract();

        assertThat(created.header("Location")).endsWith("/rules/" + created.path("id"));
        community.get("/rules?state=DRAFT").body("items.key", contains("good-answer"));
        community.get("/rules?state=ACTIVE").body("items", hasSize(4));
    }

    @Test
    void answersARepeatWithTheFirstAnswer() {
        var first = community
                .asOwner()
                .header("Idempotency-Key", "rule-1")
                .body(ANSWERS)
                .post(community.path("/rules"))
                .then()
                .statusCode(201)
                .extract();

        community
                .asOwner()
                .header("Idempotency-Key", "rule-1")
                .body(ANSWERS)
                .post(community.path("/rules"))
                .then()
                .statusCode(201)
                .header("Idempotency-Hit", equalTo("true"))
                .body("id", equalTo(first.path("id")));
    }

    @Test
    void refusesAKeyThatIsTaken() {
        create(ANSWERS).then().statusCode(201);

        problem(create(ANSWERS), 409, "key-taken");
    }

    @Test
    void publishesPausesResumesAndRetires() {
        String id = create(ANSWERS).then().extract().path("id");
        problem(act(id, "pause"), 409, "conflict");

        community
                .publishVersion(id, 1, "{}")
                .body("publishedAt", notNullValue())
                .body("activeFrom", notNullValue());
        community.get("/rules/" + id).body("state", equalTo("ACTIVE")).body("draftVersion", nullValue());

        act(id, "pause").then().statusCode(200).body("state", equalTo("PAUSED"));
        act(id, "pause").then().statusCode(200).body("state", equalTo("PAUSED"));
        act(id, "resume").then().statusCode(200).body("state", equalTo("ACTIVE"));
        act(id, "resume").then().statusCode(200).body("state", equalTo("ACTIVE"));
        act(id, "retire").then().statusCode(200).body("state", equalTo("RETIRED"));
        act(id, "retire").then().statusCode(200).body("state", equalTo("RETIRED"));
        problem(act(id, "resume"), 409, "rule-retired");
        problem(community.asOwner().body("{}").post(community.path("/rules/" + id + "/versions")), 409, "rule-retired");
    }

    @Test
    void retiresADraftForGood() {
        String id = create(ANSWERS).then().extract().path("id");
        act(id, "retire").then().statusCode(200);

        problem(
                community.asOwner().body("{}").post(community.path("/rules/" + id + "/versions/1/publish")),
                409,
                "rule-retired");
    }

    @Test
    void isScheduledUntilItsFirstVersionIsActive() {
        String id = create(ANSWERS).then().extract().path("id");

        community
                .publishVersion(id, 1, "{\"activateAt\": \"2091-10-01T00:00:00Z\"}")
                .body("activeFrom", equalTo("2091-10-01T00:00:00Z"));

        community.get("/rules/" + id).body("state", equalTo("SCHEDULED"));
    }

    @Test
    void saysWhatOfTheBudgetIsSpent() {
        var budget = DEFINITION.replace("\"currency\"", "\"budget\": 15, \"currency\"");
        var id = community.publish("good-answer", budget);
        community.apply(
                community.event("a", "answer.accepted", "ada", "2091-10-01T10:00:00Z", Map.of()),
                community.event("b", "answer.accepted", "bob", "2091-10-02T10:00:00Z", Map.of()),
                community.event("c", "answer.accepted", "ada", "2091-10-03T10:00:00Z", Map.of()));

        community.get("/rules/" + id).body("spent", equalTo(15));
        assertThat(community.balance("ada")).isEqualTo(10);
        assertThat(community.balance("bob")).isEqualTo(5);
    }

    @Test
    void leavesRulesToOperators() {
        String id = create(ANSWERS).then().extract().path("id");
        var app = TestKeys.of(KeyKind.APP, community.id);
        var other = CommunityFixture.in("UTC");

        community
                .as(app)
                .body(ANSWERS.replace("good-answer", "other"))
                .post(community.path("/rules"))
                .then()
                .statusCode(201);
        for (var kind : new KeyKind[] {KeyKind.BI, KeyKind.BOT}) {
            var key = TestKeys.of(kind, community.id);
            problem(community.as(key).body(ANSWERS).post(community.path("/rules")), 403, "forbidden");
            problem(community.as(key).post(community.path("/rules/" + id + "/retire")), 403, "forbidden");
        }
        problem(other.asOwner().get(other.path("/rules/" + id)), 404, "not-found");
        problem(other.asOwner().post(other.path("/rules/" + id + "/retire")), 404, "not-found");
    }

    @Test
    void letsOneOfManyTakeAKey() throws Exception {
        try (var pool = Executors.newFixedThreadPool(50)) {
            var results = IntStream.range(0, 50)
                    .mapToObj(i -> pool.submit(() -> create(ANSWERS).statusCode()))
                    .toList();
            var created = 0;
            for (var result : results) {
                assertThat(result.get()).isIn(201, 409);
                created += result.get() == 201 ? 1 : 0;
            }
            assertThat(created).isEqualTo(1);
        }
    }

    @Test
    void refusesWhatNoEndpointTakes() {
        GenericBadInput.refusedByList(community.owner, community.path("/rules"));
        GenericBadInput.refusedByPost(community.owner, community.path("/rules"), ANSWERS);
        problem(community.asOwner().get(community.path("/rules?state=active")), 400, "malformed-request");
        problem(create(ANSWERS.replace("\"name\"", "\"version\": 3, \"name\"")), 400, "unknown-field");
        problem(create(ANSWERS.replace("good-answer", "Good Answer")), 422, "validation-failed")
                .body("errors[0].pointer", equalTo("/key"));
        problem(create("{\"key\": \"x\", \"name\": \"X\"}"), 422, "validation-failed")
                .body("errors[0].pointer", equalTo("/definition"));
    }

    @Test
    void namesTheMemberThatIsWrong() {
        problem(create(ANSWERS.replace("\"points\"", "\"gold\"")), 422, "validation-failed")
                .body("errors[0].pointer", equalTo("/definition/currency"))
                .body("errors[0].code", equalTo("unknown-currency"));
        problem(
                        create(ANSWERS.replace(
                                "\"currency\"", "\"caps\": [{\"period\": \"DAY\", \"amount\": 9}], \"currency\"")),
                        422,
                        "validation-failed")
                .body("errors[0].pointer", equalTo("/definition/caps/0/amount"))
                .body("errors[0].code", equalTo("cap-below-award"));
        problem(
                        create(ANSWERS.replace(
                                "\"answer.accepted\"", "\"answer.accepted\", \"condition\": \"data.words > && 3\"")),
                        422,
                        "expression-invalid")
                .body("errors[0].pointer", equalTo("/definition/trigger/condition"))
                .body("errors[0].detail", startsWith("line 1, column 14"));
        problem(create(ANSWERS.replace("answer.accepted", "Answers")), 422, "validation-failed")
                .body("errors[0].pointer", endsWith("/trigger/eventType"));
    }

    @Test
    void takesTypesOfEventsThatNobodyHasToldItOf() {
        create(ANSWERS.replace("answer.accepted", "recipe.cooked")).then().statusCode(201);
    }
}
