package org.communityops.kpi.conversion;

import static io.restassured.RestAssured.given;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.communityops.kpi.TestCommunity;
import org.communityops.kpi.TestExperiment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ConversionTest {
    private final TestCommunity community = TestCommunity.in("UTC");

    /**
     * Ana came over weibo, joined, replied 60 seconds later and posted again after a week. Bo came over douyin, joined and
     * posted twice, the second time 90,000 seconds later. Cy came over weibo, joined and did nothing more. Di never joined,
     * and posted twice.
     */
    @BeforeEach
    void play() {
        community.sees(
                touched("ana", "weibo"),
                touched("bo", "douyin"),
                touched("cy", "weibo"),
                community.joined("ana", "2026-05-04T12:00:00Z"),
                community.reply("ana", "2026-05-04T12:01:00Z"),
                community.message("ana", "2026-05-11T12:00:00Z"),
                community.joined("bo", "2026-05-04T12:00:00Z"),
                community.message("bo", "2026-05-05T12:00:00Z"),
                community.message("bo", "2026-05-05T13:00:00Z"),
                community.message("di", "2026-05-12T12:00:00Z"),
                community.reply("di", "2026-05-13T12:00:00Z"),
                community.joined("cy", "2026-05-20T12:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tellsTheChannelsOfArrivalApart(boolean ordered) {
        result(funnel(ordered), "?by=channel")
                .body("steps.members", contains(3, 2))
                .body("steps.alone", contains(3, 3))
                .body("parts.kind", contains("NAMED", "NAMED", "NONE"))
                .body("parts.name", contains("weibo", "douyin", null))
                .body("parts[0].steps.members", contains(2, 1))
                .body("parts[0].steps.lost", contains(0, 1))
                .body("parts[0].steps.rateFromFirst", contains(1.0f, 0.5f))
                .body("parts[1].steps.members", contains(1, 1))
                .body("parts[2].steps.members", contains(0, 0))
                .body("parts[2].steps.alone", contains(0, 1))
                .body("parts[2].steps.rateFromFirst", contains(null, null));
    }

    @Test
    void tellsTheTimesOfEachPart() {
        result(funnel(true), "?by=channel")
                .body("steps.medianSecondsFromPrevious", contains(null, 90_000))
                .body("steps.p90SecondsFromPrevious", contains(null, 604_800))
                .body("parts[0].steps.medianSecondsFromPrevious", contains(null, 604_800))
                .body("parts[1].steps.medianSecondsFromPrevious", contains(null, 90_000));
    }

    @Test
    void countsOfThoseWhoMetAVariantWhatTheyDidSince() {
        var experiment = TestExperiment.started(community, "messages", "as-now", "bonus");
        experiment.isTold(
                experiment.exposure("ana", "as-now", "2026-05-04T12:00:30Z"),
                experiment.exposure("bo", "bonus", "2026-05-04T12:00:00Z"),
                experiment.exposure("cy", "bonus", "2026-05-19T12:00:00Z"));
        var funnel = funnel(false);

        result(funnel, "?by=variant&experiment=welcome-bonus")
                .body("experiment", equalTo("welcome-bonus"))
                .body("steps.members", contains(2, 1))
                .body("parts.name", contains("bonus", "as-now"))
                .body("parts[0].steps.members", contains(2, 1))
                // Ana joined before she met it, and posted twice since
                .body("parts[1].steps.members", contains(0, 0))
                .body("parts[1].steps.alone", contains(0, 1));
        result(funnel, "?experiment=welcome-bonus&variant=bonus")
                .body("variant", equalTo("bonus"))
                .body("steps.members", contains(2, 1))
                .body("parts", nullValue());
        result(funnel, "?experiment=welcome-bonus&variant=bonus&by=channel")
                .body("parts.name", contains("douyin", "weibo"))
                .body("parts[0].steps.members", contains(1, 1))
                .body("parts[1].steps.members", contains(1, 0));
        result(funnel, "?experiment=welcome-bonus&channel=weibo").body("steps.members", contains(1, 0));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leadsToTheMembersBehindAFigure(boolean ordered) {
        var funnel = funnel(ordered);

        members(funnel, "?step=two").body("items.memberId", equalTo(ids("ana", "bo")));
        members(funnel, "?step=two&reached=false").body("items.memberId", equalTo(ids("cy")));
        members(funnel, "?step=joined&channel=weibo").body("items.memberId", equalTo(ids("ana", "cy")));
        members(funnel, "?step=joined&from=2026-05-05").body("items.memberId", equalTo(ids("cy")));
    }

    @Test
    void pagesThroughTheMembers() {
        var funnel = funnel(false);
        var everybody = ids("ana", "bo", "cy");

        String next = members(funnel, "?step=joined&limit=2")
                .body("items.memberId", equalTo(everybody.subList(0, 2)))
                .extract()
                .path("next");

        members(funnel, "?step=joined&limit=2&cursor=" + next)
                .body("items.memberId", equalTo(everybody.subList(2, 3)))
                .body("next", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "?by=moon,                     422, validation-failed",
        "?by=variant,                  422, validation-failed",
        "?variant=bonus,               422, validation-failed",
        "?experiment=nobody-knows,     404, not-found",
        "/members,                     422, validation-failed",
        "/members?step=three,          422, validation-failed",
        "/members?step=joined&reached=false, 422, validation-failed",
    })
    void saysWhatToChange(String request, int status, String slug) {
        problem(community.get("/funnels/" + funnel(true) + "/result" + request), status, slug);
    }

    @Test
    void namesMembersToThoseOnlyWhoMaySeeThem() {
        var path = "/funnels/" + funnel(true) + "/result";
        var bi = TestKeys.of(KeyKind.BI, community.id());

        as(bi, path).statusCode(200);
        as(bi, path + "/members?step=joined").statusCode(403);
        TestCommunity.in("UTC").get(path + "/members?step=joined").statusCode(404);
    }

    @Test
    void showsNoPartsOfNobody() {
        var other = TestCommunity.in("UTC");

        other.get("/funnels/" + funnel(other, true) + "/result?by=channel")
                .statusCode(200)
                .body("steps.members", contains(0, 0))
                .body("parts", hasSize(0));
    }

    private String funnel(boolean ordered) {
        return funnel(community, ordered);
    }

    private static String funnel(TestCommunity community, boolean ordered) {
        var body = """
                {"name": "f", "ordered": %s, "steps": [
                    {"name": "joined", "eventTypes": ["member.joined"]},
                    {"name": "two", "eventTypes": ["message.posted"], "atLeast": 2}]}""".formatted(ordered);
        return community
                .posting(body)
                .post("/v1/communities/" + community.id() + "/funnels")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private FeedItem touched(String member, String channel) {
        return community.event("channel.touched", member, "2026-05-01T12:00:00Z", Map.of("channel", channel));
    }

    private ValidatableResponse as(String key, String path) {
        return given().header("Authorization", key)
                .get("/v1/communities/" + community.id() + path)
                .then();
    }

    private List<String> ids(String... names) {
        return Stream.of(names)
                .map(community::member)
                .map(UUID::toString)
                .sorted()
                .toList();
    }

    private ValidatableResponse result(String funnel, String query) {
        return community.get("/funnels/" + funnel + "/result" + query).statusCode(200);
    }

    private ValidatableResponse members(String funnel, String query) {
        return community.get("/funnels/" + funnel + "/result/members" + query).statusCode(200);
    }
}
