package org.communityops.kpi.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SeriesTest {
    @Test
    void namesDefinitionZoneAndCutOff() {
        var community = TestCommunity.in("Asia/Shanghai");
        community.sees(community.joined("ana", "2026-05-01T02:00:00Z"), community.reply("ana", "2026-05-02T02:00:00Z"));

        community
                .get("/metrics/reply_ratio?from=2026-05-01&to=2026-05-31&granularity=MONTH")
                .statusCode(200)
                .body("metric", equalTo("reply_ratio"))
                .body("version", equalTo(1))
                .body("granularity", equalTo("MONTH"))
                .body("timeZone", equalTo("Asia/Shanghai"))
                .body("cutOff", equalTo("2026-05-02"))
                .body("items", hasSize(1))
                .body("items[0].period", equalTo("2026-05"))
                .body("items[0].value", equalTo(1.0f))
                .body("items[0].numerator", equalTo(1))
                .body("items[0].denominator", equalTo(1))
                .body("items[0].partial", equalTo(true));
    }

    @Test
    void countsAMemberOnceADayAndADayWithoutEventsAsZero() {
        var community = TestCommunity.in("UTC");
        community.sees(
                community.joined("ana", "2026-05-01T08:00:00Z"),
                community.message("ana", "2026-05-01T08:00:00Z"),
                community.reaction("ana", "2026-05-01T09:00:00Z"),
                community.message("bo", "2026-05-01T10:00:00Z"),
                community.message("bo", "2026-05-03T10:00:00Z"));

        assertThat(community.values("dau?from=2026-05-01&to=2026-05-04")).containsExactly(2, 0, 1, 0);
        assertThat(community.values("messages?from=2026-05-01&to=2026-05-04")).containsExactly(2, 0, 1, 0);
        assertThat(community.values("wau?from=2026-05-01&to=2026-05-04")).containsExactly(2, 0);
        assertThat(community.values("posters?granularity=MONTH&from=2026-05-01&to=2026-05-04"))
                .containsExactly(2);
    }

    @Test
    void doesNotTakeJoiningStartingOrBeingReactedToForActivity() {
        var community = TestCommunity.in("UTC");
        community.sees(
                community.joined("ana", "2026-05-01T08:00:00Z"),
                community.event("thread.started", "ana", "2026-05-01T08:00:00Z", java.util.Map.of()),
                community.counted("ana", "2026-05-01T08:00:00Z", 7));

        assertThat(community.values("dau")).containsExactly(0);
        assertThat(community.values("threads_started")).containsExactly(1);
        assertThat(community.values("reactions_counted")).containsExactly(7);
        assertThat(community.values("reactions")).containsExactly(0);
    }

    @Test
    void cutsDaysAtMidnightInShanghai() {
        var community = TestCommunity.in("Asia/Shanghai");
        community.sees(
                community.message("ana", "2026-05-01T15:59:59Z"), community.message("bo", "2026-05-01T16:00:00Z"));

        assertThat(community.values("dau?from=2026-05-01&to=2026-05-02")).containsExactly(1, 1);
    }

    @Test
    void cutsDaysAtMidnightInNewYorkWhenTheClocksChange() {
        var community = TestCommunity.in("America/New_York");
        community.sees(
                community.message("ana", "2026-03-08T04:59:59Z"), // 23:59:59 EST on the 7th
                community.message("ana", "2026-03-08T05:00:00Z"), // midnight EST: the short 8th begins
                community.message("ana", "2026-03-09T03:59:59Z"), // 23:59:59 EDT, 23 hours later
                community.message("ana", "2026-03-09T04:00:00Z"), // the 9th
                community.message("ana", "2026-11-01T04:00:00Z"), // midnight EDT: the long 1st begins
                community.message("ana", "2026-11-02T04:59:59Z"), // 23:59:59 EST, 25 hours later
                community.message("ana", "2026-11-02T05:00:00Z")); // the 2nd

        assertThat(community.values("messages?from=2026-03-07&to=2026-03-09")).containsExactly(1, 2, 1);
        assertThat(community.values("messages?from=2026-10-31&to=2026-11-02")).containsExactly(0, 2, 1);
    }

    @Test
    void countsWeeksByTheIsoYear() {
        var community = TestCommunity.in("UTC");
        community.sees(
                community.message("ana", "2020-12-31T12:00:00Z"), community.message("bo", "2021-01-03T12:00:00Z"));

        community
                .get("/metrics/wau?from=2020-12-31&to=2021-01-04")
                .body("items.period", contains("2020-W53", "2021-W01"))
                .body("items.value", contains(2, 0));
    }

    @Test
    void looksBackOverTheDaysThatExist() {
        var community = TestCommunity.in("UTC");
        community.sees(
                community.message("ana", "2026-05-01T12:00:00Z"),
                community.message("bo", "2026-05-07T12:00:00Z"),
                community.message("bo", "2026-05-08T12:00:00Z"));

        assertThat(community.values("wau7?from=2026-05-01&to=2026-05-08")).containsExactly(1, 1, 1, 1, 1, 1, 2, 1);
        assertThat(community.values("mau30?from=2026-05-29&to=2026-06-01")).containsExactly(2, 2, 1, 1);
        assertThat(community.values("stickiness?from=2026-05-07&to=2026-05-08")).containsExactly(0.5f, 0.5f);
    }

    @Test
    void dividesPartialPeriodsByTheDaysThatTheDataReach() {
        var community = TestCommunity.in("UTC");
        community.sees(
                community.message("ana", "2026-05-28T12:00:00Z"),
                community.message("bo", "2026-05-30T12:00:00Z"),
                community.message("ana", "2026-06-02T12:00:00Z"));

        community
                .get("/metrics/avg_dau?granularity=MONTH&from=2026-04-01&to=2026-06-30")
                .body("items.period", contains("2026-04", "2026-05", "2026-06"))
                .body("items.numerator", contains(0, 2, 1))
                .body("items.denominator", contains(0, 4, 2))
                .body("items.value", contains(null, 0.5f, 0.5f))
                .body("items.partial", contains(true, true, true));
        community
                .get("/metrics/stickiness?granularity=MONTH&from=2026-05-01&to=2026-05-31")
                .body("items.numerator", contains(2))
                .body("items.denominator", contains(8))
                .body("items.value", contains(0.25f));
    }

    @Test
    void writesNullWhereNothingCanBeDivided() {
        var community = TestCommunity.in("UTC");
        community.sees(community.reaction("ana", "2026-05-01T12:00:00Z"));

        var body = community
                .get("/metrics/reaction_ratio?from=2026-05-01&to=2026-05-01&granularity=DAY")
                .extract()
                .asString();

        assertThat(body).contains("\"value\":null,\"numerator\":1,\"denominator\":0");
    }

    @Test
    void tellsWhoIsGoneWhoIsKeptWhoIsNewAndWhoReturned() {
        var community = TestCommunity.in("UTC");
        community.sees(
                community.joined("ana", "2026-01-01T12:00:00Z"),
                community.joined("bo", "2026-01-01T12:00:00Z"),
                community.joined("cy", "2026-01-01T12:00:00Z"),
                community.message("ana", "2026-01-10T12:00:00Z"),
                community.message("bo", "2026-01-10T12:00:00Z"),
                community.message("cy", "2026-01-10T12:00:00Z"),
                community.message("ana", "2026-02-10T12:00:00Z"),
                community.joined("di", "2026-03-01T12:00:00Z"),
                community.message("ana", "2026-03-10T12:00:00Z"),
                community.message("bo", "2026-03-10T12:00:00Z"),
                community.message("di", "2026-03-10T12:00:00Z"));

        community
                .get("/metrics/churn_rate?from=2026-01-01&to=2026-03-31")
                .body("items.numerator", contains(2, 0, null))
                .body("items.denominator", contains(3, 1, 3))
                .body("items.value", contains(0.666667f, 0.0f, null));
        assertThat(community.values("active_kept?from=2026-01-01&to=2026-03-31"))
                .containsExactly(0, 1, 1);
        assertThat(community.values("active_new?from=2026-01-01&to=2026-03-31")).containsExactly(3, 0, 1);
        assertThat(community.values("active_returned?from=2026-01-01&to=2026-03-31"))
                .containsExactly(0, 0, 1);
        assertThat(community.values("active_returned?from=2026-03-01&to=2026-03-31"))
                .containsExactly(1);
    }

    @Test
    void answersSeveralMetricsAtOnceEachInItsOwnGranularity() {
        var community = TestCommunity.in("UTC");
        community.sees(
                community.message("ana", "2026-05-01T12:00:00Z"), community.message("bo", "2026-05-04T12:00:00Z"));

        community
                .get("/metrics?metrics=dau,wau,mau&from=2026-05-03&to=2026-05-04")
                .statusCode(200)
                .body("items.metric", contains("dau", "wau", "mau"))
                .body("items.granularity", contains("DAY", "WEEK", "MONTH"))
                .body("items.items.value", equalTo(List.of(List.of(0, 1), List.of(1, 1), List.of(2))));
    }

    @Test
    void ranksTheMembersBehindAValue() {
        var community = TestCommunity.in("UTC");
        community.sees(
                community.message("ana", "2026-05-01T12:00:00Z"),
                community.reply("bo", "2026-05-02T12:00:00Z"),
                community.message("cy", "2026-05-03T12:00:00Z"),
                community.message("cy", "2026-05-03T12:00:01Z"),
                community.message("bo", "2026-06-03T12:00:00Z"));
        var tied = List.of(
                        community.member("ana").toString(),
                        community.member("bo").toString())
                .stream()
                .sorted()
                .toList();

        community
                .get("/metrics/messages/members?period=2026-05")
                .statusCode(200)
                .body("period", equalTo("2026-05"))
                .body("items.rank", contains(1, 2, 2))
                .body("items.value", contains(2, 1, 1))
                .body("items.memberId", contains(community.member("cy").toString(), tied.get(0), tied.get(1)));
        community.get("/metrics/messages/members?period=2026-Q2&limit=2").body("items.value", contains(2, 2));
        community.get("/metrics/replies/members?period=2026").body("items.value", contains(1));
        community.get("/metrics/reactions/members?period=2026").body("items", hasSize(0));
    }

    @Test
    void answersNotModifiedUntilSomethingHappens() {
        var community = TestCommunity.in("UTC");
        community.sees(community.message("ana", "2026-05-01T12:00:00Z"));
        var path = "/v1/communities/" + community.id() + "/metrics/dau?from=2026-05-01&to=2026-05-01";
        var tag = community.asOwner().get(path).header("ETag");

        community.asOwner().header("If-None-Match", tag).get(path).then().statusCode(304);
        community.sees(community.message("bo", "2026-05-01T13:00:00Z"));
        community
                .asOwner()
                .header("If-None-Match", tag)
                .get(path)
                .then()
                .statusCode(200)
                .body("items.value", contains(2));
    }

    @Test
    void showsACommunityWithoutEvents() {
        var community = TestCommunity.in("UTC");

        assertThat(community.values("dau?from=2026-05-01&to=2026-05-02")).containsExactly(0, 0);
        assertThat(community.values("mau30?from=2026-05-01&to=2026-05-01")).containsExactly(0);
        assertThat(community.values("retention_d7?from=2026-05-01&to=2026-05-01"))
                .containsExactly((Object) null);
        assertThat(community.values("active_returned")).containsExactly(0);
    }
}
