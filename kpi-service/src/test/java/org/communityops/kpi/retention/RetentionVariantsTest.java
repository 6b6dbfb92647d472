package org.communityops.kpi.retention;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Ana and Bo join on Monday 4 May 2026, Cy on Sunday 10 May, Di on Monday 18 May; the data end on Wednesday 20 May. Ana is
 * active on the 5th, the 11th, the 12th and the 20th, Bo on the 4th, Cy on the 17th, Di on the 18th. Ana arrived over weibo
 * after she had seen douyin, Bo over douyin, Cy's join names weibo itself, and Di touched weibo only after joining.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RetentionVariantsTest {
    private static final String WEEKS = "/retention?cohort=WEEK&from=2026-05-01&to=2026-05-31";

    private TestCommunity community = TestCommunity.unheardOf();

    @BeforeEach
    void play() {
        community = TestCommunity.in("UTC");
        community.sees(
                community.event("channel.touched", "ana", "2026-05-02T12:00:00Z", Map.of("channel", "douyin")),
                community.event("channel.touched", "ana", "2026-05-03T12:00:00Z", Map.of("channel", "weibo")),
                community.event("channel.touched", "bo", "2026-05-03T12:00:00Z", Map.of("channel", "douyin")),
                community.joined("ana", "2026-05-04T12:00:00Z"),
                community.joined("bo", "2026-05-04T12:00:00Z"),
                community.message("bo", "2026-05-04T12:00:00Z"),
                community.message("ana", "2026-05-05T12:00:00Z"),
                community.event("member.joined", "cy", "2026-05-10T12:00:00Z", Map.of("channel", "weibo")),
                community.reaction("ana", "2026-05-11T12:00:00Z"),
                community.message("ana", "2026-05-12T12:00:00Z"),
                community.message("cy", "2026-05-17T12:00:00Z"),
                community.joined("di", "2026-05-18T12:00:00Z"),
                community.message("di", "2026-05-18T12:00:00Z"),
                community.event("channel.touched", "di", "2026-05-19T12:00:00Z", Map.of("channel", "weibo")),
                community.message("ana", "2026-05-20T12:00:00Z"));
    }

    @Test
    void countsWhoIsActiveInAPeriodOrInAnyLaterOne() {
        community
                .get(WEEKS + "&mode=ON_OR_AFTER")
                .statusCode(200)
                .body("mode", equalTo("ON_OR_AFTER"))
                .body("basis", equalTo("JOINED"))
                .body("items.cohort", contains("2026-W19", "2026-W21"))
                // week 19: Ana, Bo, and Cy later; week 20: Ana and Cy; week 21: Ana
                .body("items[0].active", equalTo(List.of(3, 2, 1)))
                .body("items[1].active", equalTo(List.of(1)));
    }

    @Test
    void takesWhoWasActiveForTheFirstTime() {
        community
                .get(WEEKS + "&basis=FIRST_ACTIVITY")
                .body("basis", equalTo("FIRST_ACTIVITY"))
                .body("items.cohort", contains("2026-W19", "2026-W20", "2026-W21"))
                .body("items.size", contains(2, 1, 1))
                .body("items[0].active", equalTo(List.of(2, 1, 1)))
                .body("items[1].active", equalTo(List.of(1, 0)))
                .body("items[2].active", equalTo(List.of(1)));
        community
                .get("/retention?cohort=WEEK&from=2026-05-11&to=2026-05-17&basis=FIRST_ACTIVITY&mode=ON_OR_AFTER")
                .body("items.cohort", contains("2026-W20"))
                .body("items[0].size", equalTo(1))
                .body("items[0].active", equalTo(List.of(1, 0)));
    }

    @Test
    void asksForActivityOnSeveralDaysOfAPeriod() {
        community
                .get(WEEKS + "&minDays=2")
                .body("minDays", equalTo(2))
                .body("items[0].size", equalTo(3))
                .body("items[0].active", equalTo(List.of(0, 1, 0)));
        community.get("/retention?cohort=MONTH&minDays=4").body("items[0].active", equalTo(List.of(1)));
        community.get("/retention?cohort=MONTH&minDays=5").body("items[0].active", equalTo(List.of(0)));
        community.get(WEEKS + "&minDays=2&mode=ON_OR_AFTER").body("items[0].active", equalTo(List.of(1, 1, 0)));
    }

    @Test
    void takesWhoArrivedOverAChannel() {
        community
                .get(WEEKS + "&channel=weibo")
                .body("channel", equalTo("weibo"))
                .body("items.cohort", contains("2026-W19"))
                .body("items[0].size", equalTo(2))
                .body("items[0].active", equalTo(List.of(1, 2, 1)));
        community.get(WEEKS + "&channel=douyin").body("items[0].active", equalTo(List.of(1, 0, 0)));
        community.get(WEEKS + "&channel=none").body("items", hasSize(0));
    }

    @Test
    void listsTheMembersBehindACell() {
        assertThat(members("2026-W19/0")).containsExactlyElementsOf(ids("ana", "bo"));
        assertThat(members("2026-W19/1")).containsExactlyElementsOf(ids("ana", "cy"));
        assertThat(members("2026-W19/1?mode=ON_OR_AFTER&minDays=2")).containsExactlyElementsOf(ids("ana"));
        assertThat(members("2026-W19/1?channel=douyin")).isEmpty();
        assertThat(members("2026-W20/0?basis=FIRST_ACTIVITY")).containsExactlyElementsOf(ids("cy"));
        assertThat(members("2026-05-04/1")).containsExactlyElementsOf(ids("ana"));
        assertThat(members("2026-05/0")).containsExactlyElementsOf(ids("ana", "bo", "cy", "di"));
        assertThat(members("2026-W18/0")).isEmpty();
    }

    @Test
    void pagesThroughTheMembers() {
        var first = community
                .get("/retention/2026-05/0/members?limit=3")
                .statusCode(200)
                .body("items", hasSize(3))
                .extract();
        var all = ids("ana", "bo", "cy", "di");
        assertThat(first.<List<String>>path("items.memberId")).isEqualTo(all.subList(0, 3));

        community
                .get("/retention/2026-05/0/members?limit=3&cursor=" + first.path("next"))
                .body("items.memberId", contains(all.get(3)))
                .body("next", nullValue());
        problem(
                community.get("/retention/2026-05/0/members?mode=ON_OR_AFTER&cursor=" + first.path("next")),
                400,
                "malformed-request");
    }

    @Test
    void showsMembersOnlyToThoseWhoMaySeeThem() {
        var path = "/v1/communities/" + community.id() + "/retention/2026-05/0/members";
        problem(
                given().header("Authorization", TestKeys.of(KeyKind.BI, community.id()))
                        .get(path),
                403,
                "forbidden");
        given().header("Authorization", TestKeys.of(KeyKind.APP, community.id()))
                .get(path)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/retention?basis=PAID 422 validation-failed",
                "/retention?mode=on 422 validation-failed",
                "/retention?minDays=0 422 validation-failed",
                "/retention?minDays=8 422 validation-failed",
                "/retention?cohort=DAY&minDays=2 422 validation-failed",
                "/retention?cohort=MONTH&minDays=29 422 validation-failed",
                "/retention/2026-Q2/0/members 422 validation-failed",
                "/retention/2026-W54/0/members 422 validation-failed",
                "/retention/2026-05/-1/members 422 validation-failed",
                "/retention/2026-05/400/members 422 validation-failed",
                "/retention/2026-05/1/members 404 not-found",
                "/retention/2026-06/0/members 404 not-found",
                "/retention/2026-05/0/members?limit=0 400 malformed-request",
                "/retention/2026-05/0/members?cursor=abc 400 malformed-request",
            })
    void refusesWhatItCannotAnswer(String query, int status, String slug) {
        problem(community.get(query), status, slug);
    }

    @Test
    void refusesAnEndlessChannel() {
        problem(community.get("/retention?channel=" + "x".repeat(201)), 400, "malformed-request");
        problem(TestCommunity.in("UTC").get("/retention/2026-05/0/members"), 404, "not-found");
    }

    private List<String> members(String cell) {
        var parts = cell.split("\\?", 2);
        var query = parts.length == 1 ? "" : "?" + parts[1];
        return community
                .get("/retention/" + parts[0] + "/members" + query)
                .statusCode(200)
                .extract()
                .path("items.memberId");
    }

    /** As PostgreSQL sorts them: by bytes, which is by their text. */
    private List<String> ids(String... names) {
        return Stream.of(names)
                .map(community::member)
                .map(UUID::toString)
                .sorted()
                .toList();
    }
}
