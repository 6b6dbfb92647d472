package org.communityops.kpi.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.FeedPages;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.TestCommunity;
import org.communityops.kpi.TestExperiment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AnalysisResourceTest {
    private static final String BOUGHT = "?outcome=purchase.completed";
    private static final String MEETS = "2026-05-02T12:00:00Z";
    private static final String BUYS = "2026-05-04T12:00:00Z";

    private final TestCommunity community = TestCommunity.in("UTC");

    @AfterEach
    void leavesNoNewsBehind() {
        assertThat(FeedPages.deadLetters("incentive")).isZero();
    }

    /** Newcombe's 56 of 70 against 48 of 80: z = 0.2 / √(104/150 · 46/150 · (1/70 + 1/80)) = 2.650. */
    @Test
    void findsADifferenceOfRates() {
        var experiment = newcombe();
        experiment.stops("2026-05-15T00:00:00Z");
        experiment.reaches("2026-05-20T12:00:00Z");

        experiment
                .analysis(BOUGHT)
                .statusCode(200)
                .body("variants.variant", contains("as-now", "double-points"))
                .body("variants.members", contains(80, 70))
                .body("variants.converted", contains(48, 56))
                .body("variants.value", contains(0.6f, 0.8f))
                .body("variants.standardError", contains(0.054772f, 0.047809f))
                .body("sampleRatio.chiSquared", equalTo(0.666667f))
                .body("sampleRatio.mismatch", equalTo(false))
                .body("comparisons.against", contains("as-now"))
                .body("comparisons[0].test", equalTo("TWO_PROPORTION_Z"))
                .body("comparisons[0].difference", equalTo(0.2f))
                .body("comparisons[0].low", equalTo(0.052431f))
                .body("comparisons[0].high", equalTo(0.333873f))
                .body("comparisons[0].statistic", equalTo(2.650172f))
                .body("comparisons[0].pValue", equalTo(0.008045f))
                .body("comparisons[0].adjustedPValue", equalTo(0.008045f))
                .body("comparisons[0].significant", equalTo(true))
                .body("verdict", equalTo("DIFFERENCE"))
                .body("reasons", empty())
                .body("decisive", equalTo(false));
    }

    @Test
    void comparesNothingWhileTheExperimentRuns() {
        var experiment = newcombe();
        experiment.reaches("2026-05-20T12:00:00Z");

        experiment
                .analysis(BOUGHT)
                .statusCode(200)
                .body("variants.value", contains(0.6f, 0.8f))
                .body("comparisons", empty())
                .body("stoppedAt", nullValue())
                .body("verdict", equalTo("INSUFFICIENT"))
                .body("reasons", contains("RUNNING"));
    }

    @Test
    void saysNothingOfAShortRunOrOfPartOfIt() {
        var experiment = newcombe();
        experiment.stops("2026-05-07T23:59:59Z");
        experiment.reaches("2026-05-20T12:00:00Z");

        experiment
                .analysis(BOUGHT + "&from=2026-05-02&to=2026-05-02")
                .body("exposed", equalTo(150))
                .body("comparisons", hasSize(1))
                .body("verdict", equalTo("INSUFFICIENT"))
                .body("reasons", contains("TOO_SHORT", "PART_OF_RUN"));
        problem(experimentOn("2026-05-03"), 422, "insufficient-data");
    }

    @Test
    void waitsForOpenWindows() {
        var experiment = newcombe();
        experiment.exposes("as-now", "late", 10, "2026-05-14T12:00:00Z");
        experiment.stops("2026-05-15T00:00:00Z");
        experiment.reaches("2026-05-20T12:00:00Z");

        experiment
                .analysis(BOUGHT)
                .body("exposed", equalTo(160))
                .body("waiting", equalTo(10))
                .body("variants.exposed", contains(90, 70))
                .body("variants.members", contains(80, 70))
                .body("reasons", contains("WINDOWS_OPEN"));

        experiment.reaches("2026-05-22T00:00:00Z");
        experiment.analysis(BOUGHT).body("waiting", equalTo(0)).body("variants.members", contains(90, 70));
    }

    @Test
    void doesNotTrustNumbersThatDoNotFitTheWeights() {
        var experiment = newcombe();
        experiment.exposes("as-now", "more", 60, MEETS);
        experiment.stops("2026-05-15T00:00:00Z");
        experiment.reaches("2026-05-20T12:00:00Z");

        experiment.analysis(BOUGHT).body("sampleRatio.mismatch", equalTo(true)).body("verdict", equalTo("BROKEN"));
    }

    /** By hand: means 2 and 5, variances 4 and 16; t = 3 / √(4/3 + 16/3), df = (20/3)² / ((4/3)²/2 + (16/3)²/2). */
    @Test
    void comparesMeansByWelch() {
        var experiment = TestExperiment.started(community, "messages", "as-now", "double-points");
        experiment.exposes("as-now", "a", 3, MEETS);
        experiment.exposes("double-points", "b", 3, MEETS);
        writes("a1", 2);
        writes("a2", 4);
        writes("b0", 1);
        writes("b1", 5);
        writes("b2", 9);
        experiment.stops("2026-05-15T00:00:00Z");
        experiment.reaches("2026-05-20T12:00:00Z");

        experiment
                .analysis("")
                .body("outcome.name", equalTo("messages"))
                .body("outcome.version", notNullValue())
                .body("decisive", equalTo(true))
                .body("variants.value", contains(2f, 5f))
                .body("comparisons[0].test", equalTo("WELCH_T"))
                .body("comparisons[0].statistic", equalTo(1.161895f))
                .body("comparisons[0].degreesOfFreedom", equalTo(2.941176f))
                .body("comparisons[0].effectSize", equalTo(0.948683f))
                .body("sampleRatio", nullValue())
                .body("reasons", contains("TOO_FEW"));
    }

    @Test
    void countsOnlyWhatLiesInTheWindow() {
        var experiment = TestExperiment.started(community, "messages", "as-now", "double-points");
        experiment.exposes("as-now", "a", 1, MEETS);
        experiment.exposes("double-points", "b", 1, MEETS);
        var undone = community.message("a0", "2026-05-03T12:00:00Z");
        community.sees(
                community.message("a0", "2026-05-02T11:59:59Z"),
                community.message("a0", MEETS),
                community.reply("a0", "2026-05-04T11:59:59Z"),
                undone,
                community.message("a0", "2026-05-04T12:00:00Z"));
        community.sees(community.retraction(undone, "2026-05-05T12:00:00Z"));
        experiment.reaches("2026-05-20T12:00:00Z");

        experiment.analysis("?windowDays=2").body("variants.value", contains(2f, 0f));
        experiment.analysis("?metric=replies&windowDays=2").body("variants.value", contains(1f, 0f));
        experiment.analysis("?metric=retention_d1").body("variants.value", contains(1f, 0f));
        experiment.analysis("?metric=retention_d7").body("outcome.daysBefore", equalTo(7));
    }

    /** The second day after the exposure begins 24 hours after it. */
    @Test
    void readsRetentionOfTheDayThatTheMetricNames() {
        var experiment = TestExperiment.started(community, "retention_d1", "as-now", "double-points");
        experiment.exposes("as-now", "a", 2, MEETS);
        experiment.exposes("double-points", "b", 2, MEETS);
        community.sees(
                community.reaction("a0", "2026-05-03T12:00:00Z"),
                community.message("b0", "2026-05-04T12:00:00Z"),
                community.message("b1", "2026-05-04T11:59:59Z"),
                community.message("a1", "2026-05-03T11:59:59Z"));
        experiment.reaches("2026-05-20T12:00:00Z");

        experiment.analysis("").body("variants.value", contains(0.5f, 0.5f)).body("decisive", equalTo(true));
    }

    @Test
    void addsUpAmountsOfOneCurrency() {
        var experiment = TestExperiment.started(community, "messages", "as-now", "double-points");
        experiment.exposes("as-now", "a", 2, MEETS);
        experiment.exposes("double-points", "b", 2, MEETS);
        experiment.doing("purchase.completed", "a", 1, BUYS, Map.of("amount", 10.5, "currency", "CNY"));
        experiment.doing("purchase.completed", "a", 1, BUYS, Map.of("amount", 9.5, "currency", "CNY"));
        experiment.doing("purchase.completed", "b", 2, BUYS, Map.of("amount", 99, "currency", "USD"));
        experiment.reaches("2026-05-20T12:00:00Z");

        experiment
                .analysis(BOUGHT + "&reading=AMOUNT&currency=CNY")
                .body("variants.value", contains(10f, 0f))
                .body("variants.converted", contains(1, 2));
    }

    @Test
    void keepsTheFirstExposureWhateverArrivesTwice() {
        var experiment = TestExperiment.started(community, "messages", "as-now", "double-points");
        var first = experiment.exposure("a0", "as-now", MEETS);
        experiment.isTold(experiment.exposure("a0", "double-points", "2026-05-03T12:00:00Z"), first);
        experiment.isTold(experiment.exposure("a0", "double-points", "2026-05-04T12:00:00Z"), first);
        experiment.stops("2026-05-15T00:00:00Z");
        experiment.isTold(experiment.news("experiment.started", null));
        experiment.exposes("double-points", "b", 1, MEETS);
        experiment.reaches("2026-05-20T12:00:00Z");

        experiment
                .analysis("")
                .body("variants.exposed", contains(1, 1))
                .body("stoppedAt", equalTo("2026-05-15T00:00:00Z"));
    }

    /** Two comparisons: the smaller p-value counts twice, the greater one at least as much. */
    @Test
    void correctsForSeveralVariants() {
        var experiment = TestExperiment.started(community, "messages", "as-now", "b", "c");
        experiment.exposes("as-now", "a", 80, MEETS);
        experiment.exposes("b", "b", 70, MEETS);
        experiment.exposes("c", "c", 80, MEETS);
        experiment.doing("purchase.completed", "a", 48, BUYS, Map.of());
        experiment.doing("purchase.completed", "b", 56, BUYS, Map.of());
        experiment.doing("purchase.completed", "c", 48, BUYS, Map.of());
        experiment.stops("2026-05-15T00:00:00Z");
        experiment.reaches("2026-05-20T12:00:00Z");

        experiment
                .analysis(BOUGHT)
                .body("comparisons.pValue", contains(0.008045f, 1f))
                .body("comparisons.adjustedPValue", contains(0.01609f, 1f))
                .body("comparisons.significant", contains(true, false))
                .body("verdict", equalTo("DIFFERENCE"));
    }

    @Test
    void refusesAnExperimentOfWhichOnlyOneVariantHasMembers() {
        var experiment = TestExperiment.started(community, "messages", "as-now", "double-points");
        problem(experimentOn("2026-05-02"), 422, "insufficient-data");

        experiment.exposes("as-now", "a", 3, MEETS);
        experiment.reaches("2026-05-20T12:00:00Z");

        problem(experimentOn("2026-05-02"), 422, "insufficient-data");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "?metric=dau 422",
                "?metric=luck 422",
                "?metric=messages&outcome=check-in.done 422",
                "?outcome=DROP%20TABLE 422",
                "?outcome=check-in.done&reading=MEDIAN 422",
                "?outcome=check-in.done&reading=AMOUNT 422",
                "?outcome=check-in.done&reading=AMOUNT&currency=yuan 422",
                "?windowDays=0 422",
                "?windowDays=91 422",
                "?windowDays=week 400",
                "?from=2026-05-02&to=2026-05-01 422",
                "?from=yesterday 400",
            })
    void refusesWhatItCannotCount(String query, int status) {
        TestExperiment.started(community, "messages", "as-now", "double-points");

        problem(
                community.get("/experiments/welcome-bonus/analysis" + query),
                status,
                status == 400 ? "malformed-request" : "validation-failed");
    }

    @Test
    void knowsOnlyExperimentsOfTheCommunity() {
        newcombe();
        var other = TestCommunity.in("UTC");

        problem(other.get("/experiments/welcome-bonus/analysis"), 404, "not-found");
        problem(community.get("/experiments/other/analysis"), 404, "not-found");
    }

    @Test
    void answersAsItsContractSays() {
        var experiment = newcombe();
        experiment.stops("2026-05-15T00:00:00Z");
        experiment.reaches("2026-05-20T12:00:00Z");

        community
                .asOwner()
                .filter(ContractValidation.filter())
                .get("/v1/communities/" + community.id() + "/experiments/welcome-bonus/analysis" + BOUGHT)
                .then()
                .statusCode(200);
    }

    /** 48 of 80 and 56 of 70 buy within the week. */
    private TestExperiment newcombe() {
        var experiment = TestExperiment.started(community, "retention_d7", "as-now", "double-points");
        experiment.exposes("as-now", "a", 80, MEETS);
        experiment.exposes("double-points", "b", 70, MEETS);
        experiment.doing("purchase.completed", "a", 48, BUYS, Map.of());
        experiment.doing("purchase.completed", "b", 56, BUYS, Map.of());
        return experiment;
    }

    private io.restassured.response.ValidatableResponse experimentOn(String day) {
        return community.get("/experiments/welcome-bonus/analysis?metric=messages&from=" + day + "&to=" + day);
    }

    private void writes(String member, int messages) {
        for (var i = 0; i < messages; i++) {
            community.sees(community.message(member, "2026-05-03T12:00:0" + i + "Z"));
        }
    }
}
