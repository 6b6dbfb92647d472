package org.communityops.kpi.funnel;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FunnelTest {
    private static final String JOINED = "{'name':'joined','eventTypes':['member.joined']}";
    private static final String REPLY = "{'name':'reply','eventTypes':['message.posted'],'where':{'isReply':true}}";
    private static final String TWO_MESSAGES = "{'name':'two','eventTypes':['message.posted'],'atLeast':2}";
    private static final String TWO_DAYS =
            "{'name':'days','eventTypes':['message.posted','reaction.added'],'atLeast':2,'of':'DAYS'}";
    private static final String TWO_WEEKS =
            "{'name':'weeks','eventTypes':['message.posted','reaction.added'],'atLeast':2,'of':'WEEKS'}";

    private TestCommunity community = TestCommunity.unheardOf();

    /**
     * Ana joins, replies after 60 seconds and posts again the next week. Bo replies a day before joining and posts twice on
     * the day after. Cy joins late and does nothing more. Di never joins, and posts on two days of one week.
     */
    @BeforeEach
    void play() {
        community = TestCommunity.in("UTC");
        community.sees(
                community.joined("ana", "2026-05-04T12:00:00Z"),
                community.reply("ana", "2026-05-04T12:01:00Z"),
                community.message("ana", "2026-05-11T12:00:00Z"),
                community.reply("bo", "2026-05-03T12:00:00Z"),
                community.joined("bo", "2026-05-04T12:00:00Z"),
                community.message("bo", "2026-05-05T12:00:00Z"),
                community.message("bo", "2026-05-05T13:00:00Z"),
                community.message("di", "2026-05-12T12:00:00Z"),
                community.reply("di", "2026-05-13T12:00:00Z"),
                community.joined("cy", "2026-05-20T12:00:00Z"));
    }

    @Test
    void asksForNoOrderUnlessTold() {
        result(create("'ordered':false", JOINED, REPLY, TWO_MESSAGES), "")
                .body("cutOff", equalTo("2026-05-20"))
                .body("steps.name", contains("joined", "reply", "two"))
                .body("steps.members", contains(3, 2, 2))
                .body("steps.alone", contains(3, 3, 3))
                .body("steps.lost", contains(0, 1, 0))
                .body("pathLength", equalTo(2))
                .body("longPath", equalTo(false))
                .body("steps.rateFromPrevious", contains(1.0f, 0.666667f, 1.0f))
                .body("steps.rateFromFirst", contains(1.0f, 0.666667f, 0.666667f))
                .body("steps.medianSecondsFromPrevious", contains(null, null, null));
    }

    @Test
    void asksForEachStepAfterTheOneBefore() {
        result(create("'ordered':true", JOINED, REPLY), "")
                .body("steps.members", contains(3, 1))
                .body("steps.alone", contains(3, 3))
                .body("steps.medianSecondsFromPrevious", contains(null, 60));
        result(create("'ordered':true", JOINED, TWO_MESSAGES), "")
                .body("steps.members", contains(3, 2))
                // Bo took 90,000 seconds, Ana a week
                .body("steps.medianSecondsFromPrevious[1]", equalTo(90_000))
                .body("steps.p90SecondsFromPrevious", contains(null, 604_800));
    }

    @Test
    void takesWhoArrivedOverAChannel() {
        community.sees(
                community.event("channel.touched", "ana", "2026-05-01T12:00:00Z", Map.of("channel", "weibo")),
                community.event("channel.touched", "cy", "2026-05-01T12:00:00Z", Map.of("channel", "weibo")),
                community.event("channel.touched", "bo", "2026-05-01T12:00:00Z", Map.of("channel", "douyin")),
                community.event("channel.touched", "bo", "2026-05-04T13:00:00Z", Map.of("channel", "weibo")));

        for (var ordered : new String[] {"'ordered':true", "'ordered':false"}) {
            var funnel = create(ordered, JOINED, TWO_MESSAGES);
            result(funnel, "?channel=weibo")
                    .body("channel", equalTo("weibo"))
                    .body("steps.members", contains(2, 1))
                    .body("steps.lost", contains(0, 1));
            result(funnel, "?channel=douyin").body("steps.members", contains(1, 1));
            result(funnel, "?channel=none").body("steps.members", contains(0, 0));
        }
        community
                .get("/funnels/" + create("'ordered':true", JOINED, REPLY) + "/result?channel=" + "x".repeat(201))
                .statusCode(422);
    }

    @Test
    void warnsOfAPathOfMoreThanThreeSteps() {
        result(create("'ordered':true", JOINED, REPLY, TWO_MESSAGES, TWO_DAYS), "")
                .body("pathLength", equalTo(3))
                .body("longPath", equalTo(false));
        result(create("'ordered':true", JOINED, REPLY, TWO_MESSAGES, TWO_DAYS, TWO_WEEKS), "")
                .body("pathLength", equalTo(4))
                .body("longPath", equalTo(true));
    }

    @Test
    void countsDaysAndWeeks() {
        result(create("'ordered':false", JOINED, TWO_DAYS), "")
                .body("steps.members", contains(3, 2))
                .body("steps.alone", contains(3, 3));
        result(create("'ordered':false", JOINED, TWO_WEEKS), "")
                .body("steps.members", contains(3, 2))
                .body("steps.alone", contains(3, 2));
    }

    @Test
    void looksAtTheDaysOfTheWindowOnly() {
        result(create("'ordered':false,'windowDays':7", JOINED, REPLY, TWO_MESSAGES), "")
                .body("steps.members", contains(3, 2, 1))
                .body("steps.alone", contains(3, 2, 1));
        result(create("'ordered':false,'windowDays':8", JOINED, TWO_MESSAGES), "")
                .body("steps.members", contains(3, 2));
        result(create("'ordered':true,'windowDays':1", JOINED, REPLY), "").body("steps.members", contains(3, 1));
    }

    @Test
    void leavesOutMembersWhoseWindowIsNotOver() {
        result(create("'ordered':false,'windowDays':2,'completeOnly':true", JOINED, REPLY), "")
                .body("steps.members", contains(2, 2));
        result(create("'ordered':false,'windowDays':17,'completeOnly':true", JOINED, REPLY), "")
                .body("steps.members", contains(2, 2));
        result(create("'ordered':false,'windowDays':18,'completeOnly':true", JOINED, REPLY), "")
                .body("steps.members", contains(0, 0))
                .body("steps.rateFromPrevious", contains(nullValue(), nullValue()));
    }

    @Test
    void takesMembersByTheDayOfTheirFirstStep() {
        var funnel = create("'ordered':false", JOINED, REPLY);

        result(funnel, "?from=2026-05-01&to=2026-05-10")
                .body("steps.members", contains(2, 2))
                .body("steps.alone", contains(2, 2));
        result(funnel, "?from=2026-05-05").body("steps.members", contains(1, 0));
    }

    @Test
    void filtersByChannel() {
        var elsewhere = "{'name':'elsewhere','eventTypes':['message.posted'],'where':{'channel':'nowhere'}}";

        result(create("'ordered':false", JOINED, elsewhere), "").body("steps.alone", contains(3, 0));
    }

    @Test
    void seesWhatIsTakenBackNoLonger() {
        var reply = community.reply("cy", "2026-05-21T12:00:00Z");
        var funnel = create("'ordered':false", JOINED, REPLY);
        community.sees(reply);
        result(funnel, "").body("steps.members", contains(3, 3));

        community.sees(community.retraction(reply, "2026-05-21T13:00:00Z"));

        result(funnel, "").body("steps.members", contains(3, 2));
    }

    @Test
    void showsWhatWasSaved() {
        var id = create("'ordered':true,'windowDays':30", JOINED, TWO_WEEKS);

        community
                .get("/funnels/" + id)
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("name", equalTo("f"))
                .body("ordered", equalTo(true))
                .body("windowDays", equalTo(30))
                .body("completeOnly", equalTo(false))
                .body("steps[0].atLeast", equalTo(1))
                .body("steps[1].of", equalTo("WEEKS"));
    }

    @Test
    void pagesThroughTheFunnelsOldestFirst() {
        var made = List.of(
                create("'ordered':true", JOINED, REPLY),
                create("'ordered':true", JOINED, TWO_DAYS),
                create("'ordered':true", JOINED, TWO_WEEKS));

        String next = community
                .get("/funnels?limit=2")
                .statusCode(200)
                .body("items.id", equalTo(made.subList(0, 2)))
                .extract()
                .path("next");

        community.get("/funnels?limit=2&cursor=" + next).body("items.id", contains(made.get(2)));
        TestCommunity.in("UTC").get("/funnels").body("items", hasSize(0));
    }

    @Test
    void savesARepeatedRequestOnce() {
        var body = body("'ordered':true", JOINED, REPLY);
        var path = "/v1/communities/" + community.id() + "/funnels";
        var first = community.posting(body).header("Idempotency-Key", "k").post(path);

        community
                .posting(body)
                .header("Idempotency-Key", "k")
                .post(path)
                .then()
                .statusCode(201)
                .header("Idempotency-Hit", "true")
                .body("id", equalTo(first.path("id")));
        community.get("/funnels").body("items", hasSize(1));
    }

    private String create(String settings, String... steps) {
        return community
                .posting(body(settings, steps))
                .post("/v1/communities/" + community.id() + "/funnels")
                .then()
                .statusCode(201)
                .header("Location", startsWith("/v1/communities/" + community.id() + "/funnels/"))
                .extract()
                .path("id");
    }

    private static String body(String settings, String... steps) {
        return "{'name':'f',%s,'steps':[%s]}"
                .formatted(settings, String.join(",", steps))
                .replace('\'', '"');
    }

    private ValidatableResponse result(String funnel, String query) {
        return community.get("/funnels/" + funnel + "/result" + query).statusCode(200);
    }
}
