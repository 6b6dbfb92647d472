package org.communityops.kpi.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.test.FeedPages;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.TestCommunity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ana, Bo and Cy join on 1 May; Ana and Cy are active on the 1st, Ana and Bo on the 20th, the last day with data. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TierBreakdownTest {
    private static final String MAY = "granularity=MONTH&from=2026-05-01&to=2026-05-31";

    private TestCommunity community = TestCommunity.unheardOf();

    @BeforeEach
    void play() {
        community = TestCommunity.in("Asia/Shanghai");
        community.sees(
                community.joined("ana", "2026-05-01T01:00:00Z"),
                community.joined("bo", "2026-05-01T01:00:00Z"),
                community.joined("cy", "2026-05-01T01:00:00Z"),
                community.message("ana", "2026-05-01T02:00:00Z"),
                community.message("cy", "2026-05-01T02:00:00Z"),
                community.message("ana", "2026-05-20T02:00:00Z"),
                community.message("bo", "2026-05-20T02:00:00Z"));
    }

    @Test
    void putsEachMemberIntoTheLevelOfTheCutOff() {
        told(
                level("ana", 3, "Gold", "2026-05-01"),
                level("bo", 1, "Bronze", "2026-05-02"),
                level("bo", 2, "Silver", "2026-05-20"));

        community
                .get("/metrics/active_members?by=tier&" + MAY)
                .statusCode(200)
                .body("by", equalTo("tier"))
                .body("items.value", contains(3))
                .body("parts.kind", contains("NAMED", "NAMED", "NONE"))
                .body("parts.name", contains("Silver", "Gold", null))
                .body("parts.items.value", equalTo(List.of(List.of(1), List.of(1), List.of(1))));
        community
                .get("/metrics/dau?by=tier&granularity=DAY&from=2026-05-01&to=2026-05-20")
                .body("parts[0].items[0].value", equalTo(0))
                .body("parts[0].items[19].value", equalTo(1))
                .body("parts[1].items[0].value", equalTo(1))
                .body("parts[1].items[19].value", equalTo(1))
                .body("parts[2].items[0].value", equalTo(1))
                .body("parts[2].items[19].value", equalTo(0));
        community
                .get("/metrics/retention_d1?by=tier&" + MAY)
                .body("parts.items.denominator", equalTo(List.of(List.of(1), List.of(1), List.of(1))));
    }

    @Test
    void doesNotLookBeyondTheCutOff() {
        told(level("ana", 1, "Bronze", "2026-05-01"), level("ana", 2, "Silver", "2026-05-21"));

        community.get("/metrics/dau?by=tier").body("parts.name", contains("Bronze", null));

        community.sees(community.message("ana", "2026-05-21T02:00:00Z"));
        community.get("/metrics/dau?by=tier").body("parts.name", contains("Silver", null));
    }

    @Test
    void believesTheLatestNews() {
        told(
                level("ana", 1, "Bronze", "2026-05-01"),
                level("ana", 3, "Gold", "2026-05-10"),
                // it turned out that the points of the 5th were taken back
                level("ana", 2, "Silver", "2026-05-05"));

        community.get("/metrics/dau?by=tier").body("parts.name", contains("Silver", null));
    }

    @Test
    void callsALevelAsItWasToldLast() {
        told(level("ana", 2, "Silver", "2026-05-01"), level("bo", 2, "Argent", "2026-05-10"));

        community
                .get("/metrics/active_members?by=tier&" + MAY)
                .body("parts.name", contains("Argent", null))
                .body("parts.items.value", equalTo(List.of(List.of(2), List.of(1))));
    }

    @Test
    void keepsOnlyTheLadderThatTheCommunityShows() {
        told(news("ana", 4, "Diamond", "2026-05-01", false), level("bo", 1, "Bronze", "2026-05-01"));

        community.get("/metrics/dau?by=tier").body("parts.name", contains("Bronze", null));
    }

    @Test
    void takesTheDayOfTheNewsWhenTheyDoNotSaySinceWhen() {
        // the news are of 20 May, 17:00 UTC, which is the 21st in Shanghai: after the cut-off
        told(news("ana", 1, "Bronze", null, true));

        community.get("/metrics/dau?by=tier").body("parts.kind", contains("NONE"));
        community.sees(community.message("bo", "2026-05-21T02:00:00Z"));
        community.get("/metrics/dau?by=tier").body("parts.name", contains("Bronze", null));
    }

    @Test
    void changesTheTagOfFigures() {
        String before = community.get("/metrics/dau?by=tier").extract().header("ETag");

        told(level("ana", 1, "Bronze", "2026-05-01"));

        assertThat(community.get("/metrics/dau?by=tier").extract().header("ETag"))
                .isNotEqualTo(before);
    }

    @Test
    void knowsNobodyInAnEmptyCommunity() {
        TestCommunity.in("UTC")
                .get("/metrics/dau?by=tier")
                .statusCode(200)
                .body("parts.size()", equalTo(0))
                .body("cutOff", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/metrics/messages?by=tier",
                "/metrics/gmv?by=tier",
                "/metrics/reply_ratio?by=tier",
                "/metrics?metrics=dau,messages&by=tier",
                "/metrics/dau?by=TIER",
            })
    void refusesWhatCountersCannotTell(String query) {
        problem(community.get(query), 422, "validation-failed");
    }

    @RepeatedTest(2)
    void addsUpToTheWholeOfWhatEachMemberIsOnceIn() {
        var seed = System.nanoTime();
        System.out.println("TierBreakdownTest: seed " + seed);
        var random = new Random(seed);
        var events = new ArrayList<FeedItem>();
        var levels = new ArrayList<FeedItem>();
        for (var event = 0; event < 400; event++) {
            var member = "m" + random.nextInt(30);
            var time = "2026-04-%02dT%02d:00:00Z".formatted(1 + random.nextInt(30), random.nextInt(24));
            events.add(random.nextInt(4) == 0 ? community.joined(member, time) : community.message(member, time));
            if (random.nextInt(8) == 0) {
                var level = random.nextInt(4);
                levels.add(level(member, level, "L" + level, time.substring(0, 10)));
            }
        }
        community.sees(events);
        told(levels.toArray(FeedItem[]::new));

        for (var metric : List.of("dau", "wau7", "active_members", "members_total", "members_joined")) {
            var answer = community
                    .get("/metrics/" + metric + "?by=tier&from=2026-04-01&to=2026-05-20")
                    .statusCode(200);
            List<Integer> whole = answer.extract().path("items.value");
            List<List<Integer>> parts = answer.extract().path("parts.items.value");
            for (var period = 0; period < whole.size(); period++) {
                var index = period;
                assertThat(parts.stream().mapToInt(part -> part.get(index)).sum())
                        .as("seed %d, %s, period %d", seed, metric, period)
                        .isEqualTo(whole.get(period));
            }
        }
    }

    private void told(FeedItem... news) {
        var before = FeedPages.deadLetters("incentive");
        FeedPages.apply("incentive", news);
        assertThat(FeedPages.deadLetters("incentive")).isEqualTo(before);
    }

    private FeedItem level(String member, int level, String title, String since) {
        return news(member, level, title, since, true);
    }

    private FeedItem news(String member, int level, String title, @Nullable String since, boolean isDefault) {
        var body = new LinkedHashMap<String, Object>();
        body.put("memberId", community.member(member));
        body.put("ladder", isDefault ? "growth" : "season");
        body.put("isDefault", isDefault);
        body.put("level", level);
        body.put("title", title);
        body.put("previous", 0);
        if (since != null) {
            body.put("since", since);
        }
        return FeedPages.item(
                Ids.next(),
                community.id(),
                "level.changed",
                community.member(member).toString(),
                Instant.parse("2026-05-20T17:00:00Z"),
                body);
    }
}
