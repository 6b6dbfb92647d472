package org.communityops.kit.idempotency;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.access.ApiKey;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class IdempotencyTest {
    private static final String ADD = """
            insert into idempotency (principal, idempotency_key, fingerprint, status, created_at)
            values (?, ?, decode('00', 'hex'), 200, ?)
            """;

    @Inject
    IdempotencyStore store;

    @Inject
    Clock clock;

    @Inject
    @DataSource("feed")
    AgroalDataSource database;

    private final String things = "/v1/communities/" + UUID.randomUUID() + "/things";
    private String owner = "";

    @BeforeEach
    void makeKey() {
        owner = TestKeys.everywhere(KeyKind.OWN);
    }

    @Test
    void refusesATwinThatWaitsForLong() throws Exception {
        try (var first = app()) {
            first.setAutoCommit(false);
            add(first, principal(), "slow", clock.instant());
            var start = System.nanoTime();

            problem(create("slow", "{\"name\":\"cup\"}"), 409, "still-running").header("Retry-After", "2");

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
            first.rollback();
        }
        create("slow", "{\"name\":\"cup\"}").then().statusCode(201).header("Idempotency-Hit", (String) null);
    }

    @Test
    void takesTheKeyOfAnotherCallerForANewOne() {
        var mine = create("shared", "{\"name\":\"cup\"}");
        owner = TestKeys.everywhere(KeyKind.OWN);
        var theirs = create("shared", "{\"name\":\"jug\"}");

        theirs.then().statusCode(201).header("Idempotency-Hit", (String) null);
        assertThat(theirs.<String>path("id")).isNotEqualTo(mine.path("id"));
    }

    @Test
    void repeatsTheFirstAnswerToTheLetter() {
        var first = create("k", "{\"name\":\"cup\",\"free\":{\"a\":1.10,\"b\":[1e3]}}");
        var again = create("k", "{\"name\":\"cup\",\"free\":{\"a\":1.10,\"b\":[1e3]}}");

        again.then().statusCode(201).header("Idempotency-Hit", "true");
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.contentType()).isEqualTo(first.contentType());
    }

    @Test
    void caresNeitherForSpaceNorForTheOrderOfMembers() {
        create("k", "{\"name\":\"cup\",\"free\":{\"a\":1,\"b\":{\"c\":2,\"d\":3}}}")
                .then()
                .statusCode(201);

        create("k", "{ \"free\": {\"b\":{\"d\":3,\"c\":2}, \"a\":1}, \"name\":\"cup\" }")
                .then()
                .statusCode(201)
                .header("Idempotency-Hit", "true");
        problem(
                create("k", "{\"name\":\"cup\",\"free\":{\"a\":2,\"b\":{\"c\":2,\"d\":3}}}"),
                422,
                "idempotency-key-reused");
    }

    @Test
    void comparesBodiesThatAreLists() {
        post("/many", "k", "[{\"name\":\"cup\"}]").then().statusCode(200);

        post("/many", "k", "[{\"name\":\"cup\"}]").then().statusCode(200).header("Idempotency-Hit", "true");
        problem(post("/many", "k", "[{\"name\":\"jug\"}]"), 422, "idempotency-key-reused");
    }

    @Test
    void answersWithASecretOnceAndNamesWhatWasMade() {
        var body = "{\"name\":\"s3cret\"}";
        var first = post("/secret", "k", body);
        var again = post("/secret", "k", body);

        first.then().statusCode(201).header("Idempotency-Hit", (String) null).body("name", equalTo("s3cret"));
        problem(again, 409, "shown-once")
                .header("Idempotency-Hit", "true")
                .header("Location", first.header("Location"))
                .body("detail", containsString(first.<String>path("id")));
        problem(post("/secret", "k", "{\"name\":\"other\"}"), 422, "idempotency-key-reused");
    }

    @Test
    void keepsNoAnswerWithASecret() throws Exception {
        post("/secret", "secret", "{\"name\":\"s3cret\"}").then().statusCode(201);
        post("", "open", "{\"name\":\"cup\"}").then().statusCode(201);

        assertThat(column("body"))
                .hasSize(2)
                .anySatisfy(body -> assertThat(body).contains("cup"))
                .anySatisfy(body -> assertThat(body).isNull());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256})
    void refusesKeysOfNoUse(int length) {
        problem(create("k".repeat(length), "{\"name\":\"cup\"}"), 400, "malformed-request");
    }

    @Test
    void forgetsKeysAfterTwoDays() throws Exception {
        try (var app = app()) {
            add(
                    app,
                    principal(),
                    "older",
                    clock.instant().minus(Duration.ofHours(48)).minusSeconds(60));
            add(
                    app,
                    principal(),
                    "younger",
                    clock.instant().minus(Duration.ofHours(48)).plusSeconds(60));
        }

        store.forgetOld();

        assertThat(column("idempotency_key")).containsExactly("younger");
    }

    private Response create(String key, String body) {
        return post("", key, body);
    }

    private Response post(String path, String key, String body) {
        return given().header("Authorization", owner)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post(things + path);
    }

    private String principal() {
        return ApiKey.parse(owner.replace("Bearer ", "")).orElseThrow().keyId();
    }

    private List<@Nullable String> column(String name) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select " + name + " from idempotency where principal = ?")) {
            query.setString(1, principal());
            var values = new ArrayList<@Nullable String>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    values.add(row.getString(1));
                }
            }
            return values;
        }
    }

    private static void add(java.sql.Connection app, String principal, String key, Instant createdAt)
            throws SQLException {
        try (var insert = app.prepareStatement(ADD)) {
            insert.setString(1, principal);
            insert.setString(2, key);
            insert.setTimestamp(3, Timestamp.from(createdAt));
            insert.executeUpdate();
        }
    }

    /** A connection of the request role, outside of the pool. */
    private static java.sql.Connection app() throws SQLException {
        var config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                config.getValue("communityops.db.url", String.class),
                config.getValue("communityops.db.app", String.class),
                config.getValue("communityops.db.app-password", String.class));
    }
}
