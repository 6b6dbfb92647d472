package org.communityops.kpi.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.Map;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RestOfCatalogueTest {
    private static final String MAY = "from=2026-05-01&to=2026-05-31&granularity=MONTH";
    private static final String NOON = "2026-05-01T12:00:00Z";

    private final TestCommunity community = TestCommunity.in("UTC");

    @Test
    void nestsTheFiveRings() {
        community.sees(
                of("content.viewed", "ana", Map.of()),
                community.joined("bo", NOON),
                community.message("cy", NOON),
                of("purchase.completed", "di", Map.of("orderId", "o", "amount", 1, "currency", "CNY")),
                of("invite.sent", "ed", Map.of()),
                of("content.shared", "di", Map.of()),
                of("poll.voted", "fi", Map.of()));

        assertThat(community.values("ring_reached?" + MAY)).containsExactly(5);
        assertThat(community.values("ring_joined?" + MAY)).containsExactly(4);
        assertThat(community.values("ring_active?" + MAY)).containsExactly(3);
        assertThat(community.values("ring_bought?" + MAY)).containsExactly(2);
        assertThat(community.values("ring_advocating?" + MAY)).containsExactly(2);
    }

    @Test
    void tellsTheAtmosphere() {
        community.sees(
                of("reaction.added", "ana", Map.of("emoji", "+1")),
                of("reaction.added", "ana", Map.of("emoji", "heart")),
                of("reaction.added", "ana", Map.of("emoji", "rage")),
                of("reaction.added", "ana", Map.of("emoji", "eyes")),
                of("complaint.filed", "ana", Map.of("category", "Conflict")),
                of("complaint.filed", "ana", Map.of("category", "parcel")),
                of("message.posted", "bo", Map.of("topic", "tea")),
                of("message.posted", "cy", Map.of("topic", " ")),
                of("message.posted", "cy", Map.of()),
                of("message.posted", "cy", Map.of()));

        community
                .get("/metrics/friendly_share?" + MAY)
                .body("items.numerator", contains(2))
                .body("items.denominator", contains(3));
        assertThat(community.values("conflict_rate?" + MAY)).containsExactly(0.25f);
        community
                .get("/metrics/topic_participation?" + MAY)
                .body("items.numerator", contains(1))
                .body("items.denominator", contains(3));
    }

    /**
     * One complaint on every other of the 28 days before: the mean is 1/2, the variance 28 · 1/4 / 27, the standard deviation
     * 0.509175, less than 1. So six on the day are 5.5 above the usual, divided by 1.
     */
    @Test
    void scoresABurstOfTroubleAgainstTheFourWeeksBefore() {
        var first = LocalDate.parse("2026-05-01");
        community.sees(community.message("ana", first + "T10:00:00Z"));
        for (var day = 0; day < 28; day += 2) {
            community.sees(trouble("complaint.filed", first.plusDays(day)));
        }
        for (var more = 0; more < 3; more++) {
            community.sees(
                    trouble("complaint.filed", first.plusDays(28)), trouble("violation.found", first.plusDays(28)));
        }

        assertThat(community.values("negative_burst?from=2026-05-28&to=2026-05-30"))
                .containsExactly(null, 5.5f, null);
        community
                .get("/metrics/negative_burst/explain?from=2026-05-29&to=2026-05-29")
                .body("items[0].parts.metric", contains("complaints", "violations"))
                .body("items[0].parts.value.value", contains(3, 3));
    }

    /** Ten complaints on each even day and none on the odd ones: the standard deviation is √(28 · 25 / 27) = 5.091751. */
    @Test
    void dividesABurstByTheUsualSpread() {
        var first = LocalDate.parse("2026-05-01");
        community.sees(community.message("ana", first + "T10:00:00Z"));
        for (var day = 0; day < 28; day += 2) {
            for (var more = 0; more < 10; more++) {
                community.sees(trouble("complaint.filed", first.plusDays(day)));
            }
        }
        community.sees(trouble("violation.found", first.plusDays(28)));

        assertThat(community.values("negative_burst?from=2026-05-29&to=2026-05-29"))
                .containsExactly(-0.785584f);
    }

    @Test
    void tellsWhereContentComesFrom() {
        community.sees(
                of("content.published", "ana", Map.of("origin", "ORIGINAL", "byOperator", true)),
                of("content.published", "ana", Map.of("origin", "FORWARDED", "ad", true)),
                of("content.published", "ana", Map.of("origin", "ORIGINAL")),
                of("content.published", "ana", Map.of()),
                community.message("ana", "2026-05-04T12:00:00Z"));

        community
                .get("/metrics/original_share?" + MAY)
                .body("items.numerator", contains(2))
                .body("items.denominator", contains(3));
        assertThat(community.values("ad_ratio?" + MAY)).containsExactly(0.25f);
        assertThat(community.values("operator_content?" + MAY)).containsExactly(1);
        assertThat(community.values("days_without_operator_content?" + MAY)).containsExactly(3);
    }

    /** Messages 2 each, the reply 1 more, a reaction 1, a share 4, an accepted answer 5. */
    @Test
    void weighsInteractionsByTheirEffort() {
        community.sees(
                community.message("ana", NOON),
                community.reply("bo", NOON),
                community.reaction("cy", NOON),
                of("content.shared", "cy", Map.of()),
                of("answer.accepted", "bo", Map.of()),
                of("content.viewed", "di", Map.of()));

        assertThat(community.values("interaction_score?" + MAY)).containsExactly(15);
        assertThat(community.values("advocacy_rate?" + MAY)).containsExactly(0.333333f);
        community
                .get("/metrics/reach_per_author?" + MAY)
                .body("items.numerator", contains(2))
                .body("items.denominator", contains(2));
    }

    /**
     * Of four members one is active: 0.25 / 0.5 of 40. One of four messages is a reply: 0.25 / 0.5 of 30. He is active on the
     * only one of two days: stickiness 0.5, above 0.2: 30. Together 65.
     */
    @Test
    void makesAnIndexThatItsPartsExplain() {
        for (var member : new String[] {"ana", "bo", "cy", "di"}) {
            community.sees(community.joined(member, "2026-05-01T10:00:00Z"));
        }
        community.sees(
                community.message("ana", "2026-05-02T12:00:00Z"),
                community.message("ana", "2026-05-02T12:00:00Z"),
                community.message("ana", "2026-05-02T12:00:00Z"),
                community.reply("ana", "2026-05-02T12:00:00Z"));

        assertThat(community.values("interaction_index?" + MAY)).containsExactly(65f);
        community
                .get("/metrics/interaction_index/explain?" + MAY)
                .body("items[0].parts.metric", contains("active_rate", "reply_ratio", "stickiness"))
                .body("items[0].parts.value.value", contains(0.25f, 0.25f, 0.5f))
                .body("items[0].value.value", equalTo(65f));
    }

    /**
     * Two are active in April, one of them in May: 0.5 of 50. May: active on one of one day, so stickiness 1: 30. He invites:
     * 20. Content: 1 like in 20 views is half of 0.1: 20; no comment; 1 share is all of 0.05: 30.
     */
    @Test
    void knowsLoyaltyAndTheQualityOfContent() {
        community.sees(
                community.message("ana", "2026-04-30T12:00:00Z"),
                community.message("bo", "2026-04-30T12:00:00Z"),
                community.message("ana", NOON),
                of("invite.sent", "ana", Map.of()));
        for (var view = 0; view < 20; view++) {
            community.sees(of("content.viewed", "ana", Map.of()));
        }
        community.sees(of("content.liked", "ana", Map.of()), of("content.shared", "ana", Map.of()));

        assertThat(community.values("active_kept_rate?" + MAY)).containsExactly(0.5f);
        assertThat(community.values("loyalty_index?" + MAY)).containsExactly(75f);
        assertThat(community.values("content_quality_index?" + MAY)).containsExactly(50f);
    }

    private FeedItem of(String type, String member, Map<String, ?> data) {
        return community.event(type, member, NOON, data);
    }

    private FeedItem trouble(String type, LocalDate day) {
        return community.event(type, "ana", day + "T12:00:00Z", Map.of());
    }
}
