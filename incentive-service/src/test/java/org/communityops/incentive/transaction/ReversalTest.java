package org.communityops.incentive.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.communityops.incentive.CommunityFixture;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReversalTest {
    private final CommunityFixture community = CommunityFixture.in("UTC");

    private ValidatableResponse reverse(String key, String transactionId) {
        return community
                .asOwner()
                .header("Idempotency-Key", key)
                .body("{\"reason\": \"a mistake\"}")
                .post(community.path("/transactions/" + transactionId + "/reverse"))
                .then();
    }

    private String earning(String name) {
        return community
                .get("/members/" + community.member(name) + "/entries")
                .extract()
                .path("items[0].transactionId");
    }

    private long place(String period) {
        var amounts =
                community.get("/leaderboards/" + period).extract().jsonPath().getList("items.amount", Long.class);
        return amounts.isEmpty() ? 0 : amounts.getFirst();
    }

    @Test
    void takesAGrantBackByItsOpposite() {
        community.join("ada");
        String id = community.grant("k1", "ada", 25).extract().path("id");

        reverse("k2", id)
                .statusCode(201)
                .body("kind", equalTo("REVERSAL"))
                .body("reverses", equalTo(id))
                .body("lines[0].amount", equalTo(-25));

        assertThat(community.balance("ada")).isZero();
        assertThat(place("all")).isZero();
        community.get("/transactions/" + id).body("reversedBy.length()", equalTo(36));
    }

    @Test
    void happensOncePerTransaction() {
        community.join("ada");
        String id = community.grant("k1", "ada", 25).extract().path("id");
        community.grant("k2", "ada", 25).statusCode(201);
        reverse("k3", id).statusCode(201);

        problem(reverse("k4", id), 409, "already-reversed");
        reverse("k3", id).statusCode(201).header("Idempotency-Hit", "true");
        assertThat(community.balance("ada")).isEqualTo(25);
    }

    @Test
    void doesNotTakePointsThatWereSpent() {
        community.apply(community.message("m-1", "ada", "2026-03-02T10:00:00Z"));
        var earned = earning("ada");
        community.spend("k1", "ada", 1).statusCode(201);

        problem(reverse("k2", earned), 409, "insufficient-points");
        assertThat(community.balance("ada")).isEqualTo(1);
    }

    @Test
    void ofAnEarningStandsWhenItsDayIsRatedAgain() {
        community.apply(community.message("m-2", "ada", "2026-03-02T10:00:00Z"));
        reverse("k1", earning("ada")).statusCode(201);
        assertThat(place("2026-03-02")).isZero();

        community.apply(community.message("m-1", "ada", "2026-03-02T09:00:00Z"));

        assertThat(community.balance("ada")).isEqualTo(2);
        assertThat(place("2026-03-02")).isEqualTo(2);
    }

    @Test
    void isNotTakenTwiceWhenTheEventIsRetractedToo() {
        var message = community.message("m-1", "ada", "2026-03-02T10:00:00Z");
        community.apply(message, community.message("m-2", "ada", "2026-03-02T11:00:00Z"));
        var entries = community.get("/members/" + community.member("ada") + "/entries");
        reverse("k1", entries.extract().path("items[1].transactionId")).statusCode(201);

        community.apply(community.retraction("r-1", message));

        assertThat(community.balance("ada")).isEqualTo(2);
    }

    @Test
    void isRefusedAfterTheRuleAdjustedTheEarning() {
        var messages = java.util.stream.IntStream.rangeClosed(10, 19)
                .mapToObj(i -> community.message("m-" + i, "ada", "2026-03-02T10:" + i + ":00Z"))
                .toList();
        community.apply(messages);
        var last = earning("ada");
        community.apply(community.message("m-1", "ada", "2026-03-02T09:00:00Z"));

        problem(reverse("k1", last), 409, "conflict");
    }

    @Test
    void isFinalItself() {
        community.join("ada");
        String id = community.grant("k1", "ada", 25).extract().path("id");
        String reversal = reverse("k2", id).extract().path("id");

        problem(reverse("k3", reversal), 409, "conflict");
        problem(reverse("k4", "0197c0de-0000-7000-8000-0000000000aa"), 404, "not-found");
        problem(
                community
                        .asOwner()
                        .body("{\"reason\": \"x\"}")
                        .post(community.path("/transactions/" + id + "/reverse")),
                400,
                "idempotency-key-missing");
        community.get("/transactions").body("items", hasSize(2));
    }
}
