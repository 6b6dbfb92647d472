package org.communityops.incentive.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.LedgerAudit;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ExperimentResourceTest {
    private static final String HALVES = "[{\"key\": \"a\", \"weight\": 50}, {\"key\": \"b\", \"weight\": 50}]";

    private final CommunityFixture community = CommunityFixture.in("UTC");

    private static String body(String key, String more) {
        return """
                {"key": "%s", "hypothesis": "B is better", "metric": "dau"%s}""".formatted(key, more);
    }

    private Response create(String key, String variants) {
        return community
                .asOwner()
                .filter(ContractValidation.filter())
                .body(body(key, ", \"variants\": " + variants))
                .post(community.path("/experiments"));
    }

    private Response step(String key, String step) {
        return community.asOwner().post(community.path("/experiments/" + key + "/" + step));
    }

    private Response patch(String key, String etag, String body) {
        return community
                .asOwner()
                .contentType("application/merge-patch+json")
                .header("If-Match", etag)
                .body(body)
                .patch(community.path("/experiments/" + key));
    }

    @Test
    void goesFromDraftToArchivedStepByStep() {
        create("e", HALVES)
                .then()
                .statusCode(201)
                .header("Location", endsWith("/experiments/e"))
                .body("state", equalTo("DRAFT"))
                .body("trafficShare", equalTo(100))
                .body("variants.key", contains("a", "b"))
                .body("variants.weight", contains(50, 50))
                .body("startedAt", nullValue());

        step("e", "start")
                .then()
                .statusCode(200)
                .body("state", equalTo("RUNNING"))
                .body("startedAt", notNullValue());
        step("e", "stop")
                .then()
                .statusCode(200)
                .body("state", equalTo("STOPPED"))
                .body("stoppedAt", notNullValue());
        step("e", "archive").then().statusCode(200).body("archivedAt", notNullValue());

        community.get("/experiments/e").body("state", equalTo("ARCHIVED")).body("version", equalTo(4));
        assertThat(told("experiment.started")).isEqualTo(1);
        assertThat(told("experiment.stopped")).isEqualTo(1);
    }

    private long told(String type) {
        return LedgerAudit.of(community)
                .number("select (select count(*) from feed where community_id = c.id and type = '" + type
                        + "') + (select count(*) from outbox where community_id = c.id and type = '" + type
                        + "') from (select ?::uuid as id) c");
    }

    @Test
    void takesNoStepOutOfOrder() {
        create("e", HALVES).then().statusCode(201);

        problem(step("e", "stop"), 409, "invalid-transition");
        problem(step("e", "archive"), 409, "invalid-transition");
        step("e", "start").then().statusCode(200);
        problem(step("e", "start"), 409, "invalid-transition");
        problem(step("e", "archive"), 409, "invalid-transition");
        step("e", "stop").then().statusCode(200);
        problem(step("e", "start"), 409, "invalid-transition");
        problem(step("none", "start"), 404, "not-found");
    }

    @Test
    void startsOnceHoweverManyTryAtTheSameTime() throws Exception {
        create("e", HALVES).then().statusCode(201);
        var requests = IntStream.range(0, 50)
                .<Callable<Integer>>mapToObj(i -> () -> step("e", "start").statusCode())
                .toList();

        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(49);
        assertThat(told("experiment.started")).isEqualTo(1);
    }

    @Test
    void changesADraftOnlyForWhoKnowsItsLatestVersion() {
        var etag = create("e", HALVES).then().statusCode(201).extract().header("ETag");

        patch(
                        "e",
                        etag,
                        "{\"trafficShare\": 10, \"variants\": [{\"key\": \"x\", \"weight\": 99}, {\"key\": \"y\", \"weight\": 1}]}")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("trafficShare", equalTo(10))
                .body("hypothesis", equalTo("B is better"))
                .body("variants.key", contains("x", "y"));

        problem(patch("e", etag, "{\"trafficShare\": 20}"), 412, "precondition-failed");
        problem(
                community
                        .asOwner()
                        .contentType("application/merge-patch+json")
                        .body("{}")
                        .patch(community.path("/experiments/e")),
                428,
                "precondition-required");
        problem(patch("e", "\"2\"", "{\"variants\": [{\"key\": \"x\", \"weight\": 100}]}"), 422, "validation-failed");
        problem(patch("e", "\"2\"", "{\"key\": \"f\"}"), 400, "unknown-field");
    }

    @Test
    void changesNothingOnceItHasBegun() {
        create("e", HALVES).then().statusCode(201);
        var etag = step("e", "start").header("ETag");

        problem(patch("e", etag, "{\"trafficShare\": 10}"), 409, "invalid-transition");
        problem(
                patch(
                        "e",
                        etag,
                        "{\"variants\": [{\"key\": \"a\", \"weight\": 60}, {\"key\": \"b\", \"weight\": 40}]}"),
                409,
                "invalid-transition");
        community.get("/experiments/e").body("variants.weight", contains(50, 50));
    }

    @Test
    void isKeptFromChangeByTheDatabaseToo() throws SQLException {
        create("e", HALVES).then().statusCode(201);
        step("e", "start").then().statusCode(200);

        refusedByDatabase("update experiment_variant set weight = 60 where key = 'a' and community_id = :c");
        refusedByDatabase("delete from experiment_variant where community_id = :c");
        refusedByDatabase("update experiment set traffic_share = 5 where community_id = :c");
        refusedByDatabase("update experiment set state = 'DRAFT', started_at = null where community_id = :c");
    }

    @Test
    void doesNotBeginInTheDatabaseUnlessTheWeightsSumTo100() throws SQLException {
        create("e", HALVES).then().statusCode(201);
        asTableOwner("update experiment_variant set weight = 49 where key = 'a' and community_id = :c");

        refusedByDatabase("update experiment set state = 'RUNNING', started_at = now() where community_id = :c");
    }

    private void refusedByDatabase(String sql) {
        assertThatThrownBy(() -> asTableOwner(sql))
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("23514");
    }

    private void asTableOwner(String sql) throws SQLException {
        var config = ConfigProvider.getConfig();
        try (var connection = DriverManager.getConnection(
                        config.getValue("communityops.db.url", String.class),
                        config.getValue("communityops.db.owner", String.class),
                        config.getValue("communityops.db.owner-password", String.class));
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql.replace(":c", "'" + community.id + "'")))
                    .isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{\"key\": \"a\", \"weight\": 99}]",
                "[{\"key\": \"a\", \"weight\": 50}, {\"key\": \"b\", \"weight\": 49}]",
                "[{\"key\": \"a\", \"weight\": 50}, {\"key\": \"b\", \"weight\": 51}]",
                "[{\"key\": \"a\", \"weight\": 100}, {\"key\": \"b\", \"weight\": 0}]",
                "[{\"key\": \"a\", \"weight\": 150}, {\"key\": \"b\", \"weight\": -50}]",
                "[{\"key\": \"a\", \"weight\": 50}, {\"key\": \"a\", \"weight\": 50}]",
                "[{\"key\": \"A B\", \"weight\": 50}, {\"key\": \"b\", \"weight\": 50}]",
                "[{\"weight\": 50}, {\"key\": \"b\", \"weight\": 50}]",
                "[null, {\"key\": \"b\", \"weight\": 50}]"
            })
    void refusesVariantsThatDoNotDivideTheMembers(String variants) {
        problem(create("e", variants), 422, "validation-failed");
        community.get("/experiments").body("items", hasSize(0));
    }

    @Test
    void refusesWhatIsNoExperiment() {
        var variants = ", \"variants\": " + HALVES;
        for (var wrong : new String[] {
            body("Not A Key", variants),
            body("e", ", \"trafficShare\": 0" + variants),
            body("e", ", \"trafficShare\": 101" + variants),
            "{\"key\": \"e\", \"hypothesis\": \" \", \"metric\": \"dau\"" + variants + "}",
            "{\"key\": \"e\", \"hypothesis\": \"h\", \"metric\": \"No Metric\"" + variants + "}"
        }) {
            problem(community.asOwner().body(wrong).post(community.path("/experiments")), 422, "validation-failed");
        }
        create("e", HALVES).then().statusCode(201);
        problem(create("e", HALVES), 409, "conflict");
        GenericBadInput.refusedByPost(community.owner, community.path("/experiments"), body("f", variants));
        GenericBadInput.refusedByList(community.owner, community.path("/experiments"));
    }

    @Test
    void listsByState() {
        create("one", HALVES).then().statusCode(201);
        create("two", HALVES).then().statusCode(201);
        step("one", "start").then().statusCode(200);

        community.get("/experiments").body("items.key", contains("two", "one"));
        community.get("/experiments?state=RUNNING").body("items.key", contains("one"));
        var next = community
                .get("/experiments?limit=1")
                .body("items.key", contains("two"))
                .extract();
        community.get("/experiments?limit=1&cursor=" + next.path("next")).body("items.key", contains("one"));
    }

    @Test
    void tellsTheVariantOfAMemberTheSameWayEveryTime() {
        create("e", HALVES).then().statusCode(201);
        var ada = community.join("ada");
        var path = "/experiments/e/assignments/" + ada;
        community.get(path).body("variant", nullValue()).body("state", equalTo("DRAFT"));
        step("e", "start").then().statusCode(200);

        String variant =
                community.get(path).body("state", equalTo("RUNNING")).extract().path("variant");
        assertThat(variant).isIn("a", "b");
        for (var i = 0; i < 5; i++) {
            community.get(path).body("variant", equalTo(variant));
        }
        step("e", "stop").then().statusCode(200);
        community.get(path).body("variant", equalTo(variant)).body("state", equalTo("STOPPED"));
        community.get("/experiments/e/health").body("exposed", equalTo(0));
        problem(
                community.asOwner().get(community.path("/experiments/e/assignments/" + UUID.randomUUID())),
                404,
                "not-found");
    }

    @Test
    void letsOwnersAndAppsWriteAndBiRead() {
        create("e", HALVES).then().statusCode(201);
        var app = TestKeys.of(KeyKind.APP, community.id);
        var bi = TestKeys.of(KeyKind.BI, community.id);
        var bot = TestKeys.of(KeyKind.BOT, community.id);

        community.as(app).post(community.path("/experiments/e/start")).then().statusCode(200);
        community.as(bi).get(community.path("/experiments/e/health")).then().statusCode(200);
        problem(community.as(bi).post(community.path("/experiments/e/stop")), 403, "forbidden");
        problem(community.as(bot).get(community.path("/experiments/e")), 403, "forbidden");
    }

    @Test
    void isNotThereForAnotherCommunity() {
        create("e", HALVES).then().statusCode(201);
        var other = CommunityFixture.in("UTC");

        problem(other.asOwner().get(other.path("/experiments/e")), 404, "not-found");
        problem(other.asOwner().post(other.path("/experiments/e/start")), 404, "not-found");
        problem(other.asOwner().get(community.path("/experiments/e")), 404, "not-found");
        community.get("/experiments/e").body("state", equalTo("DRAFT"));
    }
}
