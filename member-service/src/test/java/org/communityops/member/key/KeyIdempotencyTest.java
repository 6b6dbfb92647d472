package org.communityops.member.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.communityops.member.TestCommunity.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.access.ApiKey;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.communityops.member.PublishedNews;
import org.communityops.member.Race;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class KeyIdempotencyTest {
    private static final String KEYS = "/v1/api-keys";

    @Inject
    KeyRepository keys;

    @Inject
    @DataSource("feed")
    AgroalDataSource database;

    private final String name = "Key of " + UUID.randomUUID();
    private String owner = "";

    @BeforeEach
    void makeOwner() {
        owner = TestKeys.everywhere(KeyKind.OWN);
    }

    @Test
    void aRepeatIsToldWhichKeyItMade() {
        var first = create("k", name);
        var again = create("k", name);

        first.then().statusCode(201).header("Location", KEYS + "/" + first.<String>path("id"));
        problem(again, 409, "shown-once")
                .header("Idempotency-Hit", "true")
                .header("Location", first.header("Location"))
                .body("detail", containsString(first.<String>path("id")))
                .body(not(containsString(secret(first))));
        assertThat(keysMade()).isEqualTo(1);
        assertThat(PublishedNews.ofKey(first.path("id")).types()).containsExactly("key.created");
    }

    @Test
    void theKeyThatWasLostIsRotated() {
        var lost = create("k", name);
        var found = create("k", name).header("Location");

        var fresh = rotate(found, "again", 0);

        problem(as("Bearer " + lost.<String>path("key")).get("/v1/communities"), 401, "unauthenticated");
        as("Bearer " + fresh.then().statusCode(201).extract().<String>path("key"))
                .get("/v1/communities")
                .then()
                .statusCode(200);
    }

    @Test
    void aRepeatedRotationIsToldWhichKeyItMade() {
        var old = create("k", name);
        var fresh = rotate(old.header("Location"), "r", 24);

        problem(rotate(old.header("Location"), "r", 24), 409, "shown-once")
                .header("Location", fresh.header("Location"))
                .body(not(containsString(secret(fresh))));
        problem(rotate(old.header("Location"), "r", 25), 422, "idempotency-key-reused");
        problem(rotate(old.header("Location"), "r2", 24), 409, "key-ended");
    }

    @Test
    void anotherRequestWithTheSameIdempotencyKeyIsRefused() {
        create("k", name).then().statusCode(201);

        problem(create("k", name + " too"), 422, "idempotency-key-reused");
        assertThat(keysMade()).isEqualTo(1);
    }

    @Test
    void aRequestThatFailedIsTriedAnew() {
        var missing = UUID.randomUUID();
        var body = "{\"name\": \"%s\", \"kind\": \"bot\", \"communities\": [\"%s\"]}".formatted(name, missing);
        problem(asCaller("k").body(body).post(KEYS), 404, "not-found");

        create("k", name).then().statusCode(201);
    }

    @Test
    void twinsMakeOneKey() {
        var answers = Race.of(8, i -> create("twins", name));

        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
        assertThat(keysMade()).isEqualTo(1);
    }

    @Test
    void aRepeatedRevocationGetsTheFirstAnswer() {
        var revoke = create("k", name).header("Location") + "/revoke";

        var first = asCaller("end").post(revoke);
        var again = asCaller("end").post(revoke);

        first.then().statusCode(200).header("Idempotency-Hit", (String) null);
        again.then().statusCode(200).header("Idempotency-Hit", "true").body(equalTo(first.asString()));
    }

    @Test
    void noAnswerIsKeptThatHoldsAKey() throws SQLException {
        var made = create("k", name);
        rotate(made.header("Location"), "r", 24).then().statusCode(201);

        assertThat(keptAnswers()).hasSize(2).containsOnlyNulls();
    }

    private Response create(String idempotencyKey, String name) {
        return asCaller(idempotencyKey)
                .filter(ContractValidation.filter())
                .body("{\"name\": \"%s\", \"kind\": \"app\", \"communities\": \"ALL\"}".formatted(name))
                .post(KEYS);
    }

    private Response rotate(String key, String idempotencyKey, int overlapHours) {
        return asCaller(idempotencyKey)
                .filter(ContractValidation.filter())
                .body("{\"overlapHours\": %d}".formatted(overlapHours))
                .post(key + "/rotate");
    }

    private RequestSpecification asCaller(String idempotencyKey) {
        return as(owner).header("Idempotency-Key", idempotencyKey);
    }

    private static String secret(Response made) {
        return made.<String>path("key").substring(20);
    }

    private String ownerId() {
        return ApiKey.parse(owner.replace("Bearer ", "")).orElseThrow().keyId();
    }

    private long keysMade() {
        return QuarkusTransaction.requiringNew().call(() -> keys.count("createdBy", ownerId()));
    }

    private List<@Nullable String> keptAnswers() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select body from idempotency where principal = ?")) {
            query.setString(1, ownerId());
            var bodies = new ArrayList<@Nullable String>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    bodies.add(row.getString(1));
                }
            }
            return bodies;
        }
    }
}
