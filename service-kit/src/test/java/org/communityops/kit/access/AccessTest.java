package org.communityops.kit.access;

import static io.restassured.RestAssured.given;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.communityops.kit.feed.News;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.test.FeedPages;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AccessTest {
    private static final Instant NOW = Instant.parse("2026-11-20T02:15:00Z");

    private final SecureRandom random = new SecureRandom();
    private final UUID community = UUID.randomUUID();
    private final String things = "/v1/communities/" + community + "/things";

    @Test
    void asksForAKey() {
        unauthenticated(given().get(things));
        unauthenticated(as("").get(things));
        unauthenticated(as("Basic b3duZXI6cGFzcw==").get(things));
        unauthenticated(as("Bearer eyJhbGciOiJub25lIn0.e30.").get(things));
    }

    @Test
    void refusesAKeyWithAWrongCheckSum() {
        var good = TestKeys.everywhere(KeyKind.OWN);
        var last = good.charAt(good.length() - 1) == 'x' ? 'y' : 'x';

        unauthenticated(as(good.substring(0, good.length() - 1) + last).get(things));
        unauthenticated(as(good.substring(0, good.length() - 1)).get(things));
    }

    @Test
    void refusesAKeyThatNobodyIssued() {
        unauthenticated(
                as("Bearer " + ApiKey.generate(KeyKind.OWN, random).text()).get(things));
    }

    @Test
    void refusesAnExpiredKey() {
        unauthenticated(as(TestKeys.expired(KeyKind.OWN)).get(things));
    }

    @Test
    void refusesTheIdOfAKeyWithAnotherSecret() {
        var key = ApiKey.generate(KeyKind.OWN, random);
        follow("key.created", key, "own", ApiKey.generate(KeyKind.OWN, random).secretHash(), true, null);

        unauthenticated(as(key).get(things));
    }

    @Test
    void refusesAKeyThatClaimsAnotherKind() {
        var key = ApiKey.generate(KeyKind.APP, random);
        follow("key.created", key, "own", key.secretHash(), true, null);

        unauthenticated(as(key).get(things));
    }

    @Test
    void admitsAFollowedKeyUntilItIsRevoked() {
        var key = ApiKey.generate(KeyKind.OWN, random);
        follow("key.created", key, "own", key.secretHash(), true, null);
        as(key).get(things).then().statusCode(200);

        follow("key.revoked", key, "own", key.secretHash(), true, NOW);

        unauthenticated(as(key).get(things));
    }

    @Test
    void takesAKeyThatNamesNoCommunityForOneThatHoldsNone() {
        var key = ApiKey.generate(KeyKind.OWN, random);
        follow("key.created", key, "own", key.secretHash(), false, null);

        problem(as(key).get(things), 404, "not-found");
    }

    @Test
    void refusesWhatTheKindMayNotDo() {
        var app = TestKeys.everywhere(KeyKind.APP);

        as(app).get(things).then().statusCode(200);
        problem(create(app), 403, "forbidden");
        problem(as(TestKeys.everywhere(KeyKind.BOT)).get(things), 403, "forbidden");
        problem(as(app).get("/v1/feed"), 403, "forbidden");
    }

    @Test
    void refusesWhatTheKeyIsNotNarrowedTo() {
        var reader = TestKeys.narrowed(KeyKind.OWN, community, "things:read");

        as(reader).get(things).then().statusCode(200);
        problem(create(reader), 403, "forbidden");
    }

    @Test
    void narrowsButNeverWidensAKind() {
        problem(create(TestKeys.narrowed(KeyKind.APP, community, "things:write")), 403, "forbidden");
    }

    @Test
    void keepsAnOperationClosedThatNamesNoPermission() {
        problem(as(TestKeys.everywhere(KeyKind.OWN)).get(things + "/unguarded"), 403, "forbidden");
    }

    @Test
    void hidesTheCommunitiesOfOthers() {
        var stranger = TestKeys.of(KeyKind.OWN, UUID.randomUUID());

        problem(as(stranger).get(things), 404, "not-found");
        problem(create(stranger), 404, "not-found");
        as(TestKeys.of(KeyKind.OWN, UUID.randomUUID(), community))
                .get(things)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "access_token", "a"})
    void refusesAKeyInTheUrl(String parameter) {
        var key = TestKeys.everywhere(KeyKind.OWN);

        problem(as(key).queryParam(parameter, key.replace("Bearer ", "")).get(things), 400, "credential-in-url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token=x", "a=1&api_key=x", "API-KEY=x", "a=cop%5Fbot%5Fx"})
    void refusesOtherCredentialsInTheUrl(String query) {
        problem(
                as(TestKeys.everywhere(KeyKind.OWN)).urlEncodingEnabled(false).get(things + "?" + query),
                400,
                "credential-in-url");
    }

    @Test
    void takesNoNameForAKeyThatOnlyBeginsLikeOne() {
        as(TestKeys.everywhere(KeyKind.OWN))
                .queryParam("name", "cop_club")
                .get(things)
                .then()
                .statusCode(200);
    }

    @Test
    void ignoresTheWishForAnotherMethod() {
        var owner = TestKeys.everywhere(KeyKind.OWN);

        as(owner)
                .header("X-HTTP-Method-Override", "DELETE")
                .contentType("application/json")
                .body("{\"name\":\"cup\"}")
                .post(things)
                .then()
                .statusCode(201);
        as(owner)
                .header("X-HTTP-Method-Override", "POST")
                .get(things)
                .then()
                .statusCode(200)
                .body("items.name", equalTo(List.of("cup")));
    }

    private Response create(String key) {
        return as(key).contentType("application/json")
                .body("{\"name\":\"" + UUID.randomUUID().toString().substring(0, 18) + "\"}")
                .post(things);
    }

    private static void follow(
            String type,
            ApiKey key,
            String kind,
            byte[] hash,
            boolean everywhere,
            @org.jspecify.annotations.Nullable Instant revokedAt) {
        var data = new HashMap<String, Object>(Map.of(
                "keyId",
                key.keyId(),
                "kind",
                kind,
                "secretHash",
                Base64.getEncoder().encodeToString(hash),
                "everywhere",
                everywhere,
                "expiresAt",
                "2100-01-01T00:00:00Z"));
        if (revokedAt != null) {
            data.put("revokedAt", revokedAt.toString());
        }
        FeedPages.apply("member", FeedPages.item(Ids.next(), News.GLOBAL, type, key.keyId(), NOW, data));
    }

    private static void unauthenticated(Response response) {
        problem(response, 401, "unauthenticated").header("WWW-Authenticate", "Bearer");
    }

    private static RequestSpecification as(ApiKey key) {
        return as("Bearer " + key.text());
    }

    private static RequestSpecification as(String authorization) {
        return given().header("Authorization", authorization);
    }
}
