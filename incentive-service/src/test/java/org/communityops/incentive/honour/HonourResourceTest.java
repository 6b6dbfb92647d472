package org.communityops.incentive.honour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.Race;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HonourResourceTest {
    private static final String BEST = """
            {"key": "best", "name": "Best contribution", "nameZh": "最佳贡献", "description": "Who gave most"}""";

    private final CommunityFixture community = CommunityFixture.in("UTC");

    private ValidatableResponse create(String body) {
        return community.asOwner().body(body).post(community.path("/honours")).then();
    }

    @Test
    void makesAnHonour() {
        String id = create(BEST)
                .statusCode(201)
                .header("Location", matchesPattern(".*/honours/[0-9a-f-]{36}"))
                .header("ETag", equalTo("\"1\""))
                .extract()
                .path("id");
        create(BEST.replace("best", "another")).statusCode(201);

        community
                .get("/honours/" + id)
                .header("ETag", equalTo("\"1\""))
                .body("key", equalTo("best"))
                .body("nameZh", equalTo("最佳贡献"))
                .body("descriptionZh", nullValue())
                .body("active", equalTo(true));
        community.get("/honours").body("items.key", contains("another", "best"));
        String next = community.get("/honours?limit=1").extract().path("next");
        community.get("/honours?limit=1&cursor=" + next).body("items.key", contains("best"));
    }

    @Test
    void refusesWhatIsNoHonour() {
        create(BEST).statusCode(201);
        problem(create(BEST), 409, "conflict");
        problem(create(BEST.replace("best", "Not A Key")), 422, "validation-failed");
        problem(create(BEST.replace("Best contribution", " ")), 422, "validation-failed");
        problem(create("{\"key\": \"other\", \"name\": \"Other\"}"), 422, "validation-failed");
        GenericBadInput.refusedByPost(community.owner, community.path("/honours"), BEST);
        GenericBadInput.refusedByList(community.owner, community.path("/honours"));
        var everywhere = TestKeys.everywhere(KeyKind.OWN);
        problem(
                community.as(everywhere).body(BEST).post("/v1/communities/" + UUID.randomUUID() + "/honours"),
                404,
                "not-found");
        community.get("/honours").body("items.key", contains("best"));
    }

    @Test
    void changesTextsAndRetires() {
        String id = create(BEST).extract().path("id");

        community
                .patch("/honours/" + id, "\"1\"", "{\"nameZh\": null, \"name\": \"Best of all\", \"active\": false}")
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("name", equalTo("Best of all"))
                .body("nameZh", nullValue())
                .body("active", equalTo(false));

        problem(community.patch("/honours/" + id, "\"1\"", "{}"), 412, "precondition-failed");
        problem(community.patch("/honours/" + id, "*", "{\"key\": \"k\"}"), 400, "unknown-field");
        problem(community.patch("/honours/" + id, "*", "{\"active\": null}"), 422, "validation-failed");
        problem(community.patch("/honours/" + UUID.randomUUID(), "*", "{}"), 404, "not-found");
    }

    @Test
    void leavesHonoursToOperatorsAndOtherCommunitiesAlone() {
        String id = create(BEST).extract().path("id");
        var bot = TestKeys.of(KeyKind.BOT, community.id);
        community.as(bot).get(community.path("/honours/" + id)).then().statusCode(200);
        problem(community.as(bot).body(BEST).post(community.path("/honours")), 403, "forbidden");
        var other = CommunityFixture.in("UTC");
        problem(other.asOwner().get(other.path("/honours/" + id)), 404, "not-found");
        problem(other.patch("/honours/" + id, "*", "{}"), 404, "not-found");
    }

    @Test
    void letsOneOfTheChangesThatWereMadeForTheSameStateThrough() throws Exception {
        String id = create(BEST).extract().path("id");

        var answers = Race.of(
                50,
                i -> () -> community
                        .patch("/honours/" + id, "\"1\"", "{\"name\": \"Name " + i + "\"}")
                        .extract()
                        .statusCode());

        assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(answers).isSubsetOf(200, 412, 503);
    }
}
