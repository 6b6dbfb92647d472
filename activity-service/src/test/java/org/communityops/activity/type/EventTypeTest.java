package org.communityops.activity.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.activity.TestEvents.event;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.communityops.activity.TestCommunity;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EventTypeTest {
    private static final String COOKED = """
            {"type":"recipe.cooked","description":"A member cooked","schema":{"type":"object",
             "properties":{"minutes":{"type":"integer","minimum":1}},"required":["minutes"]}}""";

    private TestCommunity community;

    @BeforeEach
    void begin() {
        community = TestCommunity.create();
    }

    @Test
    void takesEventsOfARegisteredType() {
        var cooked = event("c-1", "recipe.cooked", "u", "2026-03-02T08:00:00Z", "\"minutes\":20");
        problem(community.send(cooked), 422, "unknown-event-type");

        var location = register(COOKED).then().statusCode(201).extract().header("Location");

        assertThat(location).isEqualTo("/v1/communities/" + community.id() + "/event-types/recipe.cooked");
        community
                .asBot()
                .get(location)
                .then()
                .statusCode(200)
                .body("type", equalTo("recipe.cooked"))
                .body("builtIn", equalTo(false));
        community.send(cooked).statusCode(201);
        problem(
                        community.send(event("c-2", "recipe.cooked", "u", "2026-03-02T08:00:00Z", "\"minutes\":0")),
                        422,
                        "validation-failed")
                .body("errors.pointer", contains("/data/minutes"));
        problem(TestCommunity.create().send(cooked), 422, "unknown-event-type");
    }

    @Test
    void registersANameOnce() {
        register(COOKED).then().statusCode(201);

        problem(register(COOKED), 409, "conflict");
        problem(register(COOKED.replace("recipe.cooked", "message.posted")), 409, "conflict");
    }

    @Test
    void answersARepeatedRequestWithTheFirstAnswer() {
        var first = withKey("k-1").then().statusCode(201).extract().asString();

        withKey("k-1").then().statusCode(201).header("Idempotency-Hit", "true").body(equalTo(first));
    }

    @Test
    void listsBuiltInTypesBesideTheOwn() {
        register(COOKED).then().statusCode(201);

        community
                .asOwner()
                .queryParam("limit", 500)
                .get(community.path("/event-types"))
                .then()
                .statusCode(200)
                .body("items.type", hasItems("message.posted", "event.retracted", "recipe.cooked"))
                .body("items", hasSize(34));
        String next = community
                .asOwner()
                .queryParam("limit", 1)
                .get(community.path("/event-types"))
                .then()
                .body("items.type", contains("answer.accepted"))
                .extract()
                .path("next");
        community
                .asOwner()
                .queryParam("limit", 1)
                .queryParam("cursor", next)
                .get(community.path("/event-types"))
                .then()
                .body("items.type", contains("campaign.attended"));
    }

    @Test
    void refusesSchemasThatAreNone() {
        problem(registerSchema("{\"type\":\"thing\"}"), 422, "validation-failed")
                .body("errors.pointer", hasItems("/schema/type"));
        problem(registerSchema("{\"properties\":{\"a\":{\"minimum\":\"1\"}}}"), 422, "validation-failed")
                .body("errors.pointer", hasItems("/schema/properties/a/minimum"));
        problem(registerSchema("{\"description\":\"" + "x".repeat(17_000) + "\"}"), 422, "validation-failed");
    }

    @Test
    void refusesSchemasThatCouldReachOutOrRunForLong() {
        problem(
                        registerSchema(
                                "{\"$ref\":\"http://example.com/s\",\"properties\":{\"pattern\":{\"pattern\":\"(a+)+$\"}},\"allOf\":[{\"patternProperties\":{}}]}"),
                        422,
                        "validation-failed")
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/schema/$ref",
                                "/schema/properties/pattern/pattern",
                                "/schema/allOf/patternProperties"));
        problem(registerSchema("{\"$schema\":\"http://json-schema.org/draft-07/schema#\"}"), 422, "validation-failed");
    }

    @Test
    void refusesNamesThatAreNone() {
        for (var name : new String[] {"cooked", "Recipe.cooked", "recipe..cooked", "a." + "b".repeat(127)}) {
            problem(register(COOKED.replace("recipe.cooked", name)), 422, "validation-failed")
                    .body("errors.pointer", hasItems("/type"));
        }
        problem(register("{\"type\":\"recipe.cooked\"}"), 422, "validation-failed")
                .body("errors.pointer", contains("/schema"));
    }

    @Test
    void refusesBadInputLikeEveryEndpoint() {
        GenericBadInput.refusedByPost(community.ownerKey(), community.path("/event-types"), COOKED);
        GenericBadInput.refusedByList(community.ownerKey(), community.path("/event-types"));
        problem(community.asOwner().get(community.path("/event-types/nothing.known")), 404, "not-found");
        problem(
                community.asBot().contentType("application/json").body(COOKED).post(community.path("/event-types")),
                403,
                "forbidden");
        problem(community.as(KeyKind.SVC).get(community.path("/event-types")), 403, "forbidden");
    }

    @Test
    void knowsWhenATypeDidNotChange() {
        var path = community.path("/event-types/message.posted");
        var etag =
                community.asOwner().get(path).then().statusCode(200).extract().header("ETag");

        community.asOwner().header("If-None-Match", etag).get(path).then().statusCode(304);
    }

    private Response registerSchema(String schema) {
        return register("{\"type\":\"recipe.cooked\",\"schema\":" + schema + "}");
    }

    private Response register(String body) {
        return community.asOwner().contentType("application/json").body(body).post(community.path("/event-types"));
    }

    private Response withKey(String key) {
        return community
                .asOwner()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(COOKED)
                .post(community.path("/event-types"));
    }
}
