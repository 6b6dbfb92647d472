package org.communityops.incentive.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.communityops.incentive.CommunityFixture;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PastBalanceTest {
    private final CommunityFixture community = CommunityFixture.in("UTC");
    private final UUID ada = community.join("ada");

    private ValidatableResponse walletAt(String at) {
        return community.get("/members/" + ada + "/wallets?at=" + at);
    }

    private Instant lastPosted() {
        return Instant.parse(
                community.get("/members/" + ada + "/entries?limit=1").extract().path("items[0].postedAt"));
    }

    @Test
    void isTheRunningBalanceAtThatTimeWhateverCameLater() {
        var seed = new Random().nextLong();
        System.out.println("seed of PastBalanceTest: " + seed);
        var random = new Random(seed);
        Map<Instant, Long> known = new LinkedHashMap<>();
        var balance = 0L;
        for (var i = 0; i < 30; i++) {
            var amount = 1 + random.nextInt(20);
            if (balance >= amount && random.nextBoolean()) {
                community.spend("k" + i, "ada", amount).statusCode(201);
                balance -= amount;
            } else {
                community.grant("k" + i, "ada", amount).statusCode(201);
                balance += amount;
            }
            known.put(lastPosted(), balance);
        }

        known.forEach((at, was) -> walletAt(at.toString())
                .body("items.find { it.currency == 'points' }.balance", equalTo(was.intValue())));
        assertThat(new ArrayList<>(known.keySet())).isSorted();
    }

    @Test
    void isNothingBeforeTheFirstEntry() {
        community.grant("k", "ada", 5).statusCode(201);

        walletAt("2020-01-01T00:00:00Z")
                .body("items[0].balance", equalTo(0))
                .body("items[0].held", equalTo(0))
                .body("items[0].recoverable", nullValue());
    }

    @Test
    void knowsWhatWasHeldThen() {
        community.grant("k", "ada", 50).statusCode(201);
        var hold = """
                {"memberId": "%s", "currency": "points", "amount": 20, "reason": "x"}""".formatted(ada);
        String id = community
                .asOwner()
                .header("Idempotency-Key", "h")
                .body(hold)
                .post(community.path("/holds"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var held = lastPosted();
        community
                .asOwner()
                .header("Idempotency-Key", "c")
                .body("{}")
                .post(community.path("/holds/" + id + "/capture"))
                .then()
                .statusCode(200);

        walletAt(held.toString()).body("items[0].balance", equalTo(30)).body("items[0].held", equalTo(20));
        community
                .get("/members/" + ada + "/wallets")
                .body("items[0].balance", equalTo(30))
                .body("items[0].held", equalTo(0));
    }

    @Test
    void knowsWhatWasOwedThen() {
        var message = community.message("m-1", "ada", "2026-03-02T10:00:00Z");
        community.apply(message);
        community.spend("s", "ada", 2).statusCode(201);
        var before = lastPosted();
        community.apply(community.retraction("r-1", message));
        var owed = Instant.now();
        community.grant("later", "ada", 5).statusCode(201);

        walletAt(before.toString()).body("items[0].recoverable", nullValue());
        walletAt(owed.toString()).body("items[0].balance", equalTo(0)).body("items[0].recoverable", equalTo(2));
        community
                .get("/members/" + ada + "/wallets")
                .body("items[0].balance", equalTo(3))
                .body("items[0].recoverable", nullValue());
    }

    @Test
    void refusesATimeThatIsNone() {
        problem(
                community.asOwner().get(community.path("/members/" + ada + "/wallets?at=yesterday")),
                400,
                "malformed-request");
    }
}
