package org.communityops.kpi.topic;

import static io.restassured.RestAssured.given;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.stream.IntStream;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TopicResourceTest {
    private TestCommunity community = TestCommunity.in("UTC");

    /** Two topics are talked about in May, one of them by two members; a third member posts in no topic. */
    @Test
    void countsWhoTakesPartInWhat() {
        community.sees(
                message("ana", "tea", "2026-05-04T10:00:00Z"),
                message("ana", "tea", "2026-05-05T10:00:00Z"),
                message("bo", "tea", "2026-05-05T11:00:00Z"),
                message("ana", "cups", "2026-05-06T10:00:00Z"),
                community.message("cy", "2026-05-07T10:00:00Z"),
                message("bo", "cups", "2026-06-01T00:00:00Z"));

        topics("?to=2026-06-30")
                .body("definition", equalTo("topic_participation"))
                .body("items.period", contains("2026-05", "2026-06"))
                .body("items.activeTopics", contains(2, 1))
                .body("items.sharedTopics", contains(1, 0))
                .body("items.topicPosters", contains(2, 1))
                .body("items.participations", contains(3, 1))
                .body("items.membersPerTopic", contains(1.5f, 1f))
                .body("items.topicsPerPoster", contains(1.5f, 1f))
                .body("items.posters", contains(3, 1))
                .body("items.newTopics", contains(0, 0))
                .body("items.answerRate", contains(null, null));
    }

    /** Delays of 60 seconds, a day, and a day and a second; one topic gets no answer but of him who began it. */
    @Test
    void tellsHowSoonSomebodyElseAnswers() {
        community.sees(
                started("ana", "a", "2026-05-01T00:00:00Z"),
                message("ana", "a", "2026-05-01T00:00:01Z"),
                message("bo", "a", "2026-05-01T00:01:00Z"),
                message("cy", "a", "2026-05-01T00:02:00Z"),
                started("ana", "b", "2026-05-01T00:00:00Z"),
                message("bo", "b", "2026-05-02T00:00:00Z"),
                started("bo", "c", "2026-05-31T23:59:59Z"),
                message("ana", "c", "2026-06-02T00:00:00Z"),
                started("bo", "d", "2026-05-03T00:00:00Z"),
                message("bo", "d", "2026-05-03T00:00:10Z"));

        topics("?to=2026-05-31")
                .body("items.period", contains("2026-05"))
                .body("items.newTopics", contains(4))
                .body("items.answered", contains(3))
                .body("items.answeredWithinDay", contains(2))
                .body("items.answerRate", contains(0.75f))
                .body("items.medianAnswerSeconds", contains(86_400));
    }

    /** Eleven posters: the busiest two wrote 5 and 3 of 17 messages. */
    @Test
    void tellsWhetherFewDoMostOfTheTalking() {
        IntStream.range(0, 11).forEach(i -> community.sees(community.message("m" + i, "2026-05-04T10:00:00Z")));
        IntStream.range(0, 4).forEach(i -> community.sees(community.message("m0", "2026-05-05T10:00:00Z")));
        IntStream.range(0, 2).forEach(i -> community.sees(community.message("m1", "2026-05-05T10:00:00Z")));

        topics("")
                .body("items.posters", contains(11))
                .body("items.busiestPosters", contains(2))
                .body("items.busiestShare", contains(0.470588f));
    }

    @Test
    void countsInTheZoneOfTheCommunityAndForgetsWhatIsTakenBack() {
        community = TestCommunity.in("Asia/Shanghai");
        var late = message("ana", "tea", "2026-05-31T16:00:00Z");
        community.sees(message("bo", "tea", "2026-05-31T15:59:59Z"), late);
        topics("").body("items.period", contains("2026-05", "2026-06")).body("items.activeTopics", contains(1, 1));
        topics("?granularity=QUARTER").body("items.sharedTopics", contains(1));

        community.sees(community.retraction(late, "2026-05-31T17:00:00Z"));

        topics("?granularity=QUARTER").body("items.sharedTopics", contains(0));
        community.movesTo("UTC");
        topics("?granularity=WEEK").body("items.period", contains("2026-W22")).body("items.activeTopics", contains(1));
    }

    @Test
    void showsPeriodsWithoutAnything() {
        topics("?from=2026-05-01&to=2026-05-31")
                .body("items.activeTopics", contains(0))
                .body("items.membersPerTopic[0]", nullValue())
                .body("items.medianAnswerSeconds[0]", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "?granularity=HOUR, 422, validation-failed",
        "?from=2026-05-02&to=2026-05-01, 422, validation-failed",
        "?from=1990-01-01&to=2026-05-01, 422, range-too-large",
        "?from=yesterday, 400, malformed-request",
    })
    void saysWhatToChange(String query, int status, String slug) {
        problem(community.get("/topic-participation" + query), status, slug);
    }

    @Test
    void isShownToBiAndNobodyElsesKey() {
        var path = "/v1/communities/" + community.id() + "/topic-participation";

        given().header("Authorization", TestKeys.of(KeyKind.BI, community.id()))
                .get(path)
                .then()
                .statusCode(200);
        given().header("Authorization", TestKeys.of(KeyKind.BOT, community.id()))
                .get(path)
                .then()
                .statusCode(403);
        given().header("Authorization", TestCommunity.in("UTC").owner())
                .get(path)
                .then()
                .statusCode(404);
    }

    private FeedItem message(String member, String topic, String time) {
        return community.event("message.posted", member, time, Map.of("topic", topic));
    }

    private FeedItem started(String member, String topic, String time) {
        return community.event("thread.started", member, time, Map.of("topic", topic));
    }

    private ValidatableResponse topics(String query) {
        return community
                .asOwner()
                .filter(ContractValidation.filter())
                .get("/v1/communities/" + community.id() + "/topic-participation" + query)
                .then()
                .statusCode(200);
    }
}
