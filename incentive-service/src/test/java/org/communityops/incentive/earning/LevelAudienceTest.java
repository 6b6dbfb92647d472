package org.communityops.incentive.earning;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.stream.IntStream;
import org.communityops.incentive.CommunityFixture;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.Test;

/** Level 2 of the starter ladder begins at 50 points; what was earned on a day counts from the next day on. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LevelAudienceTest {
    private final CommunityFixture community = CommunityFixture.in("UTC");

    private FeedItem answer(String id, String time) {
        return community.event(id, "answer.accepted", "ada", time, Map.of());
    }

    private void publish(String key, String audience, int points) {
        community.publish(key, """
                {"trigger": {"eventType": "answer.accepted"}, "award": {"fixed": %d}, "currency": "points", "audience": %s}""".formatted(points, audience));
    }

    /** Twenty points by messages on each of some days of October 2091. */
    private void messages(int firstDay, int lastDay) {
        community.apply(IntStream.rangeClosed(firstDay, lastDay)
                .boxed()
                .flatMap(day -> IntStream.range(0, 10)
                        .mapToObj(i -> community.message(
                                "m-" + day + "-" + i, "ada", "2091-10-%02dT08:%02d:00Z".formatted(day, i))))
                .toList());
    }

    @Test
    void looksAtTheLevelOfTheMorning() {
        publish("experts", "{\"levelAtLeast\": 2}", 7);
        messages(1, 3);

        community.apply(answer("a", "2091-10-03T23:00:00Z"));
        community.settle();
        assertThat(community.balance("ada")).isEqualTo(60);

        community.apply(answer("b", "2091-10-04T00:00:00Z"));
        community.settle();
        assertThat(community.balance("ada")).isEqualTo(67);
    }

    @Test
    void paysAfterwardsWhenLatePointsHadMadeTheLevel() {
        publish("experts", "{\"levelAtLeast\": 2}", 7);
        community.apply(answer("a", "2091-10-04T10:00:00Z"));
        assertThat(community.balance("ada")).isZero();

        messages(1, 3);
        community.settle();

        assertThat(community.balance("ada")).isEqualTo(67);
    }

    @Test
    void takesBackWhenTheLevelTurnsOutToHaveBeenAnother() {
        publish("beginners", "{\"levelAtMost\": 1}", 7);
        community.apply(answer("a", "2091-10-04T10:00:00Z"));
        assertThat(community.balance("ada")).isEqualTo(7);

        messages(1, 3);
        community.settle();

        assertThat(community.balance("ada")).isEqualTo(60);
    }

    @Test
    void countsWhatItPaysItselfFromTheNextDayOn() {
        publish("beginners", "{\"levelAtMost\": 1}", 30);

        community.apply(
                answer("a", "2091-10-01T10:00:00Z"),
                answer("b", "2091-10-01T11:00:00Z"),
                answer("c", "2091-10-02T10:00:00Z"));
        community.settle();

        // 60 points on the first day make level 2 on the second.
        assertThat(community.balance("ada")).isEqualTo(60);
    }

    @Test
    void followsPointsThatAreGivenByHand() {
        publish("experts", "{\"levelAtLeast\": 2}", 7);
        community.apply(answer("a", "2091-10-04T10:00:00Z"));

        community.grant("gift", "ada", 50).statusCode(201);
        community.settle();

        assertThat(community.balance("ada")).isEqualTo(57);
    }
}
