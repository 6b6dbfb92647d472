package org.communityops.kit.thing;

import static io.restassured.RestAssured.given;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HttpStyleTest {
    private final UUID community = UUID.randomUUID();
    private final String things = "/v1/communities/" + community + "/things";
    private String owner = "";

    @BeforeEach
    void makeKey() {
        owner = TestKeys.everywhere(KeyKind.OWN);
    }

    @Test
    void refusesTheGenericBadInput() {
        GenericBadInput.refusedByPost(owner, things, "{\"name\":\"cup\"}");
        GenericBadInput.refusedByList(owner, things);

        as(owner).get(things).then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void answersUnknownPathsAndMethodsWithProblems() {
        problem(as(owner).get("/v1/nowhere"), 404, "not-found");
        problem(as(owner).get("/v1/communities/not-a-uuid/things"), 404, "not-found");
        problem(as(owner).delete(things), 405, "method-not-allowed").header("Allow", containsString("GET"));
        problem(as(owner).get(things + "/" + UUID.randomUUID()), 404, "not-found");
    }

    @Test
    void namesEachWrongMember() {
        var body = "{\"name\":\"\",\"size\":10,\"parts\":[{\"label\":\"a\"},{\"label\":\"\"}]}";

        problem(json(owner, body).post(things), 422, "validation-failed")
                .body("errors.pointer", contains("/name", "/parts/1/label", "/size"))
                .body("errors.code", contains("not-blank", "not-blank", "max"));
    }

    @Test
    void refusesWrongTypesAndDeepNesting() {
        problem(json(owner, "{\"name\":5}").post(things), 400, "malformed-request")
                .body("errors.pointer", contains("/name"));
        problem(json(owner, "{\"name\":\"a\",\"size\":\"7\"}").post(things), 400, "malformed-request");
        var deep = "{\"a\":".repeat(33) + "1" + "}".repeat(33);
        problem(json(owner, "{\"name\":\"a\",\"free\":" + deep + "}").post(things), 400, "malformed-request");
    }

    @Test
    void hidesWhatFailedInside() {
        problem(json(owner, "{\"name\":\"boom\"}").post(things), 500, "internal");
    }

    @Test
    void speaksChineseToThoseWhoAsk() {
        problem(as(owner).header("Accept-Language", "zh-CN").get("/v1/nowhere"), 404, "not-found")
                .body("title", equalTo("未找到"));
    }

    @Test
    void explainsAKindOfProblem() {
        given().get("/problems/not-found").then().statusCode(200).body("status", equalTo(404));
    }

    @Test
    void tagsWhatIsReadAndKeepsUpdatesFromGettingLost() {
        String location = json(owner, "{\"name\":\"cup\"}")
                .post(things)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");

        as(owner).get(location).then().statusCode(200).header("ETag", "\"1\"");
        as(owner).header("If-None-Match", "\"1\"").get(location).then().statusCode(304);
        problem(patch("{\"name\":\"mug\"}").patch(location), 428, "precondition-required");
        patch("{\"name\":\"mug\"}")
                .header("If-Match", "\"1\"")
                .patch(location)
                .then()
                .statusCode(200)
                .body("name", equalTo("mug"));
        problem(patch("{\"name\":\"jar\"}").header("If-Match", "\"1\"").patch(location), 412, "precondition-failed")
                .header("ETag", "\"2\"");
        problem(patch("{\"name\":\"jar\"}").header("If-Match", "W/\"2\"").patch(location), 412, "precondition-failed");
        problem(patch("{\"name\":null}").header("If-Match", "\"2\"").patch(location), 422, "validation-failed");
        problem(patch("{\"nam\":\"jar\"}").header("If-Match", "\"2\"").patch(location), 400, "unknown-field");
        problem(patch("{\"name\":").header("If-Match", "\"2\"").patch(location), 400, "malformed-request");
    }

    @Test
    void pagesThroughAListWithoutGapsOrRepeats() {
        var made = IntStream.range(0, 7)
                .mapToObj(i -> json(owner, "{\"name\":\"t" + i + "\"}")
                        .post(things)
                        .then()
                        .extract()
                        .<String>path("id"))
                .toList();

        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var request = as(owner).queryParam("limit", 3);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get(things)
                    .then()
                    .statusCode(200)
                    .extract();
            seen.addAll(page.path("items.id"));
            cursor = page.path("next");
            Assertions.assertThat(page.header("Link") == null).isEqualTo(cursor == null);
        } while (cursor != null);

        Assertions.assertThat(seen).containsExactlyInAnyOrderElementsOf(made);
    }

    @Test
    void refusesTheCursorOfAnotherList() {
        IntStream.range(0, 2)
                .forEach(i -> json(owner, "{\"name\":\"t" + i + "\"}").post(things));
        String cursor =
                as(owner).queryParam("limit", 1).get(things).then().extract().path("next");

        problem(
                as(owner).queryParam("cursor", cursor).get("/v1/communities/" + UUID.randomUUID() + "/things"),
                400,
                "malformed-request");
    }

    @Test
    void runsAnIdempotentRequestOnce() {
        var first = json(owner, "{\"name\":\"cup\"}")
                .header("Idempotency-Key", "k1")
                .post(things);
        var again = json(owner, "{\"name\":\"cup\"}")
                .header("Idempotency-Key", "k1")
                .post(things);

        first.then().statusCode(201).header("Idempotency-Hit", (String) null);
        again.then()
                .statusCode(201)
                .header("Idempotency-Hit", "true")
                .header("Location", first.header("Location"))
                .body("id", equalTo(first.path("id")));
        problem(
                json(owner, "{\"name\":\"jar\"}")
                        .header("Idempotency-Key", "k1")
                        .post(things),
                422,
                "idempotency-key-reused");
        problem(json(owner, "{\"name\":\"cup\"}").post(things + "/moves"), 400, "idempotency-key-missing");
    }

    @Test
    void keepsNoAnswerOfAFailedRequest() {
        json(owner, "{\"name\":\"cup\"}").post(things).then().statusCode(201);
        problem(json(owner, "{\"name\":\"cup\"}").header("Idempotency-Key", "k").post(things), 409, "conflict");

        json(owner, "{\"name\":\"jug\"}")
                .header("Idempotency-Key", "k")
                .post(things)
                .then()
                .statusCode(201);
    }

    @Test
    void letsTwinsOfARequestWaitForTheFirst() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<String> request = () -> json(owner, "{\"name\":\"cup\"}")
                    .header("Idempotency-Key", "twins")
                    .post(things)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            var ids = threads.invokeAll(java.util.Collections.nCopies(16, request)).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .distinct();
            Assertions.assertThat(ids).hasSize(1);
        }
    }

    @Test
    void keepsCommunitiesApartEvenWhenAQueryForgetsTo() {
        json(owner, "{\"name\":\"ours\"}").post(things).then().statusCode(201);
        json(owner, "{\"name\":\"theirs\"}")
                .post("/v1/communities/" + UUID.randomUUID() + "/things")
                .then()
                .statusCode(201);

        as(owner).get(things + "/forgetful").then().statusCode(200).body("name", contains("ours"));
    }

    @Test
    void writesTheGenericAnswersIntoTheContract() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.'/v1/communities/{communityId}/things'.post.'x-permission'", equalTo("things:write"))
                .body("paths.'/v1/communities/{communityId}/things'.post.responses.'413'.'$ref'", notNullValue())
                .body("paths.'/v1/communities/{communityId}/things/{id}'.get.responses.'304'.'$ref'", notNullValue())
                .body("paths.'/v1/communities/{communityId}/things'.get.responses.'304'", nullValue())
                .body("paths.'/v1/feed'.get.responses.'304'", nullValue())
                .body("components.schemas.Problem", notNullValue())
                .body("components.securitySchemes.apiKey.scheme", equalTo("bearer"))
                .body("paths.'/v1/feed'.get.operationId", equalTo("readFeed"));
    }

    @Test
    void sendsHeadersThatKeepBrowsersFromGuessing() {
        as(owner).get(things).then().header("X-Content-Type-Options", "nosniff").header("Cache-Control", "no-store");
        as(owner)
                .get("/v1/nowhere")
                .then()
                .header("X-Content-Type-Options", "nosniff")
                .header("Server", (String) null);
    }

    private static RequestSpecification as(String key) {
        return given().header("Authorization", key);
    }

    private static RequestSpecification json(String key, String body) {
        return as(key).contentType("application/json").body(body);
    }

    private RequestSpecification patch(String body) {
        return as(owner).contentType("application/merge-patch+json").body(body);
    }
}
