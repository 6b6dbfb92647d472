package org.communityops.incentive.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.LedgerAudit;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What rules pay can end; the answers are of a community in Shanghai, eight hours ahead. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RuleExpiryTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String LONG_AGO = "2026-01-05T10:00:00Z";

    private final CommunityFixture community = CommunityFixture.in("Asia/Shanghai");
    private final String ada = "/members/" + community.member("ada");

    @AfterEach
    void audit() {
        LedgerAudit.of(community).requireSound();
        LedgerAudit.of(community).requireLotsSound();
    }

    private static String rule(String type, long award, String more) {
        return "{\"trigger\": {\"eventType\": \"%s\"}, \"award\": {\"fixed\": %d}, \"currency\": \"points\"%s}"
                .formatted(type, award, more.isEmpty() ? "" : ", " + more);
    }

    private static String ending(String terms) {
        return "\"expiry\": {" + terms + "}";
    }

    private FeedItem answer(String id, String time) {
        return community.event(id, "answer.accepted", "ada", time, Map.of());
    }

    private FeedItem vote(String id, String time) {
        return community.event(id, "poll.voted", "ada", time, Map.of());
    }

    private ValidatableResponse wallet(int balance, int expiring) {
        return community
                .get(ada + "/wallets")
                .body("items[0].balance", equalTo(balance))
                .body("items[0].expiring", equalTo(expiring));
    }

    private ValidatableResponse reverse(String id) {
        return community
                .asOwner()
                .header("Idempotency-Key", "reverse-" + id)
                .body("{\"reason\": \"a mistake\"}")
                .post(community.path("/transactions/" + id + "/reverse"))
                .then();
    }

    @Test
    void endsWithTheLastDayInTheZoneOfTheCommunity() {
        community.publish("answer", rule("answer.accepted", 10, ending("\"months\": 1, \"roundUpTo\": \"MONTH\"")));

        // Half past midnight of 31 January in Shanghai; February 2092 has 29 days.
        community.apply(answer("a-1", "2092-01-30T16:30:00Z"));

        wallet(10, 10);
        community
                .get(ada + "/expiring")
                .body("items.amount", contains(10))
                .body("items.expiresAt", contains("2092-02-29T16:00:00Z"));
        String entry = community.get(ada + "/entries").extract().path("items[0].id");
        community
                .get("/entries/" + entry + "/explanation")
                .body("rule.expiresAt", equalTo("2092-02-29T16:00:00Z"))
                .body("rule.amount", equalTo(10));
    }

    @Test
    void takesARetractedAwardFromWhatItPaid() {
        community.publish("answer", rule("answer.accepted", 10, ending("\"days\": 10")));
        var later = answer("a-2", "2091-10-05T10:00:00Z");
        community.apply(answer("a-1", "2091-10-01T10:00:00Z"), later);

        community.apply(community.retraction("r-1", later));

        wallet(10, 10);
        community.get(ada + "/expiring").body("items.expiresAt", contains("2091-10-11T16:00:00Z"));
    }

    @Test
    void addsToTheSameEndWhatARuleAdds() {
        community.publish(
                "answer",
                rule(
                        "answer.accepted",
                        10,
                        ending("\"days\": 10") + ", \"caps\": [{\"period\": \"DAY\", \"amount\": 15}]"));
        var first = answer("a-1", "2091-10-01T10:00:00Z");
        community.apply(first, answer("a-2", "2091-10-01T11:00:00Z"));
        wallet(15, 15);

        // The second answer is worth ten now, not five.
        community.apply(community.retraction("r-1", first));

        wallet(10, 10);
        community
                .get(ada + "/expiring")
                .body("items.amount", contains(10))
                .body("items.expiresAt", contains("2091-10-11T16:00:00Z"));
    }

    @Test
    void takesBackFromPointsWithoutAnEndWhatHadNone() {
        community.publish("answer", rule("answer.accepted", 10, ending("\"days\": 10")));
        community.publish("vote", rule("poll.voted", 10, ""));
        var vote = vote("v-1", "2091-10-02T10:00:00Z");
        community.apply(answer("a-1", "2091-10-01T10:00:00Z"), vote);
        wallet(20, 10);

        community.apply(community.retraction("r-1", vote));

        wallet(10, 10);
    }

    @Test
    void paysAndEndsAtOnceWhatComesTooLate() {
        community.always("answer", rule("answer.accepted", 60, ending("\"days\": 10")));

        community.apply(answer("a-1", LONG_AGO));

        wallet(0, 0);
        community
                .get(ada + "/entries")
                .body("items.amount", contains(-60, 60))
                .body("items.cause.kind", contains("EXPIRY", "EARN"));
        community.get("/leaderboards/2026-01").body("items", empty());
        community.get(ada + "/level").body("points", equalTo(60)).body("level", equalTo(2));
    }

    @Test
    void takesBackWhatHasEndedAndNothingElse() {
        community.always("answer", rule("answer.accepted", 60, ending("\"days\": 10")));
        var answer = answer("a-1", LONG_AGO);
        community.apply(answer);
        community.grant("g", "ada", 25).statusCode(201);

        community.apply(community.retraction("r-1", answer));

        wallet(25, 0);
        community.get(ada + "/entries").body("items.amount", contains(-60, 60, 25, -60, 60));
        community.get(ada + "/level").body("points", equalTo(25)).body("level", equalTo(1));
        community.get("/leaderboards/all").body("items.amount", contains(25));
    }

    @Test
    void reversesWhatHasEnded() {
        community.always("answer", rule("answer.accepted", 60, ending("\"days\": 10")));
        community.apply(answer("a-1", LONG_AGO));
        String earned = community.get(ada + "/entries").extract().path("items[1].transactionId");
        community.grant("g", "ada", 25).statusCode(201);

        reverse(earned).statusCode(201);

        wallet(25, 0);
        community.get(ada + "/level").body("points", equalTo(25));
    }

    @Test
    void leavesBoardsButNotLevelsWhenItEnds() {
        community.always("answer", rule("answer.accepted", 60, ending("\"days\": 3")));
        var now = Instant.now();
        var month = LocalDate.ofInstant(now, SHANGHAI).toString().substring(0, 7);
        community.apply(answer("a-1", now.toString()));
        community.grant("g", "ada", 5).statusCode(201);
        community.spend("s", "ada", 20).statusCode(201);
        community.get("/leaderboards/" + month).body("items.amount", contains(65));

        Future.expire(community, "ada", now.plus(Duration.ofDays(5)));

        // Twenty were used, so forty ended; five never end.
        wallet(5, 0);
        community.get("/leaderboards/" + month).body("items.amount", contains(25));
        community.get("/leaderboards/all").body("items.amount", contains(25));
        community.get(ada + "/level").body("points", equalTo(65)).body("level", equalTo(2));
    }

    @Test
    void givesAnotherEndToWhatAVersionOnOtherTermsCountsFor() {
        var id = community.publish("answer", rule("answer.accepted", 10, ""));
        community.apply(answer("a-1", "2091-10-01T10:00:00Z"));
        wallet(10, 0);

        community
                .asOwner()
                .body("{\"definition\": " + rule("answer.accepted", 10, ending("\"days\": 1")) + "}")
                .post(community.path("/rules/" + id + "/versions"))
                .then()
                .statusCode(201);
        community.publishVersion(id, 2, "{}");
        community.settle();

        wallet(10, 10);
        community.get(ada + "/expiring").body("items.expiresAt", contains("2091-10-02T16:00:00Z"));
    }

    private ValidatableResponse grant(String key, String kind, String more) {
        var amount = kind.equals("SPEND") ? -5 : 5;
        var body = community.lines(kind, "member:" + community.member("ada"), amount, "system:issuance");
        return community.post(key, body.replaceFirst("\\{", "{" + more + ", "));
    }

    @Test
    void grantsByTheSameTerms() {
        community.join("ada");
        var granted = grant("g", "GRANT", ending("\"days\": 1"))
                .statusCode(201)
                .extract()
                .jsonPath();

        var today = LocalDate.ofInstant(Instant.parse(granted.getString("occurredAt")), SHANGHAI);
        var end = today.plusDays(2).atStartOfDay(SHANGHAI).toInstant();
        assertThat(Instant.parse(granted.getString("expiresAt"))).isEqualTo(end);
        wallet(5, 5);
    }

    @Test
    void refusesTermsThatMakeNoSense() {
        community.join("ada");
        problem(grant("a", "GRANT", ending("\"days\": 1, \"months\": 1")), 422, "validation-failed");
        problem(grant("b", "GRANT", ending("\"roundUpTo\": \"YEAR\"")), 422, "validation-failed");
        problem(grant("c", "GRANT", ending("\"days\": 0")), 422, "validation-failed");
        problem(grant("d", "SPEND", ending("\"days\": 1")), 422, "validation-failed");
        problem(
                grant("e", "GRANT", ending("\"days\": 1") + ", \"expiresAt\": \"2091-01-01T00:00:00Z\""),
                422,
                "validation-failed");
    }
}
