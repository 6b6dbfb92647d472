package org.communityops.kpi.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Ana and Bo join on Monday 4 May 2026, Cy on Sunday 10 May, Di on Monday 18 May; the data end on Wednesday 20 May. Ana is
 * active on the 5th, the 11th and the 20th, Bo on the 4th, Cy on the 17th, Di on the 18th.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RetentionTest {
    private TestCommunity community = TestCommunity.unheardOf();

    @BeforeEach
    void play() {
        community = TestCommunity.in("UTC");
        community.sees(
                community.joined("ana", "2026-05-04T12:00:00Z"),
                community.joined("bo", "2026-05-04T12:00:00Z"),
                community.message("bo", "2026-05-04T12:00:00Z"),
                community.message("ana", "2026-05-05T12:00:00Z"),
                community.joined("cy", "2026-05-10T12:00:00Z"),
                community.reaction("ana", "2026-05-11T12:00:00Z"),
                community.message("cy", "2026-05-17T12:00:00Z"),
                community.joined("di", "2026-05-18T12:00:00Z"),
                community.message("di", "2026-05-18T12:00:00Z"),
                community.message("ana", "2026-05-20T12:00:00Z"));
    }

    @Test
    void followsWeeklyCohortsUpToTheWeekOfTheCutOff() {
        community
                .get("/retention?cohort=WEEK&from=2026-05-01&to=2026-05-31")
                .statusCode(200)
                .body("cohort", equalTo("WEEK"))
                .body("cutOff", equalTo("2026-05-20"))
                .body("items.cohort", contains("2026-W19", "2026-W21"))
                .body("items.size", contains(3, 1))
                .body("items[0].active", equalTo(List.of(2, 2, 1)))
                .body("items[1].active", equalTo(List.of(1)));
    }

    @Test
    void followsDailyAndMonthlyCohorts() {
        community
                .get("/retention?cohort=DAY&from=2026-05-04&to=2026-05-04&periods=8")
                .body("items[0].active", equalTo(List.of(1, 1, 0, 0, 0, 0, 0, 1, 0)));
        community.get("/retention?cohort=MONTH").body("items[0].active", equalTo(List.of(4)));
    }

    @Test
    void takesWholePeriodsAndNoMoreColumnsThanAskedFor() {
        community
                .get("/retention?cohort=WEEK&from=2026-05-09&to=2026-05-09&periods=1")
                .body("items", hasSize(1))
                .body("items[0].size", equalTo(3))
                .body("items[0].active", equalTo(List.of(2, 2)));
    }

    @Test
    void listsNoCohortWithoutJoins() {
        community.get("/retention?cohort=WEEK&from=2026-05-11&to=2026-05-17").body("items", hasSize(0));
        TestCommunity.in("UTC").get("/retention").statusCode(200).body("items", hasSize(0));
    }

    @Test
    void tellsRetentionOnTheDayAndWithinTheDays() {
        var may = "?granularity=MONTH&from=2026-05-01&to=2026-05-31";

        community
                .get("/metrics/retention_d7" + may)
                .body("variant", equalTo("exact"))
                .body("items.numerator", contains(2))
                .body("items.denominator", contains(3))
                .body("items.value", contains(0.666667f));
        community
                .get("/metrics/retention_d7" + may + "&variant=within")
                .body("variant", equalTo("within"))
                .body("items.numerator", contains(2));
        community
                .get("/metrics/retention_d1" + may)
                .body("items.numerator", contains(1))
                .body("items.denominator", contains(4));
        community.get("/metrics/retention_d30" + may).body("items.denominator", contains(0));
        assertThat(community.values("retention_d30" + may)).containsExactly((Object) null);
    }

    @Test
    void tellsRetentionByJoinDay() {
        community
                .get("/metrics/retention_d7?from=2026-05-04&to=2026-05-18&variant=exact")
                .body("granularity", equalTo("DAY"))
                .body("items", hasSize(15))
                .body("items[0].numerator", equalTo(1))
                .body("items[0].denominator", equalTo(2))
                .body("items[6].value", equalTo(1.0f))
                .body("items[14].denominator", equalTo(0));
    }
}
