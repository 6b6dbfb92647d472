package org.communityops.incentive.expiry;

import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.LedgerAudit;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ExpiryResourceTest {
    private static final Duration SOON = Duration.ofSeconds(2);

    private final CommunityFixture community = CommunityFixture.in("UTC");
    private final UUID ada = community.join("ada");

    @Inject
    ExpirySweep sweep;

    @AfterEach
    void audit() {
        var audit = LedgerAudit.of(community);
        audit.requireSound();
        audit.requireLotsSound();
    }

    private Response post(String key, String path, String body) {
        return community.asOwner().header("Idempotency-Key", key).body(body).post(community.path(path));
    }

    private ValidatableResponse grant(String key, long amount, Instant expiresAt) {
        var body = community.lines("GRANT", "member:" + ada, amount, "system:issuance");
        return post(key, "/transactions", body.replaceFirst("\\{", "{\"expiresAt\": \"" + expiresAt + "\", "))
                .then();
    }

    private static Instant in(Duration duration) {
        return Instant.now().plus(duration).truncatedTo(ChronoUnit.MILLIS);
    }

    private static void waitFor(Instant end) {
        while (!Instant.now().isAfter(end)) {
            Thread.onSpinWait();
        }
    }

    private void requireWallet(int balance, int expiring) {
        community
                .get("/members/" + ada + "/wallets")
                .body("items[0].balance", equalTo(balance))
                .body("items[0].expiring", equalTo(expiring));
    }

    private void requireExpiring(Map<Instant, Integer> parts) {
        community
                .get("/members/" + ada + "/expiring")
                .body("items.amount", equalTo(parts.values().stream().toList()))
                .body(
                        "items.expiresAt",
                        equalTo(parts.keySet().stream().map(Instant::toString).toList()));
    }

    @Test
    void takesFromWhatEndsSoonestAndThenFromWhatNeverEnds() {
        var soon = in(Duration.ofDays(10));
        var later = in(Duration.ofDays(300));
        community.grant("forever", "ada", 100).statusCode(201);
        grant("later", 30, later).statusCode(201).body("expiresAt", equalTo(later.toString()));
        grant("soon", 20, soon).statusCode(201);
        requireWallet(150, 50);

        community.spend("a", "ada", 15).statusCode(201);
        requireExpiring(new TreeMap<>(Map.of(soon, 5, later, 30)));
        community.spend("b", "ada", 15).statusCode(201);
        requireExpiring(Map.of(later, 20));
        community.spend("c", "ada", 40).statusCode(201);

        requireWallet(80, 0);
        community.get("/members/" + ada + "/expiring").body("items", empty());
    }

    @Test
    void endsWhatWasNotUsedAndNothingElse() throws SQLException {
        var end = in(SOON);
        community.grant("forever", "ada", 10).statusCode(201);
        grant("a", 20, end).statusCode(201);
        community.spend("s", "ada", 5).statusCode(201);
        requireWallet(25, 15);

        waitFor(end);

        requireWallet(10, 0);
        community
                .get("/members/" + ada + "/entries?limit=1")
                .body("items[0].cause.kind", equalTo("EXPIRY"))
                .body("items[0].amount", equalTo(-15))
                .body("items[0].balance", equalTo(10));
        sweep.sweep();
        requireWallet(10, 0);
    }

    @Test
    void doesNotLetSomebodySpendWhatHasEnded() {
        var end = in(SOON);
        grant("a", 20, end).statusCode(201);

        waitFor(end);

        problem(community.spend("s", "ada", 1), 409, "insufficient-points");
        problem(post("h", "/holds", """
                        {"memberId": "%s", "currency": "points", "amount": 1, "reason": "x"}""".formatted(ada)), 409, "insufficient-points");
    }

    @Test
    void endsByItselfThoughNobodyLooks() throws SQLException {
        var end = in(SOON);
        grant("a", 20, end).statusCode(201);

        waitFor(end);
        sweep.sweep();

        var audit = LedgerAudit.of(community);
        Assertions.assertThat(audit.number("select sum(balance) from wallet where community_id = ?"))
                .isZero();
        Assertions.assertThat(news("points.expired")).isOne();
    }

    @Test
    void givesPointsTheirEndBackWhenASpendingIsReversed() {
        var end = in(Duration.ofDays(10));
        grant("a", 20, end).statusCode(201);
        community.grant("forever", "ada", 10).statusCode(201);
        String spent = community.spend("s", "ada", 25).statusCode(201).extract().path("id");
        requireWallet(5, 0);

        post("r", "/transactions/" + spent + "/reverse", "{\"reason\": \"cancelled\"}")
                .then()
                .statusCode(201);

        requireWallet(30, 20);
        requireExpiring(Map.of(end, 20));
    }

    @Test
    void takesTheLotOfAGrantThatIsReversed() {
        var soon = in(Duration.ofDays(10));
        var later = in(Duration.ofDays(20));
        grant("soon", 20, soon).statusCode(201);
        String id = grant("later", 30, later).statusCode(201).extract().path("id");

        post("r", "/transactions/" + id + "/reverse", "{\"reason\": \"a mistake\"}")
                .then()
                .statusCode(201);

        requireExpiring(Map.of(soon, 20));
    }

    @Test
    void givesHeldPointsTheirEndBackAndLetsThemEndAfterAll() {
        var end = in(SOON);
        grant("a", 20, end).statusCode(201);
        community.grant("forever", "ada", 10).statusCode(201);
        String id = post("h", "/holds", """
                        {"memberId": "%s", "currency": "points", "amount": 25, "reason": "x"}""".formatted(ada))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        requireWallet(5, 0);

        waitFor(end);
        post("c", "/holds/" + id + "/capture", "{\"amount\": 8}").then().statusCode(200);

        // Of the 20 that ended, 8 had been taken in time; 12 come back and end at once; the 5 without an end stay.
        requireWallet(10, 0);
        community
                .get("/members/" + ada + "/entries?limit=2")
                .body("items.cause.kind", contains("EXPIRY", "CAPTURE"))
                .body("items.amount", contains(-12, 17));
    }

    @Test
    void warnsOnceAhead() throws SQLException {
        grant("near", 20, in(Duration.ofDays(3))).statusCode(201);
        grant("far", 20, in(Duration.ofDays(100))).statusCode(201);

        sweep.sweep();
        sweep.sweep();

        Assertions.assertThat(news("points.expiring")).isOne();
    }

    @Test
    void refusesAnEndThatCannotBe() {
        problem(grant("past", 5, Instant.parse("2020-01-01T00:00:00Z")), 422, "validation-failed");
        community.grant("g", "ada", 5).statusCode(201);
        var spend = community
                .lines("SPEND", "member:" + ada, -5, "system:redemption")
                .replaceFirst("\\{", "{\"expiresAt\": \"2099-01-01T00:00:00Z\", ");
        problem(post("s", "/transactions", spend), 422, "validation-failed");
    }

    @Test
    void showsReadersWhatEndsAndOthersNothing() {
        grant("a", 20, in(Duration.ofDays(3))).statusCode(201);

        community
                .as(TestKeys.of(KeyKind.BI, community.id))
                .get(community.path("/members/" + ada + "/expiring"))
                .then()
                .statusCode(200)
                .body("items.amount", contains(20));
        problem(
                community
                        .as(TestKeys.of(KeyKind.BOT, community.id))
                        .get(community.path("/members/" + ada + "/expiring")),
                403,
                "forbidden");
        problem(
                community.asOwner().get(community.path("/members/" + UUID.randomUUID() + "/expiring")),
                404,
                "not-found");
    }

    private long news(String type) {
        return LedgerAudit.of(community).number("""
                        select (select count(*) from feed where community_id = c.id and type = '%1$s')
                             + (select count(*) from outbox where community_id = c.id and type = '%1$s')
                          from (select ?::uuid as id) c""".formatted(type));
    }
}
