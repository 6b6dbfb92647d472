package org.communityops.incentive.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.LedgerAudit;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HoldResourceTest {
    private final CommunityFixture community = CommunityFixture.in("UTC");
    private final UUID ada = community.join("ada");

    @Inject
    HoldExpiry expiry;

    @BeforeEach
    void grant() {
        community.grant("start", "ada", 100).statusCode(201);
    }

    @AfterEach
    void audit() {
        LedgerAudit.of(community).requireSound();
    }

    private String body(long amount) {
        return """
                {"memberId": "%s", "currency": "points", "amount": %d, "reason": "Order 4711"}""".formatted(ada, amount);
    }

    private Response post(String key, String path, String body) {
        return community.asOwner().header("Idempotency-Key", key).body(body).post(community.path(path));
    }

    private String hold(String key, long amount) {
        return post(key, "/holds", body(amount))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void requireWallet(int balance, int held) {
        community
                .get("/members/" + ada + "/wallets")
                .body("items[0].balance", equalTo(balance))
                .body("items[0].held", equalTo(held));
    }

    @Test
    void setsPointsAsideSoThatTheyCannotBeSpent() {
        var location = post("h", "/holds", body(70))
                .then()
                .statusCode(201)
                .body("state", equalTo("HELD"))
                .body("amount", equalTo(70))
                .body("captured", equalTo(0))
                .extract()
                .header("Location");

        requireWallet(30, 70);
        problem(community.spend("too much", "ada", 31), 409, "insufficient-points");
        community.spend("what is left", "ada", 30).statusCode(201);
        community.asOwner().get(location).then().statusCode(200).body("state", equalTo("HELD"));
    }

    @Test
    void capturesAPartAndGivesTheRestBack() {
        var id = hold("h", 70);

        post("c", "/holds/" + id + "/capture", "{\"amount\": 50}")
                .then()
                .statusCode(200)
                .body("state", equalTo("CAPTURED"))
                .body("captured", equalTo(50));

        requireWallet(50, 0);
        community
                .get("/members/" + ada + "/entries")
                .body("items.cause.kind", contains("CAPTURE", "HOLD", "GRANT"))
                .body("items.amount", contains(20, -70, 100))
                .body("items.balance", contains(50, 30, 100));
    }

    @Test
    void capturesAllWhenNoAmountIsNamed() {
        var id = hold("h", 70);

        post("c", "/holds/" + id + "/capture", "{}").then().statusCode(200).body("captured", equalTo(70));

        requireWallet(30, 0);
    }

    @Test
    void releasesAll() {
        var id = hold("h", 70);

        post("r", "/holds/" + id + "/release", "").then().statusCode(200).body("state", equalTo("RELEASED"));

        requireWallet(100, 0);
    }

    @Test
    void endsAHoldOnce() {
        var captured = hold("a", 20);
        post("a-c", "/holds/" + captured + "/capture", "{}").then().statusCode(200);
        var released = hold("b", 20);
        post("b-r", "/holds/" + released + "/release", "").then().statusCode(200);

        for (var id : new String[] {captured, released}) {
            problem(post("c-" + id, "/holds/" + id + "/capture", "{}"), 409, "invalid-transition");
            problem(post("r-" + id, "/holds/" + id + "/release", ""), 409, "invalid-transition");
        }
        requireWallet(80, 0);
    }

    @Test
    void givesBackWhatWasHeldTooLong() throws SQLException, InterruptedException {
        var expiresAt = Instant.now().plusMillis(300);
        var body = body(70).replace("}", ", \"expiresAt\": \"" + expiresAt + "\"}");
        String id = post("h", "/holds", body).then().statusCode(201).extract().path("id");
        while (Instant.now().isBefore(expiresAt)) {
            Thread.onSpinWait();
        }

        problem(post("late", "/holds/" + id + "/capture", "{}"), 409, "invalid-transition");
        expiry.expireAll();

        community.get("/holds/" + id).body("state", equalTo("EXPIRED"));
        requireWallet(100, 0);
        expiry.expireAll();
        requireWallet(100, 0);
    }

    @Test
    void holdsOnceForOneKey() {
        var first = hold("same", 40);

        post("same", "/holds", body(40))
                .then()
                .statusCode(201)
                .header("Idempotency-Hit", "true")
                .body("id", equalTo(first));
        problem(post("same", "/holds", body(41)), 422, "idempotency-key-reused");
        problem(community.asOwner().body(body(1)).post(community.path("/holds")), 400, "idempotency-key-missing");
        requireWallet(60, 40);
    }

    @Test
    void neverSetsMoreAsideThanThereIs() throws Exception {
        var requests = IntStream.range(0, 50)
                .<Callable<Integer>>mapToObj(
                        i -> () -> post("race-" + i, "/holds", body(15)).statusCode())
                .toList();

        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers.stream().filter(status -> status == 201)).hasSize(6);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(44);
        requireWallet(10, 90);
    }

    @Test
    void endsOnceHoweverManyTryAtTheSameTime() throws Exception {
        var id = hold("h", 70);
        var requests = IntStream.range(0, 50)
                .<Callable<Integer>>mapToObj(i -> () -> post(
                                "race-" + i,
                                "/holds/" + id + (i % 2 == 0 ? "/capture" : "/release"),
                                i % 2 == 0 ? "{}" : "")
                        .statusCode())
                .toList();

        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(49);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"amount\": 0",
                "\"amount\": -5",
                "\"amount\": 1.5",
                "\"amount\": 10000000000000",
                "\"amount\": 5, \"currency\": \"gold\"",
                "\"amount\": 5, \"currency\": \"reputation\"",
                "\"amount\": 5, \"reason\": \" \"",
                "\"amount\": 5, \"expiresAt\": \"2020-01-01T00:00:00Z\""
            })
    void refusesWhatCannotBeHeld(String wrong) {
        var currency = wrong.contains("currency") ? "" : "\"currency\": \"points\", ";
        var reason = wrong.contains("reason") ? "" : "\"reason\": \"x\", ";
        var body = "{\"memberId\": \"" + ada + "\", " + currency + reason + wrong + "}";

        problem(post("k", "/holds", body), 422, "validation-failed");
        requireWallet(100, 0);
    }

    @Test
    void refusesToCaptureMoreThanIsHeld() {
        var id = hold("h", 70);

        problem(post("c", "/holds/" + id + "/capture", "{\"amount\": 71}"), 422, "validation-failed");
        requireWallet(30, 70);
    }

    @Test
    void refusesToReverseAHoldByHand() {
        hold("h", 70);
        String transaction =
                community.get("/members/" + ada + "/entries").extract().path("items[0].transactionId");

        problem(post("x", "/transactions/" + transaction + "/reverse", "{\"reason\": \"no\"}"), 409, "conflict");
        community
                .get("/transactions/" + transaction)
                .body("kind", equalTo("HOLD"))
                .body("lines.account", contains("member:" + ada, "held:" + ada));
    }

    @Test
    void keepsAnAppKeyWithinItsLimit() {
        community.grant("rich", "ada", 5_000).statusCode(201);
        var app = TestKeys.of(KeyKind.APP, community.id);

        problem(
                community
                        .as(app)
                        .header("Idempotency-Key", "big")
                        .body(body(1_001))
                        .post(community.path("/holds")),
                403,
                "approval-required");
        problem(
                community
                        .as(TestKeys.of(KeyKind.BI, community.id))
                        .header("Idempotency-Key", "bi")
                        .body(body(1))
                        .post(community.path("/holds")),
                403,
                "forbidden");
    }

    @Test
    void listsTheHoldsOfAMemberByState() {
        var first = hold("a", 10);
        var second = hold("b", 20);
        post("r", "/holds/" + first + "/release", "").then().statusCode(200);

        community.get("/holds?memberId=" + ada).body("items.id", contains(second, first));
        community.get("/holds?memberId=" + ada + "&state=HELD").body("items.id", contains(second));
        community.get("/holds?memberId=" + ada + "&limit=1").body("items", hasSize(1));
        problem(community.asOwner().get(community.path("/holds?memberId=" + UUID.randomUUID())), 404, "not-found");
        problem(community.asOwner().get(community.path("/holds/" + UUID.randomUUID())), 404, "not-found");
    }

    @Test
    void doesNotShowAHoldToAnotherCommunity() {
        var id = hold("h", 10);
        var other = CommunityFixture.in("UTC");

        problem(other.asOwner().get(other.path("/holds/" + id)), 404, "not-found");
        problem(
                other.asOwner().header("Idempotency-Key", "k").post(other.path("/holds/" + id + "/release")),
                404,
                "not-found");
    }
}
