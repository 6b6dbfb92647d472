package org.communityops.incentive.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.LedgerAudit;
import org.communityops.kit.access.CommunityScope;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BacktestResourceTest {
    private static final String MARCH = "\"from\": \"2026-03-01\", \"to\": \"2026-03-31\"";
    private static final String TEN_FOR_MESSAGES = """
            {"key": "message-posted", "name": "Ten each", "definition": {"trigger": {"eventType": "message.posted"},
             "award": {"fixed": 10}, "currency": "points", "caps": [{"period": "DAY", "amount": 60}]}}""";

    private final CommunityFixture community = CommunityFixture.in("UTC");

    private Response post(String body) {
        return community.asOwner().body(body).post(community.path("/backtests"));
    }

    private ValidatableResponse finished(String body) {
        String id = post(body).then().statusCode(202).extract().path("id");
        return finishedOf(id);
    }

    private ValidatableResponse finishedOf(String id) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> List.of("DONE", "FAILED", "CANCELLED")
                        .contains(community.get("/backtests/" + id).extract().path("state")));
        return community.get("/backtests/" + id);
    }

    /** A job that another worker seems to have. */
    private String insert(String leasedUntil, int attempt) throws Exception {
        var id = UUID.randomUUID();
        var database = Arc.container().instance(AgroalDataSource.class).get();
        return CommunityScope.call(List.of(community.id), () -> {
            try (var connection = database.getConnection();
                    var insert = connection.prepareStatement("""
                            insert into backtest (
                                community_id, id, from_day, to_day, state, created_at, leased_until, attempt)
                            values (?, ?, '2026-03-01', '2026-03-31', 'RUNNING', now(), now() + ?::interval, ?)
                            """)) {
                insert.setObject(1, community.id);
                insert.setObject(2, id);
                insert.setString(3, leasedUntil);
                insert.setInt(4, attempt);
                insert.executeUpdate();
                return id.toString();
            }
        });
    }

    private void messages(String name, int count) {
        var messages = new ArrayList<FeedItem>();
        for (var i = 0; i < count; i++) {
            messages.add(community.message(name + i, name, "2026-03-02T10:%02d:00Z".formatted(i)));
        }
        community.apply(messages);
    }

    @Test
    void saysWhatOtherRulesWouldHavePaidAndToWhom() {
        messages("ada", 5);
        messages("bob", 8);
        community.apply(community.reaction("x", "cyd", "2026-03-02T10:00:00Z"));
        community.settle();

        // Ada 50 instead of 10, Bob 60 (capped) instead of 16, Cyd nothing instead of 1.
        finished("{" + MARCH + ", \"rules\": [" + TEN_FOR_MESSAGES + "]}")
                .body("state", equalTo("DONE"))
                .body("done", equalTo(13))
                .body("total", equalTo(13))
                .body("errors", hasSize(0))
                .body("rules[0].key", equalTo("message-posted"))
                .body("finishedAt", notNullValue())
                .body("result.events", equalTo(13))
                .body("result.members", equalTo(2))
                .body("result.rules.key", contains("message-posted", "reaction-added"))
                .body("result.rules.tested", contains(110, 0))
                .body("result.rules.occasions", contains(11, 0))
                .body("result.rules.paid", contains(26, 1))
                .body("result.rules.difference", contains(84, -1))
                .body("result.currencies.currency", contains("points"))
                .body("result.currencies[0].tested", equalTo(110))
                .body("result.currencies[0].paid", equalTo(27))
                .body("result.currencies[0].difference", equalTo(83))
                .body("result.currencies[0].winners.members", equalTo(2))
                .body(
                        "result.currencies[0].winners.top.memberId",
                        contains(
                                community.member("bob").toString(),
                                community.member("ada").toString()))
                .body("result.currencies[0].winners.top.difference", contains(44, 40))
                .body("result.currencies[0].losers.members", equalTo(1))
                .body("result.currencies[0].losers.top.difference", contains(-1))
                .body("result.currencies[0].unchanged", equalTo(0))
                // 1, 10, 16: 2 (1 + 20 + 48) / (3 · 27) − 4/3; 0, 50, 60: 2 (100 + 180) / (3 · 110) − 4/3.
                .body("result.currencies[0].giniBefore", equalTo(0.37037f))
                .body("result.currencies[0].giniAfter", equalTo(0.363636f))
                // Both winners reach the 50 points of level 2.
                .body("result.levels.ladder", equalTo("starter"))
                .body("result.levels.up", equalTo(2))
                .body("result.levels.down", equalTo(0))
                .body("result.levels.members.to", contains(2, 2));
    }

    @Test
    void takesTheCurrentRulesWhenNoneAreNamed() {
        messages("ada", 12);
        community.settle();

        for (var rules : List.of("", ", \"rules\": \"CURRENT\"")) {
            finished("{" + MARCH + rules + "}")
                    .body("rules", equalTo("CURRENT"))
                    .body("result.rules.find { it.key == 'message-posted' }.tested", equalTo(20))
                    .body("result.rules.difference", contains(0, 0, 0, 0))
                    .body("result.currencies[0].unchanged", equalTo(1))
                    .body("result.levels.up", equalTo(0));
        }
    }

    @Test
    void answersForAPeriodWithoutEvents() {
        finished("{\"from\": \"2020-01-01\", \"to\": \"2020-01-01\"}")
                .body("state", equalTo("DONE"))
                .body("result.events", equalTo(0))
                .body("result.currencies", hasSize(0));
    }

    @Test
    void changesNothingThatLives() {
        messages("ada", 12);
        community.settle();
        var before = everything();

        finished("{" + MARCH + ", \"rules\": [" + TEN_FOR_MESSAGES + "]}").body("state", equalTo("DONE"));
        finished("{" + MARCH + "}").body("state", equalTo("DONE"));

        assertThat(everything()).isEqualTo(before);
        LedgerAudit.of(community).requireSound();
        LedgerAudit.of(community).requireClaimsPaid();
    }

    private String everything() {
        var tables = List.of(
                "fact",
                "earning",
                "claim",
                "claim_day",
                "ledger_transaction",
                "entry",
                "account",
                "wallet",
                "board",
                "board_change",
                "member_level",
                "rule",
                "rule_version",
                "rerating",
                "outbox",
                "feed");
        var state = new StringBuilder();
        for (var table : tables) {
            state.append(table)
                    .append(LedgerAudit.of(community)
                            .text(
                                    "select count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') from "
                                            + table + " t where community_id = ?"))
                    .append('\n');
        }
        return state.toString();
    }

    @Test
    void canBeCancelledUntilItHasEnded() throws Exception {
        var running = insert("1 hour", 1);

        var cancelled = community
                .asOwner()
                .post(community.path("/backtests/" + running + "/cancel"))
                .then();
        cancelled.statusCode(200).body("state", equalTo("CANCELLED")).body("finishedAt", notNullValue());

        String done = finished("{" + MARCH + "}").extract().path("id");
        community
                .asOwner()
                .post(community.path("/backtests/" + done + "/cancel"))
                .then()
                .statusCode(200)
                .body("state", equalTo("DONE"));
    }

    @Test
    void isBegunAgainWhenAWorkerLeftItAndGivenUpInTheEnd() throws Exception {
        messages("ada", 2);
        community.settle();
        var left = insert("-1 second", 2);
        var hopeless = insert("-1 second", 3);

        finishedOf(left).body("state", equalTo("DONE")).body("result.currencies[0].tested", equalTo(4));
        finishedOf(hopeless)
                .body("state", equalTo("FAILED"))
                .body("errors[0]", startsWith("It was begun 3 times"))
                .body("result", nullValue());
    }

    @Test
    void listsThemLatestFirstWithoutResults() {
        String first = finished("{" + MARCH + "}").extract().path("id");
        String second = finished("{" + MARCH + "}").extract().path("id");

        community
                .get("/backtests")
                .body("items.id", contains(second, first))
                .body("items.result", contains(nullValue(), nullValue()));
        GenericBadInput.refusedByList(community.owner, community.path("/backtests"));
    }

    @Test
    void namesItsLocationAndTellsChangesByItsTag() {
        var created = post("{" + MARCH + "}")
                .then()
                .statusCode(202)
                .body("state", equalTo("QUEUED"))
                .extract();
        assertThat(created.header("Location")).endsWith("/backtests/" + created.path("id"));

        var etag = finishedOf(created.path("id")).extract().header("ETag");
        community
                .asOwner()
                .header("If-None-Match", etag)
                .get(community.path("/backtests/" + created.path("id")))
                .then()
                .statusCode(304);
    }

    @Test
    void keepsSomeBackTestsWaitingAndNoMore() throws Exception {
        for (var i = 0; i < 5; i++) {
            insert("1 hour", 1);
        }

        problem(post("{" + MARCH + "}"), 409, "conflict");
    }

    @Test
    void refusesWhatCannotBeTested() {
        GenericBadInput.refusedByPost(community.owner, community.path("/backtests"), "{" + MARCH + "}");
        problem(post("{\"from\": \"2026-03-02\", \"to\": \"2026-03-01\"}"), 422, "validation-failed")
                .body("errors[0].pointer", equalTo("/to"));
        problem(post("{\"from\": \"2000-01-01\", \"to\": \"2026-03-01\"}"), 422, "validation-failed");
        problem(post("{\"from\": \"2026-03-01\"}"), 422, "validation-failed").body("errors[0].pointer", equalTo("/to"));
        problem(post("{" + MARCH + ", \"rules\": \"NONE\"}"), 400, "malformed-request");
        problem(post("{" + MARCH + ", \"rules\": []}"), 422, "validation-failed");
        problem(post("{" + MARCH + ", \"rules\": [{\"key\": \"x\", \"foo\": 1}]}"), 400, "unknown-field");
        problem(post("{" + MARCH + ", \"rules\": [{\"key\": \"X\"}]}"), 422, "validation-failed")
                .body("errors.pointer", contains("/rules/0/definition", "/rules/0/key"));
        problem(
                        post("{" + MARCH + ", \"rules\": [" + TEN_FOR_MESSAGES + "," + TEN_FOR_MESSAGES + "]}"),
                        422,
                        "validation-failed")
                .body("errors[0].pointer", equalTo("/rules/1/key"));
        problem(
                        post("{" + MARCH + ", \"rules\": [" + TEN_FOR_MESSAGES.replace("60", "6") + "]}"),
                        422,
                        "validation-failed")
                .body("errors[0].pointer", equalTo("/rules/0/definition/caps/0/amount"));
        problem(
                        post("{" + MARCH + ", \"rules\": ["
                                + TEN_FOR_MESSAGES.replace(
                                        "\"message.posted\"", "\"message.posted\", \"condition\": \"1 +\"")
                                + "]}"),
                        422,
                        "expression-invalid")
                .body("errors[0].pointer", endsWith("/trigger/condition"));
    }

    @Test
    void isForOperatorsToMakeAndForAnalystsToRead() {
        String id = post("{" + MARCH + "}").then().extract().path("id");
        var other = CommunityFixture.in("UTC");
        var analyst = TestKeys.of(KeyKind.BI, community.id);

        community.as(analyst).get(community.path("/backtests/" + id)).then().statusCode(200);
        problem(community.as(analyst).body("{" + MARCH + "}").post(community.path("/backtests")), 403, "forbidden");
        problem(
                community.as(TestKeys.of(KeyKind.BOT, community.id)).get(community.path("/backtests")),
                403,
                "forbidden");
        problem(other.asOwner().get(other.path("/backtests/" + id)), 404, "not-found");
        problem(other.asOwner().post(other.path("/backtests/" + id + "/cancel")), 404, "not-found");
        problem(community.asOwner().get(community.path("/backtests/" + UUID.randomUUID())), 404, "not-found");
    }
}
