package org.communityops.kpi.rollup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.FeedPages;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ActivityFollowerTest {
    private static final String MAY = "?granularity=DAY&from=2026-05-01&to=2026-05-02";

    @Test
    void countsADuplicateNothing() {
        var community = TestCommunity.in("UTC");
        var message = community.message("ana", "2026-05-01T12:00:00Z");

        community.sees(message, message);
        community.sees(message);

        assertThat(community.values("messages" + MAY)).containsExactly(1, 0);
        community.get("/metrics/messages/members?period=2026-05").body("items.value", contains(1));
    }

    @Test
    void countsALateEventOnTheDayOnWhichItHappened() {
        var community = TestCommunity.in("UTC");
        community.sees(community.message("ana", "2026-05-02T12:00:00Z"));

        community.sees(community.message("bo", "2026-05-01T12:00:00Z"));

        assertThat(community.values("dau" + MAY)).containsExactly(1, 1);
        assertThat(community.values("wau7" + MAY)).containsExactly(1, 2);
    }

    @Test
    void takesBackAnEventAndOnlyThatOne() {
        var community = TestCommunity.in("UTC");
        var first = community.reply("ana", "2026-05-01T12:00:00Z");
        var second = community.message("ana", "2026-05-01T13:00:00Z");
        community.sees(first, second, community.reaction("bo", "2026-05-01T14:00:00Z"));

        community.sees(community.retraction(first, "2026-05-02T12:00:00Z"));

        assertThat(community.values("messages" + MAY)).containsExactly(1, 0);
        assertThat(community.values("replies" + MAY)).containsExactly(0, 0);
        assertThat(community.values("dau" + MAY)).containsExactly(2, 0);
        community.get("/metrics/messages/members?period=2026-05").body("items.value", contains(1));
        community.get("/metrics/replies/members?period=2026-05").body("items", hasSize(0));
    }

    @Test
    void takesAnEventBackOnceHoweverOftenItIsRetracted() {
        var community = TestCommunity.in("UTC");
        var message = community.message("ana", "2026-05-01T12:00:00Z");
        community.sees(message, community.message("ana", "2026-05-01T13:00:00Z"));

        community.sees(
                community.retraction(message, "2026-05-02T12:00:00Z"),
                community.retraction(message, "2026-05-02T13:00:00Z"));
        community.sees(community.retraction(message, "2026-05-02T14:00:00Z"));

        assertThat(community.values("messages" + MAY)).containsExactly(1, 0);
        community.get("/metrics/messages/members?period=2026-05").body("items.value", contains(1));
    }

    @Test
    void takesBackAnEventOfTheSamePage() {
        var community = TestCommunity.in("UTC");
        var message = community.message("ana", "2026-05-01T12:00:00Z");

        community.sees(message, community.retraction(message, "2026-05-02T12:00:00Z"));

        assertThat(community.values("messages" + MAY)).containsExactly(0, 0);
        assertThat(community.values("dau" + MAY)).containsExactly(0, 0);
        community.get("/metrics/messages/members?period=2026-05").body("items", hasSize(0));
    }

    @Test
    void countsNothingThatWasTakenBackBeforeItArrived() {
        var community = TestCommunity.in("UTC");
        var message = community.message("ana", "2026-05-01T12:00:00Z");

        community.sees(community.event("event.retracted", "ana", "2026-05-02T12:00:00Z", Map.of()));
        community.sees(community.takenBackBefore(message));

        assertThat(community.values("messages" + MAY)).containsExactly(0, 0);
        community.get("/metrics/dau" + MAY).body("cutOff", equalTo("2026-05-02"));
    }

    @Test
    void movesTheCutOffBackWithTheLastEvent() {
        var community = TestCommunity.in("UTC");
        var wrong = community.message("ana", "2026-05-20T12:00:00Z");
        community.sees(community.message("ana", "2026-05-01T12:00:00Z"), wrong);
        community.get("/metrics/dau" + MAY).body("cutOff", equalTo("2026-05-20"));

        community.sees(community.retraction(wrong, "2026-05-02T12:00:00Z"));

        community.get("/metrics/dau" + MAY).body("cutOff", equalTo("2026-05-02"));
    }

    @Test
    void letsAMemberJoinOnTheEarliestDayThatIsNotTakenBack() {
        var community = TestCommunity.in("UTC");
        var first = community.joined("ana", "2026-05-01T12:00:00Z");
        community.sees(community.joined("ana", "2026-05-02T12:00:00Z"));
        assertThat(community.values("members_joined" + MAY)).containsExactly(0, 1);

        community.sees(first);
        assertThat(community.values("members_joined" + MAY)).containsExactly(1, 0);

        community.sees(community.retraction(first, "2026-05-02T12:00:00Z"));
        assertThat(community.values("members_joined" + MAY)).containsExactly(0, 1);
    }

    @Test
    void joinsNobodyWhoseJoinWasTakenBackInTheSamePage() {
        var community = TestCommunity.in("UTC");
        var join = community.joined("ana", "2026-05-01T12:00:00Z");

        community.sees(join, community.retraction(join, "2026-05-02T12:00:00Z"));

        assertThat(community.values("members_joined" + MAY)).containsExactly(0, 0);
    }

    @Test
    void takesInEventsOfACommunityThatIsToldOfLater() {
        var community = TestCommunity.unheardOf();
        community.sees(community.message("ana", "2026-05-01T17:00:00Z"));
        community.get("/metrics/messages" + MAY).statusCode(404);

        community.isToldOf("community.created", "America/New_York");

        assertThat(community.values("messages" + MAY)).containsExactly(1, 0);
    }

    @Test
    void countsTheDaysAnewWhenTheZoneChanges() {
        var community = TestCommunity.in("UTC");
        community.sees(
                community.joined("ana", "2026-05-01T17:00:00Z"), community.message("ana", "2026-05-01T17:00:00Z"));
        assertThat(community.values("messages" + MAY)).containsExactly(1, 0);

        community.movesTo("Asia/Shanghai");

        assertThat(community.values("messages" + MAY)).containsExactly(0, 1);
        assertThat(community.values("members_joined" + MAY)).containsExactly(0, 1);
        community.get("/metrics/dau" + MAY).body("cutOff", equalTo("2026-05-02"));
    }

    @Test
    void recordsADigestOfEveryEvent() {
        var community = TestCommunity.in("Asia/Shanghai");
        var message = community.message("ana", "2026-05-01T23:00:00Z");
        community.sees(message, community.retraction(message, "2026-05-02T12:00:00Z"));

        community
                .get("/digests")
                .statusCode(200)
                .body("items.day", contains("2026-05-01", "2026-05-02"))
                .body("items.type", contains("message.posted", "event.retracted"))
                .body("items.events", contains(1, 1))
                .body(
                        "items[0].checksum",
                        equalTo(message.data().get("checksum").asText()));
    }

    @Test
    void keepsCommunitiesApart() {
        var ours = TestCommunity.in("UTC");
        var theirs = TestCommunity.in("UTC");

        FeedPages.apply(
                "activity", ours.message("ana", "2026-05-01T12:00:00Z"), theirs.message("ana", "2026-05-02T12:00:00Z"));

        assertThat(ours.values("messages" + MAY)).containsExactly(1, 0);
        assertThat(theirs.values("messages" + MAY)).containsExactly(0, 1);
        given().header("Authorization", TestKeys.of(KeyKind.BI, theirs.id()))
                .get("/v1/communities/" + ours.id() + "/metrics/messages")
                .then()
                .statusCode(404);
    }
}
