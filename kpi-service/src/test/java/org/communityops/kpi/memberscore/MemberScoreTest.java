package org.communityops.kpi.memberscore;

import static io.restassured.RestAssured.given;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.filter.Filter;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.communityops.kpi.TestCommunity;
import org.communityops.kpi.scoring.ScoredWeeks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * As of Sunday 17 May: Ana wrote on each of the last eight Sundays and answers herself; Bo answers one of her messages, reacts
 * to another and pays in two currencies; Di reacted to one four weeks ago; Cy wrote and paid long ago; Ed was active and left on 13
 * May; Fay has only joined.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MemberScoreTest {
    private static final LocalDate SUNDAY = LocalDate.parse("2026-05-17");

    private TestCommunity community = TestCommunity.unheardOf();

    @BeforeEach
    void play() {
        community = TestCommunity.in("UTC");
        for (var week = 7; week >= 2; week--) {
            var message = community.message("ana", SUNDAY.minusWeeks(week) + "T12:00:00Z");
            community.sees(message);
            if (week == 4) {
                community.sees(reaction("di", message, "2026-04-19T13:00:00Z"));
            }
        }
        var tenth = community.message("ana", "2026-05-10T12:00:00Z");
        var seventeenth = community.message("ana", "2026-05-17T12:00:00Z");
        community.sees(
                tenth,
                seventeenth,
                reply("ana", seventeenth, "2026-05-17T12:30:00Z"),
                reply("bo", tenth, "2026-05-11T12:00:00Z"),
                reaction("bo", seventeenth, "2026-05-17T23:59:59Z"),
                paid("purchase.completed", "bo", "2026-05-01T12:00:00Z", 100.0, "CNY"),
                paid("purchase.refunded", "bo", "2026-05-02T12:00:00Z", 20.5, "CNY"),
                paid("purchase.completed", "bo", "2026-05-03T12:00:00Z", 10.0, "USD"),
                community.message("cy", "2026-03-01T12:00:00Z"),
                paid("purchase.completed", "cy", "2026-04-01T12:00:00Z", 100.0, "CNY"),
                community.joined("ed", "2026-05-05T11:00:00Z"),
                community.message("ed", "2026-05-05T12:00:00Z"),
                community.event("member.left", "ed", "2026-05-13T12:00:00Z", Map.of()),
                community.joined("fay", "2026-05-05T12:00:00Z"),
                community.message("ana", "2026-05-18T00:00:00Z"));
        ScoredWeeks.score(community, "2026-W19", "2026-W20");
    }

    @Test
    void scoresWhoWasActiveAndHasNotLeft() {
        community
                .get("/member-scores?week=2026-W20")
                .statusCode(200)
                .body("week", equalTo("2026-W20"))
                .body("version", equalTo(1))
                .body("cutOff", equalTo("2026-05-17"))
                .body("timeZone", equalTo("UTC"))
                .body("items.memberId", contains(id("ana"), id("di"), id("bo"), id("cy")))
                .body("items.rfm.recency", contains(5, 3, 5, 2))
                .body("items.rfm.frequency", contains(5, 3, 4, 3))
                .body("items.rfm.monetary", contains(null, null, 3, 5))
                .body("items.love", contains(100, 63, 75, 0))
                .body("items.reach", contains(100, 0, 0, 0))
                .body("items.influence.product", contains(100, 0, 0, 0))
                .body("items.influence.level", contains("HIGH", "LOW", "LOW", "LOW"))
                .body("items.band", contains("CORE", "DORMANT", "ORDINARY", "LOST"))
                .body("items.churnRisk", contains(0, 100, 0, 100));
    }

    @Test
    void givesTheReasons() {
        var reasons = score("ana").body("reasons.lastActive", equalTo("2026-05-17"));
        reasons.body("reasons.silentDays", is(Map.of("value", 0, "better", 0, "of", 4)))
                .body("reasons.activeDays", is(Map.of("value", 8, "better", 0, "of", 4)))
                .body("reasons.spent", nullValue())
                .body("reasons.purchases", hasSize(0))
                .body("reasons.activeWeeks", is(Map.of("value", 8, "atMost", 4, "of", 4)))
                .body("reasons.interactions", is(Map.of("value", 9, "atMost", 4, "of", 4)))
                .body("reasons.responders", is(Map.of("value", 2, "atMost", 4, "of", 4)))
                .body("reasons.repliesDrawn", is(1))
                .body("reasons.reactionsDrawn", is(2))
                .body("reasons.usualGap", is(Map.of("days", 49, "gaps", 7)))
                .body("reasons.recentDays", is(4))
                .body("reasons.earlierDays", is(4));
        score("bo")
                .body("reasons.spent", is(Map.of("currency", "CNY", "amount", 79.5f, "better", 1, "of", 2)))
                .body("reasons.purchases.currency", contains("CNY", "USD"))
                .body("reasons.purchases.amount", contains(79.5f, 10.0f))
                .body("reasons.usualGap", is(Map.of("days", 6, "gaps", 1)));
    }

    @Test
    void showsWhoReachesMost() {
        community
                .get("/opinion-leaders?week=2026-W20")
                .statusCode(200)
                .body("network", is(2))
                .body("items", hasSize(1))
                .body("items[0].memberId", equalTo(id("ana")))
                .body("items[0].rank", is(1))
                .body("items[0].tied", is(0))
                .body("items[0].reach", is(100))
                .body("items[0].membersReached", is(2))
                .body("items[0].repliesDrawn", is(1))
                .body("items[0].reactionsDrawn", is(2))
                .body("items[0].share", is(1.0f));
    }

    @Test
    void letsEqualLeadersShareARank() {
        community = TestCommunity.in("UTC");
        var bos = community.message("bo", "2026-05-12T12:00:00Z");
        var cys = community.message("cy", "2026-05-12T12:00:00Z");
        var dis = community.message("di", "2026-05-12T12:00:00Z");
        community.sees(
                bos,
                cys,
                dis,
                reply("ana", bos, "2026-05-13T12:00:00Z"),
                reaction("ana", cys, "2026-05-13T12:00:00Z"),
                reply("ana", dis, "2026-05-13T12:00:00Z"),
                reply("ana", dis, "2026-05-14T12:00:00Z"));
        ScoredWeeks.score(community, "2026-W20", "2026-W20");

        community
                .get("/opinion-leaders")
                .body("network", is(1))
                .body("items.rank", contains(1, 2, 2))
                .body("items.tied", contains(0, 1, 1))
                .body("items.membersReached", contains(1, 1, 1));
        community.get("/opinion-leaders?limit=1").body("items", hasSize(1));
    }

    @Test
    void buildsThePyramidAndTellsWhoMoved() {
        community
                .get("/value-pyramid?week=2026-W20")
                .statusCode(200)
                .body("members", is(4))
                .body("bands.band", contains("CORE", "ACTIVE", "ORDINARY", "DORMANT", "LOST"))
                .body("bands.members", contains(1, 0, 1, 1, 1))
                // Di fell asleep, Ed left, and Bo came
                .body("movements.from", contains("CORE", "ORDINARY", "ORDINARY", "LOST", null))
                .body("movements.to", contains("CORE", "DORMANT", null, "LOST", "ORDINARY"))
                .body("movements.members", contains(1, 1, 1, 1, 1));
        community.get("/value-pyramid?week=2026-W19").body("members", is(4)).body("movements", nullValue());
    }

    @Test
    void keepsTheHistoryOfAMember() {
        community
                .get("/members/" + id("di") + "/scores")
                .statusCode(200)
                .body("items.week", contains("2026-W20", "2026-W19"))
                .body("items.band", contains("DORMANT", "ORDINARY"));
        community.get("/members/" + id("ed") + "/scores").body("items.week", contains("2026-W19"));
        community.get("/members/" + id("fay") + "/scores").body("items", hasSize(0));
        problem(community.get("/members/" + UUID.randomUUID() + "/scores"), 404, "not-found");
        String next = community
                .get("/members/" + id("di") + "/scores?limit=1")
                .extract()
                .path("next");
        community
                .get("/members/" + id("di") + "/scores?limit=1&cursor=" + next)
                .body("items.week", contains("2026-W19"))
                .body("next", nullValue());
    }

    @Test
    void filtersAndPages() {
        community.get("/member-scores?band=LOST").body("items.memberId", contains(id("cy")));
        community.get("/member-scores?minChurnRisk=100").body("items.memberId", contains(id("di"), id("cy")));
        community.get("/member-scores?minChurnRisk=100&band=CORE").body("items", hasSize(0));
        String next = community
                .get("/member-scores?limit=3")
                .body("items", hasSize(3))
                .extract()
                .path("next");
        community
                .get("/member-scores?limit=3&cursor=" + next)
                .body("items.memberId", contains(id("cy")))
                .body("next", nullValue());
        problem(community.get("/member-scores?band=LOST&cursor=" + next), 400, "malformed-request");
    }

    @Test
    void doesNotChangeAScoreWhenEventsArriveLate() {
        community.sees(community.message("cy", "2026-05-16T12:00:00Z"));

        ScoredWeeks.score(community, "2026-W20", "2026-W21");

        community.get("/member-scores?week=2026-W20&band=LOST").body("items.memberId", contains(id("cy")));
        community.get("/members/" + id("cy") + "/scores").body("items.band", contains("ORDINARY", "LOST", "LOST"));
        community.get("/member-scores").body("week", equalTo("2026-W21"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/member-scores?week=2026-W54 422 validation-failed",
                "/member-scores?week=2026-05 422 validation-failed",
                "/member-scores?week=2026-W10 404 not-found",
                "/member-scores?band=core 422 validation-failed",
                "/member-scores?minChurnRisk=101 400 malformed-request",
                "/member-scores?minChurnRisk=-1 400 malformed-request",
                "/member-scores?limit=0 400 malformed-request",
                "/member-scores?cursor=abc 400 malformed-request",
                "/opinion-leaders?limit=0 400 malformed-request",
                "/opinion-leaders?week=2026-W10 404 not-found",
                "/value-pyramid?week=2026-W10 404 not-found",
            })
    void refusesWhatItCannotAnswer(String query, int status, String slug) {
        problem(community.get(query), status, slug);
        problem(TestCommunity.in("UTC").get("/member-scores"), 404, "not-found");
    }

    @Test
    void showsMembersOnlyToThoseWhoMaySeeThem() {
        var bi = TestKeys.of(KeyKind.BI, community.id());
        var base = "/v1/communities/" + community.id();
        for (var path : List.of("/member-scores", "/opinion-leaders", "/members/" + id("ana") + "/scores")) {
            problem(given().header("Authorization", bi).get(base + path), 403, "forbidden");
        }
        given().header("Authorization", bi).get(base + "/value-pyramid").then().statusCode(200);
    }

    @Test
    void answersAsTheContractSays() {
        Filter contract = ContractValidation.filter();
        var base = "/v1/communities/" + community.id();
        for (var path : List.of(
                "/member-scores",
                "/members/" + id("bo") + "/scores",
                "/opinion-leaders",
                "/value-pyramid",
                "/member-scorings",
                "/member-scorings/2026-W20")) {
            community.asOwner().filter(contract).get(base + path).then().statusCode(200);
        }
    }

    private ValidatableResponse score(String member) {
        return community
                .asOwner()
                .get("/v1/communities/" + community.id() + "/members/" + id(member) + "/scores?limit=1")
                .then()
                .rootPath("items[0]");
    }

    private String id(String member) {
        return community.member(member).toString();
    }

    private FeedItem reply(String member, FeedItem target, String time) {
        return community.event("message.posted", member, time, Map.of("isReply", true, "replyTo", target.id()));
    }

    private FeedItem reaction(String member, FeedItem target, String time) {
        return community.event("reaction.added", member, time, Map.of("emoji", "+1", "target", target.id()));
    }

    private FeedItem paid(String type, String member, String time, double amount, String currency) {
        return community.event(type, member, time, Map.of("amount", amount, "currency", currency));
    }
}
