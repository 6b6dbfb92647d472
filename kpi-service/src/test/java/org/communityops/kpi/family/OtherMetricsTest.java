package org.communityops.kpi.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OtherMetricsTest {
    private static final String MAY = "from=2026-05-01&to=2026-05-31&granularity=MONTH";

    private TestCommunity community = TestCommunity.unheardOf();

    @BeforeEach
    void begin() {
        community = TestCommunity.in("UTC");
    }

    @Test
    void countsInteractionsOfAllKindsAndTheirMembers() {
        community.sees(
                community.message("ana", "2026-05-01T12:00:00Z"),
                community.reaction("ana", "2026-05-01T12:00:00Z"),
                of("content.liked", "bo", "2026-05-02T12:00:00Z"),
                of("poll.voted", "ana", "2026-05-02T12:00:00Z"),
                of("content.viewed", "cy", "2026-05-02T12:00:00Z"));

        assertThat(community.values("interactions?" + MAY)).containsExactly(4);
        assertThat(community.values("interacting_members?" + MAY)).containsExactly(2);
        assertThat(community.values("interactions_per_member?" + MAY)).containsExactly(2.0f);
        community
                .get("/metrics/interaction_frequency?" + MAY)
                .body("items.numerator", contains(3))
                .body("items.denominator", contains(2))
                .body("items.value", contains(1.5f));
    }

    @Test
    void measuresVisitsToTheMillisecond() {
        community.sees(visit("ana", 10.5), visit("ana", 0.0015), visit("bo", 20));

        community
                .get("/metrics/session_duration?" + MAY)
                .body("items[0].numerator", equalTo(30.502f))
                .body("items[0].denominator", equalTo(3))
                .body("items[0].value", equalTo(10.167333f));
    }

    @Test
    void dividesWhatContentGetsByItsViews() {
        community.sees(
                community.joined("ana", "2026-05-01T12:00:00Z"),
                community.joined("bo", "2026-05-01T12:00:00Z"),
                of("content.published", "bo", "2026-05-01T12:00:00Z"),
                of("content.viewed", "ana", "2026-05-02T12:00:00Z"),
                of("content.viewed", "ana", "2026-05-03T12:00:00Z"),
                of("content.clicked", "ana", "2026-05-03T12:00:00Z"),
                of("content.shared", "ana", "2026-05-03T12:00:00Z"),
                of("content.shared", "ana", "2026-05-03T12:00:01Z"),
                of("content.liked", "ana", "2026-05-03T12:00:00Z"));

        assertThat(community.values("content_published?" + MAY)).containsExactly(1);
        assertThat(community.values("content_views?" + MAY)).containsExactly(2);
        assertThat(community.values("content_click_rate?" + MAY)).containsExactly(0.5f);
        assertThat(community.values("content_share_rate?" + MAY)).containsExactly(1.0f);
        assertThat(community.values("content_like_rate?" + MAY)).containsExactly(0.5f);
        assertThat(community.values("content_comment_rate?" + MAY)).containsExactly(0.0f);
        assertThat(community.values("content_coverage?" + MAY)).containsExactly(0.5f);
    }

    @Test
    void tellsWhoComesToCampaigns() {
        community.sees(
                of("campaign.registered", "ana", "2026-05-01T12:00:00Z"),
                of("campaign.registered", "bo", "2026-05-01T12:00:00Z"),
                of("campaign.attended", "ana", "2026-05-02T12:00:00Z"),
                of("campaign.attended", "cy", "2026-05-02T12:00:00Z"),
                of("campaign.completed", "ana", "2026-05-02T13:00:00Z"));

        assertThat(community.values("campaign_registrations?" + MAY)).containsExactly(2);
        assertThat(community.values("campaign_participants?" + MAY)).containsExactly(2);
        assertThat(community.values("campaign_attendance_rate?" + MAY)).containsExactly(0.5f);
        assertThat(community.values("campaign_completion_rate?" + MAY)).containsExactly(0.5f);
    }

    @Test
    void boundsTheShareOfMembersWhoBreakRules() {
        for (var member = 0; member < 20; member++) {
            community.sees(community.message("m" + member, "2026-05-01T12:00:00Z"));
        }

        // 0 of 20: Newcombe 1998, table I
        community
                .get("/metrics/violation_rate?" + MAY)
                .body("items[0].value", equalTo(0.0f))
                .body("items[0].interval.low", equalTo(0.0f))
                .body("items[0].interval.high", equalTo(0.161125f));

        community.sees(
                of("violation.found", "m1", "2026-05-01T12:00:00Z"),
                of("violation.found", "m1", "2026-05-01T13:00:00Z"),
                of("violation.found", "idle", "2026-05-01T13:00:00Z"),
                of("complaint.filed", "m2", "2026-05-01T13:00:00Z"),
                of("survey.answered", "m3", "2026-05-01T13:00:00Z"));
        assertThat(community.values("violations?" + MAY)).containsExactly(3);
        assertThat(community.values("violation_rate?" + MAY)).containsExactly(0.05f);
        assertThat(community.values("complaint_rate?" + MAY)).containsExactly(0.05f);
        assertThat(community.values("survey_participation?" + MAY)).containsExactly(0.05f);
    }

    private FeedItem of(String type, String member, String time) {
        return community.event(type, member, time, Map.of());
    }

    private FeedItem visit(String member, double seconds) {
        return community.event("session.ended", member, "2026-05-01T12:00:00Z", Map.of("durationSeconds", seconds));
    }
}
