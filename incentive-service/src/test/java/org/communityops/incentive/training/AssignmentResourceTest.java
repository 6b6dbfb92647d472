package org.communityops.incentive.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.EvaluationNews;
import org.communityops.incentive.Race;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AssignmentResourceTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String PATH = "/training-assignments";

    private final CommunityFixture community = CommunityFixture.in(SHANGHAI.getId());
    private UUID ada = new UUID(0, 0);
    private String course = "";

    @BeforeEach
    void prepare() {
        ada = community.join("ada");
        course = course("Answering", "\"indicator\": \"reply_ratio\", \"below\": 60, \"dueDays\": 14");
    }

    private String course(String name, String more) {
        return community
                .asOwner()
                .body("{\"name\": \"" + name + "\", " + more + "}")
                .post(community.path("/training-courses"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Response assign(UUID member, String more) {
        var body = "{\"courseId\": \"%s\", \"memberId\": \"%s\", \"reason\": \"New task\"%s}"
                .formatted(course, member, more);
        return community.asOwner().body(body).post(community.path(PATH));
    }

    private Response end(String id, String how) {
        return community.asOwner().body("{\"note\": \"9 of 10\"}").post(community.path(PATH + "/" + id + "/" + how));
    }

    private FeedItem evaluation(String name, String period, Map<String, ?> scores) {
        var data = new HashMap<String, Object>();
        data.put("id", UUID.randomUUID());
        data.put("subject", EvaluationNews.operator(community, name));
        data.put("period", period);
        data.put("card", EvaluationNews.CARD);
        data.put("cardVersion", 3);
        data.put("score", new BigDecimal("71.5"));
        data.put("inputsHash", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
        data.put(
                "indicators",
                scores.entrySet().stream()
                        .map(score -> Map.of("metric", score.getKey(), "weight", 0.5, "score", score.getValue()))
                        .toList());
        return EvaluationNews.item(community, "evaluation.final", data);
    }

    @Test
    void isMadeByHand() {
        var location = community
                .asOwner()
                .filter(ContractValidation.filter())
                .body("{\"courseId\": \"%s\", \"memberId\": \"%s\", \"reason\": \"New task\"}".formatted(course, ada))
                .post(community.path(PATH))
                .then()
                .statusCode(201)
                .body("state", equalTo("ASSIGNED"))
                .body("occasion", startsWith("by-hand:"))
                .body("indicatorScore", nullValue())
                .body("dueOn", equalTo(LocalDate.now(SHANGHAI).plusDays(14).toString()))
                .extract()
                .header("Location");

        community
                .asOwner()
                .filter(ContractValidation.filter())
                .get(location)
                .then()
                .statusCode(200);
    }

    @Test
    void isMadeForAnIndicatorThatAnEvaluationShowsWeak() {
        course("Kind words", "\"indicator\": \"friendly_share\", \"below\": 80");

        EvaluationNews.apply(
                evaluation("ada", "2026-10", Map.of("reply_ratio", new BigDecimal("59.9"), "friendly_share", 80)));

        // The news is of 02:00 UTC on 1 November, 10:00 in Shanghai.
        community
                .get(PATH)
                .body("items", hasSize(1))
                .body("items[0].courseId", equalTo(course))
                .body("items[0].memberId", equalTo(ada.toString()))
                .body("items[0].occasion", equalTo("operator-month/2026-10"))
                .body("items[0].reason", equalTo("reply_ratio scored 59.9 in operator-month 2026-10"))
                .body("items[0].indicatorScore", equalTo(59.9f))
                .body("items[0].dueOn", equalTo("2026-11-15"));
    }

    @Test
    void isMadeOnceForAnEvaluationHoweverOftenItIsTold() {
        var news = evaluation("ada", "2026-10", Map.of("reply_ratio", 40));

        EvaluationNews.apply(news);
        EvaluationNews.apply(news);
        EvaluationNews.apply(evaluation("ada", "2026-10", Map.of("reply_ratio", 45)));

        community.get(PATH).body("items.indicatorScore", contains(40));
    }

    @Test
    void isNotMadeOnceMoreWhileItIsStillToDo() {
        EvaluationNews.apply(evaluation("ada", "2026-09", Map.of("reply_ratio", 40)));
        EvaluationNews.apply(evaluation("ada", "2026-10", Map.of("reply_ratio", 45)));
        String first = community.get(PATH).body("items", hasSize(1)).extract().path("items[0].id");
        end(first, "complete").then().statusCode(200);

        EvaluationNews.apply(evaluation("ada", "2026-11", Map.of("reply_ratio", 50)));

        community.get(PATH + "?state=ASSIGNED").body("items.occasion", contains("operator-month/2026-11"));
    }

    @Test
    void isTakenBackWhenARevisionShowsTheIndicatorStrongEnough() {
        EvaluationNews.apply(evaluation("ada", "2026-10", Map.of("reply_ratio", 40)));

        EvaluationNews.apply(evaluation("ada", "2026-10", Map.of("reply_ratio", 60)));

        community
                .get(PATH)
                .body("items.state", contains("CANCELLED"))
                .body("items.note", contains("The evaluation was revised"));
    }

    @Test
    void isNotMadeForWhoIsNoMemberNorByARetiredCourse() {
        var tag = community.get("/training-courses/" + course).extract().header("ETag");
        community
                .patch("/training-courses/" + course, tag, "{\"state\": \"RETIRED\"}")
                .statusCode(200);

        EvaluationNews.apply(
                evaluation("ada", "2026-10", Map.of("reply_ratio", 40)),
                evaluation("nobody", "2026-10", Map.of("reply_ratio", 40)));

        community.get(PATH).body("items", hasSize(0));
        problem(assign(ada, ""), 409, "conflict");
    }

    @Test
    void endsOnce() {
        String done = assign(ada, "").then().extract().path("id");

        end(done, "complete")
                .then()
                .statusCode(200)
                .body("state", equalTo("COMPLETED"))
                .body("note", equalTo("9 of 10"));

        problem(end(done, "cancel"), 409, "invalid-transition");
        problem(end(done, "complete"), 409, "invalid-transition");
        problem(end(UUID.randomUUID().toString(), "complete"), 404, "not-found");
        String cancelled = assign(ada, "").then().statusCode(201).extract().path("id");
        end(cancelled, "cancel").then().statusCode(200).body("state", equalTo("CANCELLED"));
    }

    @Test
    void isMadeOnceByFiftyWhoAssignTheSame() throws Exception {
        var answers = Race.of(50, i -> () -> assign(ada, "").statusCode());

        assertThat(Collections.frequency(answers, 201)).isEqualTo(1);
        assertThat(Collections.frequency(answers, 409)).isEqualTo(49);
    }

    @Test
    void endsByOneOfFiftyWhoEndItAtOnce() throws Exception {
        String id = assign(ada, "").then().extract().path("id");

        var answers = Race.of(
                50, i -> () -> end(id, i % 2 == 0 ? "complete" : "cancel").statusCode());

        assertThat(Collections.frequency(answers, 200)).isEqualTo(1);
        assertThat(Collections.frequency(answers, 409)).isEqualTo(49);
    }

    @Test
    void isFoundByStateMemberCourseAndLastDay() {
        var bob = community.join("bob");
        var today = LocalDate.now(SHANGHAI);
        String adas = assign(ada, "").then().extract().path("id");
        String bobs = assign(bob, ", \"dueOn\": \"" + today + "\"")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        community.get(PATH).body("items.id", contains(bobs, adas));
        community.get(PATH + "?memberId=" + ada).body("items.id", contains(adas));
        community.get(PATH + "?courseId=" + UUID.randomUUID()).body("items", hasSize(0));
        community.get(PATH + "?state=ASSIGNED&dueBefore=" + today.plusDays(1)).body("items.id", contains(bobs));
        String next = community.get(PATH + "?limit=1").extract().path("next");
        community.get(PATH + "?limit=1&cursor=" + next).body("items.id", contains(adas));
    }

    @Test
    void refusesWhatCannotBeAssigned() {
        var elsewhere = CommunityFixture.in("UTC");

        problem(assign(elsewhere.join("zoe"), ""), 404, "not-found");
        problem(assign(ada, ", \"dueOn\": \"2020-01-01\""), 422, "validation-failed")
                .body("errors.pointer", hasItem("/dueOn"));
        String id = assign(ada, "").then().extract().path("id");
        problem(elsewhere.asOwner().get(elsewhere.path(PATH + "/" + id)), 404, "not-found");
        for (var course : List.of(UUID.randomUUID(), UUID.fromString(this.course))) {
            var body = "{\"courseId\": \"%s\", \"memberId\": \"%s\", \"reason\": \"x\"}".formatted(course, ada);
            var there = elsewhere.asOwner().body(body).post(elsewhere.path(PATH));
            problem(there, 404, "not-found");
        }
    }

    @Test
    void refusesBadInputLikeEveryOtherEndpoint() {
        GenericBadInput.refusedByPost(
                community.owner,
                community.path(PATH),
                "{\"courseId\": \"%s\", \"memberId\": \"%s\", \"reason\": \"x\"}".formatted(course, ada));
        GenericBadInput.refusedByList(community.owner, community.path(PATH));
    }
}
