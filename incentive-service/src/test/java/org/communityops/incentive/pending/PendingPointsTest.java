package org.communityops.incentive.pending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.FeedNews;
import org.communityops.incentive.LedgerAudit;
import org.communityops.incentive.Race;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PendingPointsTest {
    private static final String FORTNIGHT = "\"pending\": {\"days\": 14}";
    private static final String PURCHASE = "\"pending\": {\"until\": \"purchase.completed\", \"withinDays\": 10}";

    private final CommunityFixture community = CommunityFixture.in("UTC");
    private final String ada = "/members/" + community.member("ada");
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final AwardSweep sweep;
    private final AgroalDataSource feedDatabase;

    PendingPointsTest(AwardSweep sweep, @DataSource("feed") AgroalDataSource feedDatabase) {
        this.sweep = sweep;
        this.feedDatabase = feedDatabase;
    }

    @AfterEach
    void audit() {
        var audit = LedgerAudit.of(community);
        audit.requireSound();
        audit.requireLotsSound();
        audit.requireAwardsSound();
    }

    private static String rule(String more) {
        return "{\"trigger\": {\"eventType\": \"answer.accepted\"}, \"award\": {\"fixed\": 60}, \"currency\": \"points\", %s}"
                .formatted(more);
    }

    private FeedItem event(String id, String type, LocalDate day, int hour) {
        return community.event(id, type, "ada", day + "T%02d:00:00Z".formatted(hour), Map.of());
    }

    private FeedItem answer(String id, LocalDate day) {
        return event(id, "answer.accepted", day, 10);
    }

    private FeedItem purchase(String id, LocalDate day) {
        return event(id, "purchase.completed", day, 12);
    }

    private ValidatableResponse wallet(int balance, int pending) {
        return community
                .get(ada + "/wallets")
                .body("items[0].balance", equalTo(balance))
                .body("items[0].pending", equalTo(pending));
    }

    private void pass(LocalDate day) {
        Future.pass(community, "ada", day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    private ValidatableResponse reverse(String id) {
        return community
                .asOwner()
                .header("Idempotency-Key", "reverse-" + id)
                .body("{\"reason\": \"a mistake\"}")
                .post(community.path("/transactions/" + id + "/reverse"))
                .then();
    }

    private ValidatableResponse explained(String sourceId) {
        return community
                .asOwner()
                .get(
                        "/v1/communities/{c}/events/{source}/{id}/explanation",
                        community.id,
                        CommunityFixture.SOURCE,
                        sourceId)
                .then()
                .statusCode(200);
    }

    private String latestTransaction(String kind) {
        return community.get("/transactions").extract().path("items.find { it.kind == '" + kind + "' }.id");
    }

    @Test
    void waitsOutsideTheWalletAndComesIntoItInTime() {
        community.always("answer", rule(FORTNIGHT));
        community.apply(answer("a-1", today));

        wallet(0, 60);
        community.get("/leaderboards/all").body("items", empty());
        community.get(ada + "/level").body("points", equalTo(0)).body("level", equalTo(1));
        problem(community.spend("s", "ada", 1), 409, "insufficient-points");
        explained("a-1")
                .body("rules.find { it.key == 'answer' }.pending.until", equalTo(today.plusDays(14) + "T00:00:00Z"))
                .body("rules.find { it.key == 'answer' }.pending.state", equalTo("PENDING"))
                .body("rules.find { it.key == 'answer' }.pending.action", nullValue());

        pass(today.plusDays(13));
        wallet(0, 60);
        pass(today.plusDays(14));
        pass(today.plusDays(14));

        wallet(60, 0);
        community.get("/leaderboards/" + today).body("items.amount", contains(60));
        community.get(ada + "/level").body("points", equalTo(60)).body("level", equalTo(2));
        community.get(ada + "/entries").body("items.cause.kind", contains("CONFIRMATION"));
        String entry = community.get(ada + "/entries").extract().path("items[0].id");
        community
                .get("/entries/" + entry + "/explanation")
                .body("rule.pending.state", equalTo("CONFIRMED"))
                .body("event.sourceId", equalTo("a-1"))
                .body("postings.kind", contains("EARN"))
                .body("postings.amount", contains(60));
        assertThat(FeedNews.of(community, "points.posted").types()).hasSize(1);
    }

    @Test
    void comesAtOnceWhenItsTimeWasOverBeforeItWasKnown() {
        community.always("answer", rule(FORTNIGHT + ", \"expiry\": {\"days\": 30}"));

        community.apply(answer("a-1", today.minusDays(20)), answer("a-2", today.minusDays(40)));

        wallet(60, 0).body("items[0].expiring", equalTo(60));
        community.get("/leaderboards/" + today.minusDays(20)).body("items.amount", contains(60));
        community.get("/leaderboards/" + today.minusDays(40)).body("items", empty());
    }

    @Test
    void comesByTheSweepThoughNobodyLooks() throws SQLException {
        community.always("answer", rule(FORTNIGHT));
        community.apply(answer("a-1", today));
        wallet(0, 60);
        try (var connection = feedDatabase.getConnection();
                var due = connection.prepareStatement(
                        "update pending_award set due_at = now() - interval '1 second' where community_id = ?")) {
            due.setObject(1, community.id);
            due.executeUpdate();
        }

        sweep.sweep();

        assertThat(LedgerAudit.of(community).text("select state from pending_award where community_id = ?"))
                .isEqualTo("CONFIRMED");
        wallet(60, 0);
    }

    @Test
    void isAdjustedWhereItIs() {
        community.always("answer", rule(FORTNIGHT + ", \"caps\": [{\"period\": \"DAY\", \"amount\": 90}]"));
        var first = answer("a-1", today);
        community.apply(first, event("a-2", "answer.accepted", today, 11));
        wallet(0, 90);

        community.apply(community.retraction("r-1", first));
        wallet(0, 60);
        pass(today.plusDays(14));
        wallet(60, 0);
        community.apply(event("a-0", "answer.accepted", today, 9));

        // The earliest is worth sixty and waits; the second is down to thirty, in the wallet.
        wallet(30, 60);
        community.get("/leaderboards/all").body("items.amount", contains(30));
    }

    @Test
    void waitsForAnActionAndComesWithIt() {
        community.always("answer", rule(PURCHASE));
        community.apply(purchase("p-0", today.minusDays(1)), answer("a-1", today));
        wallet(0, 60);

        var purchase = purchase("p-1", today.plusDays(10));
        community.apply(purchase);
        wallet(60, 0);
        community.apply(community.retraction("r-1", purchase));

        wallet(0, 60);
        community.get("/leaderboards/all").body("items", empty());
    }

    @Test
    void owesWhatWasSpentWhenTheActionIsRetracted() {
        community.always("answer", rule(PURCHASE));
        var purchase = purchase("p-1", today.plusDays(1));
        community.apply(answer("a-1", today), purchase);
        community.spend("s", "ada", 45).statusCode(201);

        community.apply(community.retraction("r-1", purchase));
        wallet(0, 60).body("items[0].recoverable", equalTo(45));
        community.apply(purchase("p-2", today.plusDays(2)));

        wallet(15, 0).body("items[0].recoverable", nullValue());
    }

    @Test
    void lapsesWithoutTheActionUnlessThatBecomesKnownLate() {
        community.always("answer", rule(PURCHASE));
        var answer = answer("a-1", today);
        community.apply(answer);

        pass(today.plusDays(10));
        wallet(0, 60);
        pass(today.plusDays(11));
        wallet(0, 0);
        explained("a-1").body("rules.find { it.key == 'answer' }.pending.state", equalTo("LAPSED"));

        community.apply(purchase("p-1", today.plusDays(11)));
        wallet(0, 0);
        community.apply(purchase("p-2", today.plusDays(10)));
        wallet(60, 0);
        community.apply(community.retraction("r-1", answer));
        wallet(0, 0);
    }

    @Test
    void lapsesAtOnceWhenItComesTooLateAndIsAdjustedAfterwards() {
        community.always("answer", rule(PURCHASE + ", \"caps\": [{\"period\": \"DAY\", \"amount\": 90}]"));
        var day = today.minusDays(30);
        var first = answer("a-1", day);
        community.apply(first, event("a-2", "answer.accepted", day, 11));
        wallet(0, 0);

        // What is left of the day is worth sixty instead of thirty, and lapses as well.
        community.apply(community.retraction("r-1", first));
        wallet(0, 0);
        community.apply(purchase("p-1", day.plusDays(3)));

        wallet(60, 0);
    }

    @Test
    void isReversedFromWhereItIs() {
        community.always("answer", rule(FORTNIGHT));
        community.apply(answer("a-1", today));
        reverse(latestTransaction("EARN")).statusCode(201);
        wallet(0, 0);
        pass(today.plusDays(14));
        wallet(0, 0);

        community.apply(answer("a-2", today.plusDays(1)));
        pass(today.plusDays(15));
        wallet(60, 0);
        problem(reverse(latestTransaction("CONFIRMATION")), 409, "conflict");
        reverse(latestTransaction("EARN")).statusCode(201);

        wallet(0, 0);
        community.get("/leaderboards/all").body("items", empty());
        community.apply(community.retraction("r-1", answer("a-2", today.plusDays(1))));
        wallet(0, 0);
    }

    @Test
    void cannotBeReversedOnceItHasLapsed() {
        community.always("answer", rule(PURCHASE));
        community.apply(answer("a-1", today.minusDays(30)));
        wallet(0, 0);

        problem(reverse(latestTransaction("EARN")), 409, "conflict");
    }

    @Test
    void comesOnceHoweverManyLookAtOnce() throws Exception {
        community.always("answer", rule(FORTNIGHT));
        var due = today.minusDays(13);
        community.apply(answer("a-1", due));
        wallet(0, 60);
        makeDue();

        var answers = Race.of(
                20,
                i -> () -> community
                        .asOwner()
                        .get(community.path(ada + "/wallets"))
                        .statusCode());

        assertThat(answers).containsOnly(200);

        wallet(60, 0);
        community.get(ada + "/entries").body("items.amount", contains(60));
    }

    private void makeDue() {
        try (var connection = feedDatabase.getConnection();
                var update =
                        connection.prepareStatement("update pending_award set due_at = ? where community_id = ?")) {
            update.setObject(1, Instant.now().minus(1, ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
            update.setObject(2, community.id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
