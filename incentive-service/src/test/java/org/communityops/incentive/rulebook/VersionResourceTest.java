package org.communityops.incentive.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.LedgerAudit;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class VersionResourceTest {
    private static final String DEFINITION = """
            {"trigger": {"eventType": "answer.accepted"}, "award": {"fixed": 10}, "currency": "points", "coolDownSeconds": 60,
             "caps": [{"period": "DAY", "amount": 50}]}""";

    private final CommunityFixture community = CommunityFixture.in("UTC");

    private String versions(String ruleId) {
        return community.path("/rules/" + ruleId + "/versions");
    }

    private Response begin(String ruleId, String body) {
        return community.asOwner().body(body).post(versions(ruleId));
    }

    private Response patch(String ruleId, int version, String etag, String body) {
        return community
                .asOwner()
                .contentType("application/merge-patch+json")
                .header("If-Match", etag)
                .body(body)
                .patch(versions(ruleId) + "/" + version);
    }

    private String etag(String ruleId, int version) {
        return community
                .get("/rules/" + ruleId + "/versions/" + version)
                .extract()
                .header("ETag");
    }

    @Test
    void changesADraftByMergePatch() {
        var id = community.draft("good-answer", DEFINITION);

        patch(
                        id,
                        1,
                        etag(id, 1),
                        "{\"name\": \"Great answer\", \"definition\": {\"award\": {\"fixed\": 12}, \"coolDownSeconds\": null}}")
                .then()
                .statusCode(200)
                .body("name", equalTo("Great answer"))
                .body("definition.award.fixed", equalTo(12))
                .body("definition.coolDownSeconds", nullValue())
                .body("definition.caps[0].amount", equalTo(50));

        community.get("/rules/" + id).body("name", equalTo("Great answer"));
    }

    @Test
    void losesNoUpdateOfADraft() {
        var id = community.draft("good-answer", DEFINITION);
        var etag = etag(id, 1);
        patch(id, 1, etag, "{\"name\": \"One\"}").then().statusCode(200);

        problem(patch(id, 1, etag, "{\"name\": \"Two\"}"), 412, "precondition-failed");
        problem(patch(id, 1, "W/" + etag(id, 1), "{\"name\": \"Two\"}"), 412, "precondition-failed");
        problem(
                community
                        .asOwner()
                        .contentType("application/merge-patch+json")
                        .body("{\"name\": \"Two\"}")
                        .patch(versions(id) + "/1"),
                428,
                "precondition-required");
        community.get("/rules/" + id).body("name", equalTo("One"));
    }

    @Test
    void refusesWhatAPatchWouldMakeWrong() {
        var id = community.draft("good-answer", DEFINITION);
        var etag = etag(id, 1);

        problem(
                        patch(id, 1, etag, "{\"definition\": {\"caps\": [{\"period\": \"DAY\", \"amount\": 5}]}}"),
                        422,
                        "validation-failed")
                .body("errors[0].pointer", equalTo("/definition/caps/0/amount"));
        problem(patch(id, 1, etag, "{\"definition\": {\"budget\": 0}}"), 422, "validation-failed")
                .body("errors[0].pointer", equalTo("/definition/budget"));
        problem(patch(id, 1, etag, "{\"definition\": {\"award\": {\"fixed\": 1.5}}}"), 400, "malformed-request");
        problem(patch(id, 1, etag, "{\"version\": 7}"), 400, "unknown-field");
        problem(
                        patch(id, 1, etag, "{\"definition\": {\"multiplier\": {\"expression\": \"secret\"}}}"),
                        422,
                        "expression-invalid")
                .body("errors[0].detail", containsString("column 1"));
        assertThat(etag(id, 1)).isEqualTo(etag);
    }

    @Test
    void neverChangesWhatWasPublished() {
        var id = community.publish("good-answer", DEFINITION);

        problem(patch(id, 1, etag(id, 1), "{\"name\": \"Other\"}"), 409, "version-published");
        problem(community.asOwner().body("{}").post(versions(id) + "/1/publish"), 409, "version-published");
        assertThat(LedgerAudit.of(community)
                        .number("select count(*) from rule_version where community_id = ? and published_at is null"))
                .isZero();
    }

    @Test
    void beginsAnotherVersionFromTheLatest() {
        var id = community.publish("good-answer", DEFINITION);

        begin(id, "{\"name\": \"Great answer\"}")
                .then()
                .statusCode(201)
                .header("Location", equalTo(versions(id) + "/2"))
                .body("version", equalTo(2))
                .body("publishedAt", nullValue())
                .body("definition.award.fixed", equalTo(10));
        problem(begin(id, "{}"), 409, "draft-exists");

        community.get("/rules/" + id).body("version", equalTo(1)).body("draftVersion", equalTo(2));
        community.get("/rules/" + id + "/versions").body("items.version", contains(1, 2));
        community.publishVersion(id, 2, "{}");
        community.get("/rules/" + id).body("version", equalTo(2)).body("name", equalTo("Great answer"));
    }

    @Test
    void staysOfOneCurrencyAndKind() {
        var id = community.publish("good-answer", DEFINITION);

        problem(
                        begin(id, "{\"definition\": " + DEFINITION.replace("points", "reputation") + "}"),
                        422,
                        "validation-failed")
                .body("errors[0].code", equalTo("currency-fixed"));
        problem(begin(id, """
                                {"definition": {"streak": {"days": 3, "eventTypes": ["answer.accepted"]}, "award": {"fixed": 1},
                                                "currency": "points"}}"""), 422, "validation-failed").body("errors[0].code", equalTo("kind-fixed"));
    }

    @Test
    void actsOnNoEventOfThePast() {
        var id = community.draft("good-answer", DEFINITION);

        problem(
                        community
                                .asOwner()
                                .body("{\"activateAt\": \"2026-01-01T00:00:00Z\"}")
                                .post(versions(id) + "/1/publish"),
                        422,
                        "validation-failed")
                .body("errors[0].pointer", equalTo("/activateAt"));
    }

    @Test
    void letsOneOfManyBeginAVersionAndOnePublishIt() throws Exception {
        var id = community.publish("good-answer", DEFINITION);

        assertThat(successes(201, () -> begin(id, "{}"))).isEqualTo(1);
        assertThat(successes(200, () -> community.asOwner().body("{}").post(versions(id) + "/2/publish")))
                .isEqualTo(1);

        community.get("/rules/" + id + "/versions").body("items.version", contains(1, 2));
    }

    @Test
    void letsOneOfManyChangeADraftThatTheyAllRead() throws Exception {
        var id = community.draft("good-answer", DEFINITION);
        var etag = etag(id, 1);

        assertThat(successes(200, () -> patch(id, 1, etag, "{\"definition\": {\"award\": {\"fixed\": 11}}}")))
                .isEqualTo(1);
    }

    private static int successes(int status, Supplier<Response> call) throws Exception {
        var successes = 0;
        try (var pool = Executors.newFixedThreadPool(50)) {
            var results = IntStream.range(0, 50)
                    .mapToObj(i -> pool.submit(() -> call.get().statusCode()))
                    .toList();
            for (var result : results) {
                assertThat(result.get()).isIn(status, 409, 412);
                successes += result.get() == status ? 1 : 0;
            }
        }
        return successes;
    }

    @Test
    void knowsNoOtherVersionsAndRules() {
        var id = community.draft("good-answer", DEFINITION);
        var other = CommunityFixture.in("UTC");

        problem(community.asOwner().get(versions(id) + "/2"), 404, "not-found");
        problem(patch(id, 2, "\"1\"", "{}"), 404, "not-found");
        problem(other.asOwner().get(other.path("/rules/" + id + "/versions")), 404, "not-found");
        problem(other.asOwner().body("{}").post(other.path("/rules/" + id + "/versions")), 404, "not-found");
        problem(other.asOwner().body("{}").post(other.path("/rules/" + id + "/versions/1/publish")), 404, "not-found");
        GenericBadInput.refusedByList(community.owner, versions(id));
    }
}
