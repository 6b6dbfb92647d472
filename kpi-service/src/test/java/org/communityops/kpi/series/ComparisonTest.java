package org.communityops.kpi.series;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ComparisonTest {
    @Test
    void putsThePeriodBeforeBesideEach() {
        var community = TestCommunity.in("UTC");
        community.sees(
                community.message("ana", "2026-04-10T12:00:00Z"),
                community.reply("ana", "2026-05-10T12:00:00Z"),
                community.message("bo", "2026-05-10T12:00:00Z"));

        community
                .get("/metrics/reply_ratio?compare=PREVIOUS&from=2026-04-01&to=2026-05-31&granularity=MONTH")
                .statusCode(200)
                .body("items.period", contains("2026-04", "2026-05"))
                .body("items.value", contains(0.0f, 0.5f))
                .body("items.compared.period", contains("2026-03", "2026-04"))
                .body("items.compared.value", contains(null, 0.0f))
                .body("items.compared.denominator", contains(0, 1))
                .body("items.compared.partial", contains(true, true));
        community.get("/metrics/reply_ratio?granularity=MONTH").body("items[0].compared", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "DAY, 2024-02-29, 2023-02-28",
        "WEEK, 2026-W53, 2026-W01",
        "WEEK, 2026-W10, 2025-W10",
        "MONTH, 2026-05, 2025-05",
        "QUARTER, 2026-Q2, 2025-Q2",
        "YEAR, 2026, 2025"
    })
    void putsThePeriodAYearAgoBeside(String granularity, String period, String yearAgo) {
        var community = TestCommunity.in("UTC");
        var day = org.communityops.kpi.period.Period.parse(period).orElseThrow().first();
        var before = org.communityops.kpi.period.Period.parse(yearAgo).map(p -> p.first());
        community.sees(community.message("ana", day + "T12:00:00Z"));
        before.ifPresent(first -> community.sees(
                community.message("ana", first + "T12:00:00Z"), community.message("bo", first + "T13:00:00Z")));

        community
                .get("/metrics/messages?compare=YEAR_AGO&from=" + day + "&to=" + day + "&granularity=" + granularity)
                .body("items.value", contains(1))
                .body("items.compared.period", contains(yearAgo))
                .body("items.compared.value", contains(2));
    }

    @Test
    void countsWeeksAndMonthsOverBothClockChangesInNewYork() {
        var community = TestCommunity.in("America/New_York");
        community.sees(
                community.message("ana", "2026-03-08T04:59:59Z"), // Saturday 7 March, 23:59:59 EST
                community.message("ana", "2026-03-08T05:00:00Z"), // Sunday 8 March, the day of 23 hours, begins
                community.message("bo", "2026-03-09T03:59:59Z"), // and ends at 23:59:59 EDT
                community.message("ana", "2026-03-09T04:00:00Z"), // Monday 9 March
                community.message("ana", "2026-11-01T03:59:59Z"), // Saturday 31 October, 23:59:59 EDT
                community.message("ana", "2026-11-01T05:30:00Z"), // Sunday 1 November, 01:30 EDT
                community.message("bo", "2026-11-01T06:30:00Z"), // and 01:30 EST, an hour later
                community.message("bo", "2026-11-02T04:59:59Z"), // ends after 25 hours
                community.message("ana", "2026-11-02T05:00:00Z")); // Monday 2 November

        community
                .get("/metrics/messages?granularity=WEEK&from=2026-03-02&to=2026-03-15&compare=PREVIOUS")
                .body("items.value", contains(3, 1))
                .body("items.compared.value", contains(0, 3));
        community
                .get("/metrics/active_members?granularity=DAY&from=2026-03-07&to=2026-03-09")
                .body("items.value", contains(1, 2, 1));
        community
                .get("/metrics/messages?granularity=DAY&from=2026-10-31&to=2026-11-02")
                .body("items.value", contains(1, 3, 1));
        community
                .get("/metrics/messages?granularity=MONTH&from=2026-10-01&to=2026-11-30")
                .body("items.value", contains(1, 4));
        community
                .get("/metrics/avg_dau?granularity=WEEK&from=2026-10-26&to=2026-11-01")
                .body("items.numerator", contains(3))
                .body("items.denominator", contains(7));
    }

    @Test
    void countsDaysInShanghaiWhereNoClockChanges() {
        var community = TestCommunity.in("Asia/Shanghai");
        community.sees(
                community.message("ana", "2026-03-31T15:59:59Z"), // 31 March, 23:59:59
                community.message("ana", "2026-03-31T16:00:00Z"), // 1 April
                community.message("ana", "2026-12-31T16:00:00Z")); // 1 January

        community
                .get("/metrics/messages?granularity=MONTH&from=2026-03-01&to=2026-04-30")
                .body("items.value", contains(1, 1));
        community
                .get("/metrics/messages?granularity=YEAR&from=2026-01-01&to=2027-01-01&compare=YEAR_AGO")
                .body("items.period", contains("2026", "2027"))
                .body("items.value", contains(2, 1))
                .body("items[1].compared.value", equalTo(2));
    }
}
