package org.communityops.kpi.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class UserMetricsTest {
    @Test
    void countsWhoHasComeAndNotGone() {
        var community = TestCommunity.in("UTC");
        community.sees(
                community.joined("ana", "2026-01-01T12:00:00Z"),
                community.joined("bo", "2026-01-02T12:00:00Z"),
                community.joined("cy", "2026-01-03T12:00:00Z"),
                left(community, "bo", "2026-01-03T12:00:00Z"),
                community.message("ana", "2026-01-04T12:00:00Z"),
                community.joined("bo", "2026-01-05T12:00:00Z"),
                left(community, "cy", "2026-01-05T13:00:00Z"),
                community.message("dan", "2026-01-05T12:00:00Z"));

        assertThat(community.values("members_total?from=2025-12-31&to=2026-01-06&granularity=DAY"))
                .containsExactly(0, 1, 2, 2, 2, 2, 2);
        assertThat(community.values("members_total?from=2026-01-05&to=2026-01-05&granularity=DAY"))
                .containsExactly(2);
        assertThat(community.values("members_left?from=2026-01-01&to=2026-01-31&granularity=MONTH"))
                .containsExactly(2);
        community
                .get("/metrics/growth_rate?from=2026-01-02&to=2026-01-04&granularity=DAY")
                .body("items.numerator", contains(1, 0, 0))
                .body("items.denominator", contains(1, 2, 2))
                .body("items.value", contains(1.0f, 0.0f, 0.0f));
        community
                .get("/metrics/growth_rate?from=2026-01-01&to=2026-01-31&granularity=MONTH")
                .body("items.numerator", contains(2))
                .body("items.denominator", contains(0))
                .body("items.value", contains((Object) null));
        community
                .get("/metrics/active_rate?from=2026-01-01&to=2026-01-31&granularity=MONTH")
                .body("items.numerator", contains(1))
                .body("items.denominator", contains(2))
                .body("items.value", contains(0.5f));
    }

    @Test
    void takesALeavingBackWithItsRetraction() {
        var community = TestCommunity.in("UTC");
        var leaving = left(community, "ana", "2026-01-02T12:00:00Z");
        community.sees(community.joined("ana", "2026-01-01T12:00:00Z"), leaving);
        assertThat(community.values("members_total?from=2026-01-02&to=2026-01-02&granularity=DAY"))
                .containsExactly(0);

        community.sees(community.retraction(leaving, "2026-01-03T12:00:00Z"));

        assertThat(community.values("members_total?from=2026-01-02&to=2026-01-02&granularity=DAY"))
                .containsExactly(1);
    }

    @Test
    void splitsTheActiveIntoNewAndExisting() {
        var community = TestCommunity.in("UTC");
        community.sees(
                community.joined("ana", "2026-01-31T12:00:00Z"),
                community.joined("bo", "2026-02-01T12:00:00Z"),
                community.message("ana", "2026-02-02T12:00:00Z"),
                community.message("bo", "2026-02-02T12:00:00Z"),
                community.message("dan", "2026-02-02T12:00:00Z"));

        assertThat(community.values("active_new?from=2026-02-01&to=2026-02-28")).containsExactly(1);
        assertThat(community.values("active_existing?from=2026-02-01&to=2026-02-28"))
                .containsExactly(2);
    }

    @Test
    void tellsWhoIsActivatedInTheFirstWeekAndWaitsForItsEnd() {
        var community = TestCommunity.in("UTC");
        community.sees(
                community.joined("ana", "2026-01-01T12:00:00Z"),
                community.joined("bo", "2026-01-01T12:00:00Z"),
                community.joined("cy", "2026-01-05T12:00:00Z"),
                community.message("ana", "2026-01-07T12:00:00Z"),
                community.message("bo", "2026-01-08T12:00:00Z"));

        community
                .get("/metrics/activation_rate?from=2026-01-01&to=2026-01-31&granularity=MONTH")
                .body("items.numerator", contains(1))
                .body("items.denominator", contains(2));
        assertThat(community.values("retention_d3?variant=within&from=2026-01-01&to=2026-01-31&granularity=MONTH"))
                .containsExactly(0.0f);
        assertThat(community.values("retention_d14?from=2026-01-01&to=2026-01-31&granularity=MONTH"))
                .containsExactly((Object) null);
    }

    @Test
    void tellsHowManyCameByInvitation() {
        var community = TestCommunity.in("UTC");
        community.sees(
                community.joined("ana", "2026-01-01T12:00:00Z"),
                community.event("invite.sent", "ana", "2026-01-02T12:00:00Z", Map.of("invite", "i1")),
                community.event("invite.sent", "ana", "2026-01-02T13:00:00Z", Map.of("invite", "i2")),
                community.joined("bo", "2026-01-03T12:00:00Z"),
                community.event("invite.accepted", "bo", "2026-01-03T12:00:00Z", Map.of("invite", "i1")));

        assertThat(community.values("invites_sent?from=2026-01-01&to=2026-01-31&granularity=MONTH"))
                .containsExactly(2);
        assertThat(community.values("inviting_members?from=2026-01-01&to=2026-01-31&granularity=MONTH"))
                .containsExactly(1);
        assertThat(community.values("referral_rate?from=2026-01-01&to=2026-01-31&granularity=MONTH"))
                .containsExactly(0.5f);
    }

    private static org.communityops.kit.feed.FeedItem left(TestCommunity community, String member, String time) {
        return community.event("member.left", member, time, Map.of());
    }
}
