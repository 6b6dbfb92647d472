package org.communityops.kpi.forecast;

import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.ArrayList;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ForecastResourceTest {
    /** A Monday. */
    private static final LocalDate BEGIN = LocalDate.of(2025, 1, 6);

    private static final int[] WEEK = {2, 3, 4, 5, 4, 1, 2};

    private final TestCommunity community = TestCommunity.in("Asia/Shanghai");

    @Test
    void expectsTheWeekToComeAsTheWeeksWere() {
        write(56);

        community
                .get("/metrics/messages/forecast")
                .statusCode(200)
                .body("from", equalTo("2025-01-06"))
                .body("to", equalTo("2025-03-02"))
                .body("items", hasSize(14))
                .body("items[0].period", equalTo("2025-03-03"))
                .body("items[13].period", equalTo("2025-03-16"))
                .body("items.value", contains(2f, 3f, 4f, 5f, 4f, 1f, 2f, 2f, 3f, 4f, 5f, 4f, 1f, 2f))
                .body("items[0].low95", equalTo(2f))
                .body("items[0].high95", equalTo(2f))
                .body("model.weekdays.THURSDAY", equalTo(2f))
                .body("model.trendPerDay", equalTo(0f))
                .body("backTest.origins", equalTo(3))
                .body("backTest.days", equalTo(42))
                .body("backTest.meanAbsoluteError", equalTo(0f))
                .body("backTest.naiveMeanAbsoluteError", equalTo(0f))
                .body("backTest.meanAbsoluteScaledError", nullValue());
    }

    @Test
    void tellsHowFarItMayBeOff() {
        write(56);
        community.sees(written(BEGIN.plusDays(20), 30));

        community
                .get("/metrics/messages/forecast?horizon=7")
                .body("items", hasSize(7))
                .body("items.findAll { it.low95 <= it.low80 && it.low80 <= it.value }", hasSize(7))
                .body("items.findAll { it.value < it.high80 && it.high80 < it.high95 }", hasSize(7))
                .body("items.findAll { it.low95 < 0 }", hasSize(0));
    }

    @Test
    void keepsAShareBetweenNothingAndAll() {
        var events = new ArrayList<FeedItem>();
        for (var day = 0; day < 42; day++) {
            if (day % 7 != 6) {
                events.add(community.reply("ana", BEGIN.plusDays(day) + "T12:00:00Z"));
                if (day % 3 == 0) {
                    events.add(community.message("ana", BEGIN.plusDays(day) + "T12:00:00Z"));
                }
            }
        }
        events.add(community.message("ana", BEGIN.plusDays(41) + "T12:00:00Z"));
        community.sees(events);

        community
                .get("/metrics/reply_ratio/forecast?horizon=7")
                .statusCode(200)
                .body("items.findAll { it.low95 < 0 || it.high95 > 1 }", hasSize(0));
    }

    /** 28 days to learn from and as many as are forecast to try it on. */
    @Test
    void refusesToForecastFromTooFewDays() {
        write(41);

        problem(community.get("/metrics/messages/forecast?horizon=14"), 422, "insufficient-data");
        community.get("/metrics/messages/forecast?horizon=13").statusCode(200).body("backTest.origins", equalTo(1));
        problem(TestCommunity.in("UTC").get("/metrics/messages/forecast"), 422, "insufficient-data");
    }

    @Test
    void refusesToForecastWhatMostlyHasNoValue() {
        community.sees(
                community.message("ana", BEGIN + "T12:00:00Z"),
                community.message("ana", BEGIN.plusDays(60) + "T12:00:00Z"));

        problem(community.get("/metrics/reply_ratio/forecast"), 422, "insufficient-data");
    }

    /** With a horizon of a day it is tried on Sundays alone, and no Sunday has a value. */
    @Test
    void refusesAForecastThatItCannotTry() {
        var events = new ArrayList<FeedItem>();
        for (var day = 0; day < 42; day++) {
            if (day % 7 != 6) {
                events.add(community.reply("ana", BEGIN.plusDays(day) + "T08:00:00Z"));
            }
        }
        events.add(community.reaction("ana", BEGIN.plusDays(41) + "T08:00:00Z"));
        community.sees(events);

        problem(community.get("/metrics/reply_ratio/forecast?horizon=1"), 422, "insufficient-data");
        community.get("/metrics/reply_ratio/forecast?horizon=2").statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/metrics/messages/forecast?horizon=0 422 validation-failed",
                "/metrics/messages/forecast?horizon=91 422 validation-failed",
                "/metrics/messages/forecast?horizon=week 400 malformed-request",
                "/metrics/messages/forecast?variant=exact 422 validation-failed",
                "/metrics/mau/forecast 422 validation-failed",
                "/metrics/luck/forecast 404 not-found",
            })
    void refusesWhatItCannotForecast(String path, int status, String slug) {
        write(42);

        problem(community.get(path), status, slug);
    }

    @Test
    void answersAsItsContractSays() {
        write(42);

        community
                .asOwner()
                .filter(ContractValidation.filter())
                .get("/v1/communities/" + community.id() + "/metrics/messages/forecast")
                .then()
                .statusCode(200);
    }

    /** As many messages each day as the week says. */
    private void write(int days) {
        var events = new ArrayList<FeedItem>();
        for (var day = 0; day < days; day++) {
            events.addAll(written(BEGIN.plusDays(day), WEEK[day % 7]));
        }
        community.sees(events);
    }

    private ArrayList<FeedItem> written(LocalDate day, int messages) {
        var events = new ArrayList<FeedItem>();
        for (var i = 0; i < messages; i++) {
            events.add(community.message("ana", day + "T08:00:00Z"));
        }
        return events;
    }
}
