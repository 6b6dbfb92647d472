package org.communityops.kpi.comparison;

import static io.restassured.RestAssured.given;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
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
class ComparisonResourceTest {
    private static final String SECOND_WEEK = "?from=2025-03-08&to=2025-03-14";

    private final TestCommunity community = TestCommunity.in("UTC");

    /** Newcombe's 56 of 70 against 48 of 80. */
    @Test
    void comparesSharesOfEventsByTheirSums() {
        replies();

        comparison("reply_ratio" + SECOND_WEEK)
                .statusCode(200)
                .body("with", equalTo("PREVIOUS"))
                .body("subject.numerator", equalTo(56))
                .body("subject.denominator", equalTo(70))
                .body("subject.value", equalTo(0.8f))
                .body("subject.days", equalTo(2))
                .body("other.from", equalTo("2025-03-02"))
                .body("other.to", equalTo("2025-03-07"))
                .body("other.numerator", equalTo(48))
                .body("other.denominator", equalTo(80))
                .body("difference", equalTo(0.2f))
                .body("change", equalTo(0.333333f))
                .body("test.test", equalTo("TWO_PROPORTION_Z"))
                .body("test.statistic", equalTo(2.650172f))
                .body("test.pValue", equalTo(0.008045f))
                .body("test.effectSize", equalTo(0.442143f))
                .body("test.low", equalTo(0.052431f))
                .body("test.high", equalTo(0.333873f))
                .body("test.significant", equalTo(true));
    }

    /** 2, 4, 6, 8, 10 win 15 of the 25 pairs with 1, 3, 5, 7, 9; of the 252 orders 87 are as extreme on either side. */
    @Test
    void comparesEverythingElseDayByDay() {
        for (var day = 1; day <= 5; day++) {
            write(community, "2025-03-0" + day, 2 * day - 1, 0);
            write(community, day < 5 ? "2025-03-0" + (day + 5) : "2025-03-10", 2 * day, 0);
        }

        comparison("messages?from=2025-03-06&to=2025-03-10")
                .body("subject.value", equalTo(6f))
                .body("subject.median", equalTo(6f))
                .body("subject.numerator", nullValue())
                .body("other.value", equalTo(5f))
                .body("difference", equalTo(1f))
                .body("change", equalTo(0.2f))
                .body("test.test", equalTo("MANN_WHITNEY_U"))
                .body("test.statistic", equalTo(15f))
                .body("test.effectSize", equalTo(0.2f))
                .body("test.pValue", equalTo(0.690476f))
                .body("test.low", nullValue())
                .body("test.significant", equalTo(false));
    }

    @Test
    void doesNotAddUpMembersOverDays() {
        replies();

        comparison("dau" + SECOND_WEEK)
                .body("subject.numerator", nullValue())
                .body("test.test", equalTo("MANN_WHITNEY_U"));
    }

    @Test
    void comparesWithTheSameWeekdaysAYearAgo() {
        write(community, "2024-03-09", 5, 0);
        replies();

        comparison("messages" + SECOND_WEEK + "&with=YEAR_AGO")
                .body("other.from", equalTo("2024-03-09"))
                .body("other.to", equalTo("2024-03-15"))
                .body("other.value", equalTo(0.714286f));
    }

    @Test
    void leavesOutDaysBeforeTheFirst() {
        replies();

        comparison("messages?from=2025-03-07&to=2025-03-14")
                .body("other.from", equalTo("2025-03-02"))
                .body("other.to", equalTo("2025-03-06"));
        problem(comparison("messages?from=2025-03-02&to=2025-03-14"), 422, "insufficient-data");
    }

    @Test
    void comparesWithAnotherCommunityThatTheKeyHolds() {
        replies();
        var other = TestCommunity.in("America/New_York");
        write(other, "2025-03-09", 80, 48);
        var path = "/v1/communities/" + community.id() + "/metrics/reply_ratio/comparison" + SECOND_WEEK
                + "&with=COMMUNITY&community=" + other.id();

        given().header("Authorization", TestKeys.everywhere(KeyKind.OWN))
                .filter(ContractValidation.filter())
                .get(path)
                .then()
                .statusCode(200)
                .body("other.communityId", equalTo(other.id().toString()))
                .body("other.timeZone", equalTo("America/New_York"))
                .body("other.denominator", equalTo(80))
                .body("test.pValue", equalTo(0.008045f));
        problem(given().header("Authorization", community.owner()).get(path), 404, "not-found");
    }

    @Test
    void holdsAMetricAgainstATarget() {
        replies();

        comparison("reply_ratio" + SECOND_WEEK + "&with=TARGET&target=0.75")
                .body("target", equalTo(0.75f))
                .body("difference", equalTo(0.05f))
                .body("reached", equalTo(true))
                .body("other", nullValue())
                .body("test", nullValue());
        comparison("reply_ratio" + SECOND_WEEK + "&with=TARGET&target=0.81").body("reached", equalTo(false));
    }

    @Test
    void refusesASideWithoutAValue() {
        problem(comparison("messages"), 422, "insufficient-data");
        write(community, "2025-03-08", 1, 0);
        problem(comparison("messages" + SECOND_WEEK), 422, "insufficient-data");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "messages?with=LUCK 422 validation-failed",
                "messages?with=COMMUNITY 422 validation-failed",
                "messages?with=COMMUNITY&community=ours 400 malformed-request",
                "messages?with=COMMUNITY&community=0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b 404 not-found",
                "messages?with=TARGET 422 validation-failed",
                "messages?with=TARGET&target=NaN 422 validation-failed",
                "messages?with=TARGET&target=much 400 malformed-request",
                "messages?from=2025-03-02&to=2025-03-01 422 validation-failed",
                "mau 422 validation-failed",
                "luck 404 not-found",
            })
    void refusesWhatItCannotCompare(String metricAndQuery, int status, String slug) {
        replies();

        problem(comparison(metricAndQuery), status, slug);
    }

    /** 48 of 80 in the first week of March, 56 of 70 in the second. */
    private void replies() {
        write(community, "2025-03-02", 40, 20);
        write(community, "2025-03-05", 40, 28);
        write(community, "2025-03-09", 30, 26);
        write(community, "2025-03-14", 40, 30);
    }

    private ValidatableResponse comparison(String metricAndQuery) {
        return community.get("/metrics/" + metricAndQuery.replaceFirst("^([a-z_]+)", "$1/comparison"));
    }

    /** Messages on a day, some of which are replies. */
    private static void write(TestCommunity where, String day, int messages, int replies) {
        var events = new ArrayList<FeedItem>();
        for (var i = 0; i < messages; i++) {
            var time = day + "T18:00:00Z";
            events.add(i < replies ? where.reply("ana", time) : where.message("ana", time));
        }
        where.sees(events);
    }
}
