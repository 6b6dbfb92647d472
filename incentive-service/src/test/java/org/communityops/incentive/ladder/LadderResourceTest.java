package org.communityops.incentive.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.communityops.incentive.CommunityFixture;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LadderResourceTest {
    private static final String LEVELS = """
            [{"level": 1, "title": "Guest", "minPoints": 0},
             {"level": 2, "title": "Regular", "titleZh": "常客", "minPoints": 20, "perks": [
                {"key": "post-images", "text": "May post images", "textZh": "可发图片"}]}]""";

    private final CommunityFixture community = CommunityFixture.in("UTC");

    private static String ladder(String key, String more) {
        return "{\"key\": \"" + key + "\", \"name\": \"Quarter\", \"levels\": " + LEVELS + more + "}";
    }

    private ValidatableResponse create(String body) {
        return community.asOwner().body(body).post(community.path("/ladders")).then();
    }

    private String starter() {
        return community.get("/ladders").extract().path("items.find { it.key == 'starter' }.id");
    }

    @Test
    void beginsWithTheStarterLadderAsTheDefault() {
        community
                .get("/ladders/" + starter())
                .body("isDefault", equalTo(true))
                .body("windowDays", nullValue())
                .body("levels.title", hasSize(6))
                .body("levels[1].titleZh", equalTo("参与者"));
    }

    @Test
    void makesALadder() {
        var made = create(ladder("quarter", ", \"windowDays\": 90, \"graceDays\": 14"))
                .statusCode(201)
                .header("Location", matchesPattern(".*/ladders/[0-9a-f-]{36}"))
                .header("ETag", equalTo("\"1\""));
        String id = made.extract().path("id");

        community
                .get("/ladders/" + id)
                .header("ETag", equalTo("\"1\""))
                .body("key", equalTo("quarter"))
                .body("currency", equalTo("points"))
                .body("windowDays", equalTo(90))
                .body("graceDays", equalTo(14))
                .body("isDefault", equalTo(false))
                .body("levels.level", contains(1, 2))
                .body("levels[0].perks", nullValue())
                .body("levels[1].titleZh", equalTo("常客"))
                .body("levels[1].perks[0].textZh", equalTo("可发图片"));
        community.get("/ladders").body("items.key", contains("quarter", "starter"));
    }

    @Test
    void answersARepeatedRequestAlike() {
        var request = community.asOwner().header("Idempotency-Key", "ladder-1").body(ladder("quarter", ""));
        String id = request.post(community.path("/ladders"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        community
                .asOwner()
                .header("Idempotency-Key", "ladder-1")
                .body(ladder("quarter", ""))
                .post(community.path("/ladders"))
                .then()
                .statusCode(201)
                .header("Idempotency-Hit", "true")
                .body("id", equalTo(id));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5, 20     | /levels/0/minPoints",
                "0, 20, 20 | /levels/2/minPoints",
                "0, 30, 20 | /levels/2/minPoints",
                "0, 0      | /levels/1/minPoints"
            })
    void refusesThresholdsThatDoNotIncreaseFromZero(String points, String pointer) {
        var levels = List.of(points.split(",")).stream()
                .map(p -> "{\"title\": \"L\", \"minPoints\": " + p.strip() + "}")
                .toList();

        problem(create("{\"key\": \"k\", \"name\": \"N\", \"levels\": " + levels + "}"), 422, "validation-failed")
                .body("errors.pointer", contains(pointer));
    }

    @Test
    void refusesWhatIsNoLadder() {
        problem(create(ladder("quarter", ", \"graceDays\": 5")), 422, "validation-failed");
        problem(create(ladder("quarter", ", \"windowDays\": 0")), 422, "validation-failed");
        problem(create(ladder("quarter", ", \"windowDays\": 367")), 422, "validation-failed");
        problem(create(ladder("quarter", ", \"currency\": \"gold\"")), 422, "validation-failed");
        problem(create(ladder("Not A Key", "")), 422, "validation-failed");
        problem(create("{\"key\": \"k\", \"name\": \"N\", \"levels\": []}"), 422, "validation-failed");
        problem(create("{\"key\": \"k\", \"name\": \"N\"}"), 422, "validation-failed");
        var misnumbered = "[{\"level\": 2, \"title\": \"L\", \"minPoints\": 0}]";
        problem(create("{\"key\": \"k\", \"name\": \"N\", \"levels\": " + misnumbered + "}"), 422, "validation-failed");
        var twice =
                "[{\"title\": \"L\", \"minPoints\": 0, \"perks\": [{\"key\": \"a\", \"text\": \"A\"}, {\"key\": \"a\", \"text\": \"B\"}]}]";
        problem(create("{\"key\": \"k\", \"name\": \"N\", \"levels\": " + twice + "}"), 422, "validation-failed");
        problem(create(ladder("starter", "")), 409, "conflict");
        GenericBadInput.refusedByPost(community.owner, community.path("/ladders"), ladder("good", ""));
        community.get("/ladders").body("items.key", contains("starter"));
    }

    @Test
    void leavesLaddersToTheOwnerAndOperators() {
        var analyst = TestKeys.of(KeyKind.BI, community.id);
        community.as(analyst).get(community.path("/ladders")).then().statusCode(200);
        problem(community.as(analyst).body(ladder("quarter", "")).post(community.path("/ladders")), 403, "forbidden");
        var other = CommunityFixture.in("UTC");
        problem(other.asOwner().get(other.path("/ladders/" + starter())), 404, "not-found");
        problem(other.patch("/ladders/" + starter(), "*", "{}"), 404, "not-found");
        problem(community.asOwner().get(community.path("/ladders/" + UUID.randomUUID())), 404, "not-found");
    }

    @Test
    void changesALadder() {
        String id = create(ladder("quarter", ", \"windowDays\": 90")).extract().path("id");

        var changed = community
                .patch("/ladders/" + id, "\"1\"", "{\"name\": \"Renamed\", \"graceDays\": 7}")
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("name", equalTo("Renamed"))
                .body("windowDays", equalTo(90))
                .body("graceDays", equalTo(7))
                .body("levels[1].perks[0].key", equalTo("post-images"));
        assertThat(changed.extract().<String>path("id")).isEqualTo(id);
        community
                .patch("/ladders/" + id, "\"2\"", "{\"windowDays\": null, \"graceDays\": null}")
                .statusCode(200)
                .body("windowDays", nullValue())
                .body("graceDays", nullValue());
        community.patch("/ladders/" + id, "\"3\"", "{\"name\": \"Renamed\"}").header("ETag", equalTo("\"3\""));

        problem(community.patch("/ladders/" + id, "\"1\"", "{\"name\": \"Late\"}"), 412, "precondition-failed");
        problem(community.patch("/ladders/" + id, "*", "{\"levels\": []}"), 422, "validation-failed");
        problem(community.patch("/ladders/" + id, "*", "{\"key\": \"other\"}"), 400, "unknown-field");
        problem(community.patch("/ladders/" + id, "*", "{\"name\": null}"), 422, "validation-failed");
    }

    @Test
    void hasOneDefaultAtATime() {
        String id = create(ladder("quarter", ", \"isDefault\": true"))
                .statusCode(201)
                .extract()
                .path("id");
        community.get("/ladders").body("items.isDefault", contains(true, false));

        community
                .patch("/ladders/" + starter(), "\"2\"", "{\"isDefault\": true}")
                .statusCode(200);
        community.get("/ladders").body("items.isDefault", contains(false, true));
        problem(community.patch("/ladders/" + starter(), "*", "{\"isDefault\": false}"), 422, "validation-failed");
        community.get("/ladders/" + id).body("isDefault", equalTo(false));
    }

    @Test
    void letsOneOfTheChangesThatWereMadeForTheSameStateThrough() throws Exception {
        var id = starter();

        var answers = together(IntStream.range(0, 50)
                .<Callable<Integer>>mapToObj(i -> () -> community
                        .patch("/ladders/" + id, "\"1\"", "{\"name\": \"Name " + i + "\"}")
                        .extract()
                        .statusCode())
                .toList());

        assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(answers.stream().filter(status -> status == 412)).hasSize(49);
    }

    @Test
    void staysWithOneDefaultAndTwentyLaddersHoweverManyAreMadeAtOnce() throws Exception {
        var answers = together(IntStream.range(0, 50)
                .<Callable<Integer>>mapToObj(i -> () -> create(ladder("l" + i, ", \"isDefault\": true"))
                        .extract()
                        .statusCode())
                .toList());

        // Who waits too long for the others is asked to come back.
        assertThat(answers).containsAnyOf(201).isSubsetOf(201, 409, 503);
        var made = (int) answers.stream().filter(status -> status == 201).count();
        List<Boolean> defaults = community.get("/ladders").extract().path("items.isDefault");
        assertThat(defaults).hasSize(1 + made).hasSizeLessThanOrEqualTo(20).containsOnlyOnce(true);
    }

    private static List<Integer> together(List<Callable<Integer>> requests) throws Exception {
        try (var threads = Executors.newFixedThreadPool(50)) {
            var answers = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
