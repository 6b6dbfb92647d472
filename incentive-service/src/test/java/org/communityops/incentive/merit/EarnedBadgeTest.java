package org.communityops.incentive.merit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.stream.IntStream;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.LedgerAudit;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EarnedBadgeTest {
    private static final String COUNT = "{\"count\": {" + BadgeFixture.MESSAGES + ", \"times\": %d}}";
    private static final String STREAK = "{\"streak\": {" + BadgeFixture.MESSAGES + ", \"days\": %d}}";
    private static final String DAYS = "{\"distinctDays\": {" + BadgeFixture.MESSAGES + ", \"days\": %d}}";

    private final CommunityFixture community = CommunityFixture.in("Asia/Shanghai");
    private final BadgeFixture given = new BadgeFixture(community);

    private FeedItem message(int day) {
        return community.message("m-" + day, "ada", "2026-03-%02dT02:00:00Z".formatted(day));
    }

    private void messages(int... days) {
        community.apply(IntStream.of(days).mapToObj(this::message).toList());
    }

    @Test
    void givesABadgeForTheFirstTime() {
        given.badge("first", COUNT.formatted(1));
        var first = community.message("m-1", "ada", "2026-03-02T16:30:00Z");

        community.apply(first, community.message("m-2", "ada", "2026-03-02T16:40:00Z"));

        // 16:30Z is the 3rd of March in Shanghai.
        given.of("ada")
                .body("items.badge.key", contains("first"))
                .body("items[0].state", equalTo("AWARDED"))
                .body("items[0].occasion", equalTo("once"))
                .body("items[0].earnedOn", equalTo("2026-03-03"))
                .body("items[0].evidence", contains(first.id()))
                .body("items[0].citation", nullValue());
        assertThat(given.news("badge.awarded", "ada")).hasSize(1).first().satisfies(news -> {
            assertThat(news.get("badge").asText()).isEqualTo("first");
            assertThat(news.get("earnedOn").asText()).isEqualTo("2026-03-03");
        });
        given.of("ada").body("items[0].revokedAt", nullValue());
    }

    @Test
    void countsTheEventsThatMeetTheCondition() {
        given.badge(
                "replies",
                "{\"count\": {" + BadgeFixture.MESSAGES + ", \"condition\": \"data.isReply == true\", \"times\": 2}}");
        community.apply(
                community.reply("r-1", "ada", "2026-03-02T02:00:00Z"),
                community.message("m-1", "ada", "2026-03-02T02:01:00Z"),
                // This one lacks the field that the condition reads.
                community.event("e-1", "message.posted", "ada", "2026-03-02T02:02:00Z", Map.of()));
        given.of("ada").body("items", empty());

        var second = community.reply("r-2", "ada", "2026-03-04T02:00:00Z");
        community.apply(second);

        given.of("ada")
                .body("items[0].earnedOn", equalTo("2026-03-04"))
                .body("items[0].evidence[1]", equalTo(second.id()));
    }

    @Test
    void givesABadgeForDaysInARowAndForDaysAltogether() {
        given.badge("three-in-a-row", STREAK.formatted(3));
        given.badge("four-days", DAYS.formatted(4));
        messages(2, 3, 5, 6);
        given.of("ada").body("items.badge.key", contains("four-days")).body("items[0].earnedOn", equalTo("2026-03-06"));

        messages(7);
        given.of("ada").body("items.badge.key", containsInAnyOrder("four-days", "three-in-a-row"));

        // A late message joins the 2nd, 3rd and 4th: the run was complete on the 4th, the fourth day was the 5th.
        messages(4);
        given.of("ada")
                .body("items.find { it.badge.key == 'three-in-a-row' }.earnedOn", equalTo("2026-03-04"))
                .body(
                        "items.find { it.badge.key == 'three-in-a-row' }.evidence",
                        contains(message(2).id(), message(3).id(), message(4).id()))
                .body("items.find { it.badge.key == 'four-days' }.earnedOn", equalTo("2026-03-05"));
        assertThat(given.news("badge.awarded", "ada")).hasSize(2);
    }

    @Test
    void takesABadgeBackWithTheEventThatEarnedItAndGivesItBack() {
        String id = given.badge("two", COUNT.formatted(2));
        messages(2, 3);
        String award = given.of("ada").extract().path("items[0].id");

        community.apply(community.retraction("x-1", message(2)));
        given.of("ada")
                .body("items[0].state", equalTo("REVOKED"))
                .body("items[0].revokedAt", notNullValue())
                .body("items[0].revokedReason", equalTo("What earned it was retracted"));
        community.get("/badges/" + id + "/awards?state=AWARDED").body("items", empty());
        assertThat(given.news("badge.revoked", "ada")).hasSize(1);

        messages(9);
        given.of("ada")
                .body("items.id", contains(award))
                .body("items[0].state", equalTo("AWARDED"))
                .body("items[0].earnedOn", equalTo("2026-03-09"))
                .body("items[0].evidence", contains(message(3).id(), message(9).id()))
                .body("items[0].revokedReason", nullValue());
        assertThat(given.news("badge.awarded", "ada")).hasSize(2);
    }

    @Test
    void composesBadgesOfOthers() {
        given.badge("first", COUNT.formatted(1));
        given.badge("two-in-a-row", STREAK.formatted(2));
        given.badge("both", "{\"badges\": [\"first\", \"two-in-a-row\"]}");
        given.badge("all", "{\"badges\": [\"both\", \"first\"]}");
        messages(2);
        given.of("ada").body("items.badge.key", contains("first"));

        messages(3);
        given.of("ada")
                .body("items.badge.key", containsInAnyOrder("first", "two-in-a-row", "both", "all"))
                .body("items.find { it.badge.key == 'both' }.earnedOn", equalTo("2026-03-03"))
                .body(
                        "items.find { it.badge.key == 'both' }.evidence",
                        contains(message(2).id(), message(3).id()));

        community.apply(community.retraction("x-1", message(3)));
        given.of("ada").body("items.findAll { it.state == 'AWARDED' }.badge.key", contains("first"));
    }

    @Test
    void countsAnEventOnceHoweverOftenItComes() {
        given.badge("two", COUNT.formatted(2));

        messages(2);
        messages(2);

        given.of("ada").body("items", empty());
        assertThat(LedgerAudit.of(community)
                        .number("select sum(matches)::bigint from badge_day where community_id = ?"))
                .isEqualTo(1);
        assertThat(given.news("badge.", "ada")).isEmpty();
    }
}
