package org.communityops.incentive.payout;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.communityops.incentive.EvaluationNews;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AdjustmentTest {
    private final PayoutFixture fixture = PayoutFixture.paying(PayoutFixture.GRADES);

    private static void evaluated(PayoutFixture fixture, String name, String period, String score, String grade) {
        EvaluationNews.apply(EvaluationNews.of(fixture.community, name, period, score, grade));
    }

    private static ValidatableResponse open(PayoutFixture fixture) {
        return fixture.community.get("/bonus-plans/" + fixture.plan() + "/adjustments");
    }

    @Test
    void paysWhatAnAppealIsWorthInTheNextList() {
        evaluated(fixture, "ada", "2026-10", "81", "B");
        var october = fixture.frozen("2026-10", "");
        evaluated(fixture, "ada", "2026-10", "91", "A");
        open(fixture)
                .body("items.amount", contains(500.00f))
                .body("items.reason", contains("Revised evaluation. Grade A. Less 500.00 that was counted before"));

        evaluated(fixture, "ada", "2026-11", "81", "B");
        var november = fixture.frozen("2026-11", "");

        fixture.requireTotal(october, 500.00f);
        fixture.requireTotal(november, 1000.00f);
        fixture.lines(november)
                .body("items.kind", contains("BONUS", "ADJUSTMENT"))
                .body("items.period", contains("2026-11", "2026-10"))
                .body("items[1].evaluationRevision", equalTo(2))
                .body("items[1].entitled", equalTo(1000.00f))
                .body("items[1].amount", equalTo(500.00f));
        open(fixture).body("items", hasSize(0));
    }

    @Test
    void takesNothingBackAndSaysWhy() {
        evaluated(fixture, "ada", "2026-10", "91", "A");
        var october = fixture.frozen("2026-10", "");
        evaluated(fixture, "ada", "2026-10", "81", "B");
        var november = fixture.frozen("2026-11", "");

        fixture.requireTotal(october, 1000.00f);
        fixture.requireTotal(november, 0.00f);
        fixture.lines(november)
                .body(
                        "items.reason",
                        contains(
                                "Revised evaluation. Grade B. Less than the 1000.00 that was counted before; no bonus is taken back"));

        // Up again: what was paid at first is not paid a second time.
        evaluated(fixture, "ada", "2026-10", "91", "A");
        open(fixture).body("items.amount", contains(0.00f)).body("items.evaluationRevision", contains(3));
    }

    @Test
    void paysWhoWasEvaluatedAfterTheListWasFrozen() {
        var october = fixture.frozen("2026-10", "");
        evaluated(fixture, "ada", "2026-10", "81", "B");

        fixture.lines(october).body("items", hasSize(0));
        open(fixture)
                .body("items.amount", contains(500.00f))
                .body("items.reason", contains("Evaluated after the list was frozen. Grade B"));
    }

    @Test
    void leavesWhomTheReviewerExcludedToTheReviewer() {
        evaluated(fixture, "ada", "2026-10", "81", "B");
        fixture.frozen("2026-10", "{\"line\": 1, \"verdict\": \"EXCLUDED\", \"reason\": \"Left\"}");
        evaluated(fixture, "ada", "2026-10", "91", "A");

        var november = fixture.draft("2026-11");

        fixture.lines(november)
                .body("items.amount", contains(0.00f))
                .body("items.reason", contains("Revised evaluation. Grade A. The reviewer had excluded the bonus"));
        fixture.review(
                        november,
                        1,
                        "{\"line\": 1, \"verdict\": \"CORRECTED\", \"amount\": 1000, \"reason\": \"Came back\"}")
                .then()
                .statusCode(200)
                .body("total", equalTo(1000.00f));
    }

    @Test
    void doesNotPayByALaterAppealWhatTheReviewerRefusedForAnEarlierOne() {
        evaluated(fixture, "ada", "2026-10", "81", "B");
        fixture.frozen("2026-10", "");
        evaluated(fixture, "ada", "2026-10", "91", "A");
        var november =
                fixture.frozen("2026-11", "{\"line\": 1, \"verdict\": \"EXCLUDED\", \"reason\": \"Not heard yet\"}");
        evaluated(fixture, "ada", "2026-10", "92", "A");

        fixture.requireTotal(november, 0.00f);
        open(fixture)
                .body("items.amount", contains(0.00f))
                .body("items.reason", contains("Revised evaluation. Grade A. As much as was counted before"));
    }

    @Test
    void addsUpOverSeveralAppeals() {
        evaluated(fixture, "ada", "2026-10", "50", "D");
        fixture.frozen("2026-10", "");
        evaluated(fixture, "ada", "2026-10", "81", "B");
        var november = fixture.frozen("2026-11", "");
        evaluated(fixture, "ada", "2026-10", "91", "A");
        var december = fixture.frozen("2026-12", "");

        fixture.requireTotal(november, 500.00f);
        fixture.requireTotal(december, 500.00f);
    }

    @Test
    void countsWhatCameBetweenApprovalAndFreezingToo() {
        evaluated(fixture, "ada", "2026-10", "81", "B");
        var list = fixture.draft("2026-10");
        fixture.review(list, 1, "").then().statusCode(200);
        fixture.step(fixture.community.owner, list, "approve", 2).then().statusCode(200);
        evaluated(fixture, "ada", "2026-10", "91", "A");
        open(fixture).body("items", hasSize(0));
        fixture.step(fixture.maker, list, "freeze", 3).then().statusCode(200);

        fixture.requireTotal(list, 500.00f);
        open(fixture).body("items.amount", contains(500.00f));
    }

    @Test
    void sharesAPoolAnewForWhoWasRevisedAndTakesNothingFromTheOthers() {
        var pool = PayoutFixture.paying("\"pool\": {\"amount\": 100, \"minimumScore\": 50}");
        evaluated(pool, "ada", "2026-10", "60", "C");
        evaluated(pool, "bob", "2026-10", "60", "C");
        pool.frozen("2026-10", "");

        // 90 of 150 is 60.00, ten more than the half that was given.
        evaluated(pool, "ada", "2026-10", "90", "A");

        open(pool)
                .body("items.subject", contains(EvaluationNews.operator(pool.community, "ada")))
                .body("items.entitled", contains(60.00f))
                .body("items.amount", contains(10.00f));
    }

    @Test
    void computesByTheVersionOfThePlanThatTheListWasComputedBy() {
        evaluated(fixture, "ada", "2026-10", "81", "B");
        fixture.frozen("2026-10", "");
        fixture.community
                .asOwner()
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body("{\"definition\": {\"bands\": [{\"grade\": \"A\", \"amount\": 9000}]}}")
                .patch(fixture.community.path("/bonus-plans/" + fixture.plan()))
                .then()
                .statusCode(200);
        evaluated(fixture, "ada", "2026-10", "91", "A");

        open(fixture).body("items.entitled", contains(1000.00f)).body("items.amount", contains(500.00f));
    }

    @Test
    void givesAnAdjustmentBackWhenItsListIsDiscarded() {
        evaluated(fixture, "ada", "2026-10", "81", "B");
        fixture.frozen("2026-10", "");
        evaluated(fixture, "ada", "2026-10", "91", "A");
        var november = fixture.draft("2026-11");
        open(fixture).body("items", hasSize(0));

        fixture.refuse(fixture.maker, november, "discard", 1).then().statusCode(200);

        open(fixture).body("items.amount", contains(500.00f));
    }
}
