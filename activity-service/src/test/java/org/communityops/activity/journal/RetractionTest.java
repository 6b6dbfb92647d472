package org.communityops.activity.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.activity.TestEvents.message;
import static org.communityops.activity.TestEvents.retraction;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.communityops.activity.TestCommunity;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RetractionTest {
    private TestCommunity community;

    @BeforeEach
    void begin() {
        community = TestCommunity.create();
    }

    @Test
    void keepsARetractedEventReadableAndMarked() {
        var location = community.send(message("m-1")).extract().header("Location");
        var before = community.asOwner().get(location).header("ETag");
        community.asOwner().get(location).then().body("retracted", nullValue());

        community.send(retraction("r-1", "m-1")).statusCode(201);

        var answer = community.asOwner().get(location).then().statusCode(200).body("retracted", equalTo(true));
        assertThat(answer.extract().header("ETag")).isNotEqualTo(before);
    }

    @Test
    void tellsFollowersOfARetractionThatComesLater() {
        community.send(message("m-1")).statusCode(201);
        community.send(retraction("r-1", "m-1")).statusCode(201);

        var news = community.news(2);

        assertThat(news.get(0).data()).doesNotContainKey("retracted");
        assertThat(news.get(1).data().get("retracts"))
                .isEqualTo(Map.of(
                        "eventId", news.get(0).id(),
                        "source", "slack://team",
                        "id", "m-1",
                        "type", "message.posted",
                        "memberId", Ids.derived(community.id(), "slack", "u-1").toString(),
                        "time", "2026-03-02T08:00:00Z"));
    }

    @Test
    void tellsFollowersOfAnEventThatWasRetractedBeforeItCame() {
        community.send(retraction("r-1", "m-1")).statusCode(201);
        community.send(message("m-1")).statusCode(201);

        var news = community.news(2);

        assertThat(news.get(0).data()).doesNotContainKey("retracts");
        assertThat(news.get(1).data()).containsEntry("retracted", true);
        community
                .asOwner()
                .get(community.path("/events/" + news.get(1).id()))
                .then()
                .body("retracted", equalTo(true));
    }

    @Test
    void tellsFollowersOnceInEitherOrderWithinABatch() {
        community.sendBatch(
                List.of(message("m-1"), retraction("r-1", "m-1"), retraction("r-2", "m-2"), message("m-2")));

        var news = community.news(4);

        assertThat(news.get(0).data()).doesNotContainKey("retracted");
        assertThat(news.get(1).data()).containsKey("retracts");
        assertThat(news.get(2).data()).doesNotContainKey("retracts");
        assertThat(news.get(3).data()).containsEntry("retracted", true);
    }

    @Test
    void letsTheFirstOfTwoRetractionsCount() {
        community.send(message("m-1")).statusCode(201);
        community.send(retraction("r-1", "m-1")).statusCode(201);
        community.send(retraction("r-2", "m-1")).statusCode(201);

        var news = community.news(3);

        assertThat(news.get(1).data()).containsKey("retracts");
        assertThat(news.get(2).data()).doesNotContainKey("retracts");
    }

    @Test
    void canRetractAnEventOfAnotherSource() {
        community.send(message("m-1")).statusCode(201);
        var foreign = retraction("r-1", "m-1")
                .replace("\"source\":\"slack://team\"", "\"source\":\"tool://desk\"")
                .replace("\"data\":{", "\"data\":{\"source\":\"slack://team\",");

        community.send(foreign).statusCode(201);

        assertThat(community.news(2).get(1).data()).containsKey("retracts");
    }

    @Test
    void refusesARetractionOfItselfOrOfNothing() {
        problem(community.send(retraction("r-1", "r-1")), 422, "validation-failed");
        problem(
                community.send(retraction("r-1", "x").replace("\"id\":\"x\"", "\"reason\":\"x\"")),
                422,
                "validation-failed");
    }

    @Test
    void tellsEveryPairOnceWhenBothComeAtTheSameTime() {
        Stream.iterate(0, i -> i < 30, i -> i + 1)
                .flatMap(i -> Stream.of(message("m-" + i), retraction("r-" + i, "m-" + i)))
                .parallel()
                .forEach(event -> community.send(event).statusCode(201));

        var signals = community.news(60).stream()
                .map(TestCommunity.News::data)
                .filter(d -> d.containsKey("retracts") || d.containsKey("retracted"))
                .count();

        assertThat(signals).isEqualTo(30);
    }
}
