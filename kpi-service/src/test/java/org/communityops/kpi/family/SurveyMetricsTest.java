package org.communityops.kpi.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SurveyMetricsTest {
    private static final String MAY = "from=2026-05-01&to=2026-05-31&granularity=MONTH";

    private final TestCommunity community = TestCommunity.in("UTC");

    /**
     * Two promoters, a passive and a detractor: 100 · (2 - 1) / 4. By hand: of seven with the three added there are 2.75 for
     * and 1.75 against, so 1/7 in the middle; the variance is 4.5/7 - 1/49 = 0.622449, its half-width
     * 1.959964 · √(0.622449 / 7) = 0.584455.
     */
    @Test
    void tellsPromotersFromDetractors() {
        community.sees(
                answered("ana", "2026-05-01T12:00:00Z", "NPS", 10),
                answered("bo", "2026-05-01T12:00:00Z", "NPS", 9),
                answered("cy", "2026-05-01T12:00:00Z", "NPS", 7),
                answered("di", "2026-05-02T12:00:00Z", "NPS", 6),
                answered("di", "2026-05-02T12:00:00Z", "CSAT", 5),
                answered("ed", "2026-05-02T12:00:00Z", "RATING", 10),
                answered("ed", "2026-05-02T12:00:00Z", "NPS", 11));

        community
                .get("/metrics/nps?" + MAY)
                .statusCode(200)
                .body("items.numerator", contains(100))
                .body("items.denominator", contains(4))
                .body("items.value", contains(25f))
                .body("items[0].interval.low", equalTo(-44.159769f))
                .body("items[0].interval.high", equalTo(72.731197f));
        assertThat(community.values("promoters?" + MAY)).containsExactly(2);
        assertThat(community.values("detractors?" + MAY)).containsExactly(1);
        community
                .get("/metrics/nps/explain/members?period=2026-05&side=NUMERATOR")
                .body("items.size()", equalTo(3));
    }

    @Test
    void countsAMemberOnceByTheLatestDayAndTheLowestAnswerOfIt() {
        var last = answered("ana", "2026-05-20T12:00:00Z", "NPS", 9);
        community.sees(
                last,
                answered("ana", "2026-05-01T12:00:00Z", "NPS", 0),
                answered("bo", "2026-05-03T12:00:00Z", "NPS", 10),
                answered("bo", "2026-05-03T13:00:00Z", "NPS", 8));

        assertThat(community.values("nps?" + MAY)).containsExactly(50f);
        assertThat(community.values("nps?from=2026-05-01&to=2026-05-03&granularity=DAY"))
                .containsExactly(-100f, null, 0f);

        community.sees(community.retraction(last, "2026-05-21T12:00:00Z"));
        assertThat(community.values("nps?" + MAY)).containsExactly(-50f);
    }

    @Test
    void measuresSatisfactionWithItsInterval() {
        community.sees(
                answered("ana", "2026-05-01T12:00:00Z", "CSAT", 5),
                answered("bo", "2026-05-01T12:00:00Z", "CSAT", 4),
                answered("cy", "2026-05-01T12:00:00Z", "CSAT", 3),
                answered("di", "2026-05-01T12:00:00Z", "CSAT", 0));

        community
                .get("/metrics/csat?" + MAY)
                .body("items.numerator", contains(2))
                .body("items.denominator", contains(3))
                .body("items[0].interval.low", equalTo(0.20766f))
                .body("items[0].interval.high", equalTo(0.938508f));
    }

    @Test
    void addsUpAcrossCommunitiesAndSaysNothingOfNobody() {
        community.sees(community.message("ana", "2026-05-01T12:00:00Z"));
        community.get("/metrics/nps?" + MAY).body("items[0].value", nullValue());
        community.sees(answered("ana", "2026-05-01T12:00:00Z", "NPS", 10));

        community
                .asOwner()
                .filter(ContractValidation.filter())
                .get("/v1/metrics/nps/by-community?communities=" + community.id() + "&" + MAY)
                .then()
                .statusCode(200)
                .body("total.value", contains(100f));
    }

    private FeedItem answered(String member, String time, String question, int score) {
        return community.event("survey.answered", member, time, Map.of("question", question, "score", score));
    }
}
