package org.communityops.kpi.anomaly;

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
class AnomalyResourceTest {
    /** A Wednesday. */
    private static final LocalDate BEGIN = LocalDate.of(2025, 1, 8);

    private final TestCommunity community = TestCommunity.in("Asia/Shanghai");

    /** Ten messages each Wednesday: 10 ± 3 √10. No message on other days: up to 3 are nothing out of the ordinary. */
    @Test
    void findsTheDaysThatAreFarOff() {
        wednesdays(8);
        write(BEGIN.plusWeeks(8), 30);
        write(BEGIN.plusWeeks(8).plusDays(1), 3);
        write(BEGIN.plusWeeks(8).plusDays(2), 4);
        community.sees(community.reaction("ana", BEGIN.plusWeeks(9) + "T08:00:00Z"));

        community
                .get("/metrics/messages/anomalies?from=2025-03-05&to=2025-03-12")
                .statusCode(200)
                .body("items.period.size()", equalTo(8))
                .body("items.value", contains(30f, 3f, 4f, 0f, 0f, 0f, 0f, 0f))
                .body("items.state", contains("HIGH", "NORMAL", "HIGH", "NORMAL", "NORMAL", "NORMAL", "NORMAL", "LOW"))
                .body("items[0].expected", equalTo(10f))
                .body("items[0].low", equalTo(0.513167f))
                .body("items[0].high", equalTo(19.486833f))
                .body("items[7].expected", equalTo(10f))
                .body("outside", equalTo(3));
    }

    @Test
    void saysWhereItDoesNotKnow() {
        wednesdays(5);

        community
                .get("/metrics/messages/anomalies?to=2025-03-30")
                .body("items.period.size()", equalTo(29))
                .body("items[27].state", equalTo("UNKNOWN"))
                .body("items[27].expected", nullValue())
                .body("items[28].state", equalTo("NORMAL"));
    }

    @Test
    void refusesToJudgeWithoutFourWeeksBefore() {
        wednesdays(4);

        problem(community.get("/metrics/messages/anomalies"), 422, "insufficient-data");
        problem(community.get("/metrics/messages/anomalies?from=2026-01-01"), 422, "insufficient-data");
        problem(TestCommunity.in("UTC").get("/metrics/messages/anomalies"), 422, "insufficient-data");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/metrics/messages/anomalies?from=2025-02-02&to=2025-02-01 422 validation-failed",
                "/metrics/messages/anomalies?variant=exact 422 validation-failed",
                "/metrics/mau/anomalies 422 validation-failed",
                "/metrics/luck/anomalies 404 not-found",
            })
    void refusesWhatItCannotJudge(String path, int status, String slug) {
        wednesdays(5);

        problem(community.get(path), status, slug);
    }

    @Test
    void answersAsItsContractSays() {
        wednesdays(6);

        community
                .asOwner()
                .filter(ContractValidation.filter())
                .get("/v1/communities/" + community.id() + "/metrics/reply_ratio/anomalies")
                .then()
                .statusCode(200)
                .body("items.findAll { it.value == null }", hasSize(30));
    }

    private void wednesdays(int weeks) {
        for (var week = 0; week < weeks; week++) {
            write(BEGIN.plusWeeks(week), 10);
        }
    }

    private void write(LocalDate day, int messages) {
        var events = new ArrayList<FeedItem>();
        for (var i = 0; i < messages; i++) {
            events.add(community.message("ana", day + "T08:00:00Z"));
        }
        community.sees(events);
    }
}
