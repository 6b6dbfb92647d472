package org.communityops.kpi.response;

import static io.restassured.RestAssured.given;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ResponseResourceTest {
    private static final String MAY = "?from=2026-05-01&to=2026-05-31";

    private final TestCommunity community = TestCommunity.in("Asia/Shanghai");

    /**
     * t1 is answered by Bo after 30 minutes (Cy is later, and Ana herself earlier), t2 by Bo after two hours, t3 by Cy after
     * two days, t4 by nobody. Seconds 1,800, 7,200, 172,800: mean 60,600, median 7,200, p90 7,200 + 0.8 · 165,600 = 139,680.
     */
    @Test
    void findsTheFirstMessageOfSomebodyElseInTheTopic() {
        community.sees(
                of("question.asked", "ana", "2026-05-02T08:00:00Z", "t1"),
                said("ana", "2026-05-02T08:10:00Z", "t1"),
                said("bo", "2026-05-02T08:30:00Z", "t1"),
                said("cy", "2026-05-02T08:40:00Z", "t1"),
                of("question.asked", "ana", "2026-05-03T08:00:00Z", "t2"),
                said("bo", "2026-05-03T07:59:59Z", "t2"),
                said("bo", "2026-05-03T10:00:00Z", "t2"),
                of("thread.started", "ana", "2026-05-04T08:00:00Z", "t3"),
                said("cy", "2026-05-06T08:00:00Z", "t3"),
                of("thread.started", "bo", "2026-05-05T08:00:00Z", "t4"),
                said("cy", "2026-05-05T09:00:00Z", "other"),
                community.event("question.asked", "ana", "2026-05-05T08:00:00Z", Map.of()));

        responses("")
                .body("asks", equalTo(4))
                .body("total.responses", equalTo(3))
                .body("total.withinHour", equalTo(1))
                .body("total.withinDay", equalTo(2))
                .body("total.meanSeconds", equalTo(60_600f))
                .body("total.medianSeconds", equalTo(7_200f))
                .body("total.p90Seconds", equalTo(139_680f))
                .body(
                        "responders.memberId",
                        contains(
                                community.member("bo").toString(),
                                community.member("cy").toString()))
                .body("responders.times.responses", contains(2, 1))
                .body("responders.times.medianSeconds", contains(4_500f, 172_800f))
                .body("responders.times.withinHour", contains(1, 0));
        responses("&asked=QUESTIONS").body("asks", equalTo(2)).body("total.meanSeconds", equalTo(4_500f));
        responses("&asked=THREADS").body("asks", equalTo(2)).body("total.responses", equalTo(1));
        responses("&windowDays=1").body("asks", equalTo(4)).body("total.responses", equalTo(2));
    }

    @Test
    void countsByTheDaysOfTheCommunityAndForgetsWhatWasTakenBack() {
        var answer = said("bo", "2026-05-31T16:10:00Z", "t1");
        community.sees(
                of("question.asked", "ana", "2026-05-31T15:59:00Z", "t1"),
                of("question.asked", "ana", "2026-05-31T16:00:00Z", "t2"),
                answer);

        responses("").body("asks", equalTo(1)).body("total.meanSeconds", equalTo(660f));

        community.sees(community.retraction(answer, "2026-06-01T12:00:00Z"));
        responses("").body("asks", equalTo(1)).body("total.responses", equalTo(0));
    }

    @Test
    void saysNothingOfNothing() {
        responses("")
                .body("asks", equalTo(0))
                .body("total.responses", equalTo(0))
                .body("total.medianSeconds", nullValue())
                .body("responders", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"asked=LUCK", "windowDays=0", "windowDays=91", "from=2026-06-01"})
    void refusesWhatItDoesNotKnow(String parameter) {
        problem(community.get("/response-times?to=2026-05-31&" + parameter), 422, "validation-failed");
    }

    @Test
    void isForThoseWhoMaySeeWhoStandsBehindAValue() {
        problem(
                given().header("Authorization", TestKeys.of(KeyKind.BI, community.id()))
                        .get("/v1/communities/" + community.id() + "/response-times")
                        .then(),
                403,
                "forbidden");
    }

    private ValidatableResponse responses(String more) {
        return community
                .asOwner()
                .filter(ContractValidation.filter())
                .get("/v1/communities/" + community.id() + "/response-times" + MAY + more)
                .then()
                .statusCode(200);
    }

    private FeedItem said(String member, String time, String topic) {
        return of("message.posted", member, time, topic);
    }

    private FeedItem of(String type, String member, String time, String topic) {
        return community.event(type, member, time, Map.of("channel", "help", "topic", topic));
    }
}
