package org.communityops.kpi.access;

import static io.restassured.RestAssured.given;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.TestCommunity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BadInputTest {
    private static final String STEP = "{\"name\":\"a\",\"eventTypes\":[\"member.joined\"]}";
    private static final String OTHER = "{\"name\":\"b\",\"eventTypes\":[\"message.posted\"]}";

    private TestCommunity community = TestCommunity.unheardOf();
    private String path = "";

    @BeforeEach
    void play() {
        community = TestCommunity.in("UTC");
        community.sees(community.message("ana", "2026-05-01T12:00:00Z"));
        path = "/v1/communities/" + community.id();
    }

    @Test
    void refusesTheGenericBadInput() {
        GenericBadInput.refusedByPost(community.owner(), path + "/funnels", funnel(STEP + "," + OTHER));
        GenericBadInput.refusedByList(community.owner(), path + "/funnels");
        GenericBadInput.refusedByPost(
                community.owner(),
                path + "/metrics",
                "{\"key\":\"own_g\",\"label\":{\"en\":\"G\",\"zh\":\"题\"},\"dimension\":\"USERS\",\"unit\":\"RATIO\",\"direction\":\"NEUTRAL\",\"formula\":\"messages\"}");
        GenericBadInput.refusedByList(community.owner(), path + "/metrics/definitions");
        GenericBadInput.refusedByPost(community.owner(), path + "/reconciliations", "{\"from\":\"2026-05-01\"}");
        GenericBadInput.refusedByList(community.owner(), path + "/reconciliations");
        GenericBadInput.refusedByList(community.owner(), path + "/recounts");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/metrics/dau?from=2026-05-02&to=2026-05-01 422 validation-failed",
                "/metrics/dau?from=2015-01-01&to=2026-01-01&granularity=HOUR 422 range-too-large",
                "/metrics/mau?from=2015-01-01&to=2026-01-01 422 range-too-large",
                "/metrics/dau?from=2026-13-01 400 malformed-request",
                "/metrics/dau?from=yesterday 400 malformed-request",
                "/metrics/dau?granularity=HOUR 422 validation-failed",
                "/metrics/dau?granularity=WEEK 422 validation-failed",
                "/metrics/dau?granularity=day 422 validation-failed",
                "/metrics/dau?variant=exact 422 validation-failed",
                "/metrics/dau?version=2 404 not-found",
                "/metrics/dau?version=new 400 malformed-request",
                "/metrics/gmv?currency=cny 422 validation-failed",
                "/metrics/gmv?variant=exact 422 validation-failed",
                "/metrics/dau/definition 404 not-found",
                "/metrics/own_luck 404 not-found",
                "/metrics/retention_d7?variant=about 422 validation-failed",
                "/metrics/luck 404 not-found",
                "/metrics/luck/members?period=2026-05 404 not-found",
                "/metrics/dau/members?period=2026-05 404 not-found",
                "/metrics/messages/members 422 validation-failed",
                "/metrics/messages/members?period=2026-W54 422 validation-failed",
                "/metrics/messages/members?period=2026-05-01 422 validation-failed",
                "/metrics/messages/members?period=2026-05&limit=0 400 malformed-request",
                "/metrics/messages/members?period=2026-05&limit=501 400 malformed-request",
                "/metrics/messages/members?period=2026-05&limit=abc 400 malformed-request",
                "/metrics 422 validation-failed",
                "/metrics?metrics=dau,luck 404 not-found",
                "/metrics?metrics=a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a 422 validation-failed",
                "/retention?cohort=0 422 validation-failed",
                "/retention?cohort=YEAR 422 validation-failed",
                "/retention?periods=0 422 validation-failed",
                "/retention?periods=400 422 validation-failed",
                "/retention?periods=abc 400 malformed-request",
                "/retention?from=2026-05-02&to=2026-05-01 422 validation-failed",
                "/retention?from=2005-05-02&to=2026-05-01 422 range-too-large",
                "/funnels/0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b 404 not-found",
                "/funnels/0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b/result 404 not-found",
                "/reconciliations/0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b 404 not-found",
                "/recounts/0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b 404 not-found",
                "/recounts/1 400 malformed-request",
            })
    void refusesWhatItCannotAnswer(String query, int status, String slug) {
        problem(community.get(query), status, slug);
    }

    @Test
    void refusesAnUnknownMetricOfTheCatalogue() {
        problem(community.asOwner().get("/v1/metrics/luck"), 404, "not-found");
        community.asOwner().get("/v1/metrics/dau").then().statusCode(200).body("label.zh", equalTo("日活跃成员数"));
    }

    @Test
    void refusesAFunnelOfOneStepOrOfARepeatedOne() {
        refused(STEP).body("errors.pointer", contains("/steps"));
        refused(STEP + "," + STEP).body("errors.pointer", contains("/steps/1"));
        refused(STEP + "," + OTHER + "," + STEP.replace("\"a\"", "\"c\"")).body("errors.pointer", contains("/steps/2"));
        refused(STEP + "," + OTHER.replace("\"b\"", "\"a\"")).body("errors.code", contains("repeated"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\" \",\"eventTypes\":[\"x\"]}",
                "{\"name\":\"b\",\"eventTypes\":[]}",
                "{\"name\":\"b\"}",
                "{\"name\":\"b\",\"eventTypes\":[\"\"]}",
                "{\"name\":\"b\",\"eventTypes\":[\"x\"],\"atLeast\":0}",
                "{\"name\":\"b\",\"eventTypes\":[\"x\"],\"atLeast\":1001}",
                "null"
            })
    void refusesABadStep(String step) {
        refused(STEP + "," + step);
    }

    @Test
    void refusesAConditionThatItDoesNotKnow() {
        var body = funnel(STEP + ",{\"name\":\"b\",\"eventTypes\":[\"x\"],\"where\":{\"isFunny\":true}}");
        problem(community.posting(body).post(path + "/funnels"), 400, "unknown-field");
    }

    @Test
    void refusesAWindowOutOfBoundsAndCompletenessWithoutOne() {
        var steps = "\"steps\":[" + STEP + "," + OTHER + "]}";

        for (var settings : new String[] {"\"windowDays\":0", "\"windowDays\":367", "\"completeOnly\":true"}) {
            var body = "{\"name\":\"f\"," + settings + "," + steps;
            problem(community.posting(body).post(path + "/funnels"), 422, "validation-failed");
        }
    }

    @Test
    void refusesAReconciliationThatEndsBeforeItBegins() {
        var body = "{\"from\":\"2026-05-02\",\"to\":\"2026-05-01\"}";
        problem(community.posting(body).post(path + "/reconciliations"), 422, "validation-failed")
                .body("errors.pointer", contains("/from"));
    }

    @Test
    void doesNotKnowACommunityThatDoesNotExist() {
        var key = org.communityops.kit.test.TestKeys.everywhere(org.communityops.kit.access.KeyKind.OWN);
        var nowhere = "/v1/communities/" + UUID.randomUUID();
        for (var what : new String[] {"/metrics/dau", "/retention", "/funnels", "/reconciliations"}) {
            problem(given().header("Authorization", key).get(nowhere + what), 404, "not-found");
        }
    }

    @Test
    void explainsItsOwnKindOfProblem() {
        given().get("/problems/range-too-large").then().statusCode(200).body("status", equalTo(422));
    }

    private ValidatableResponse refused(String steps) {
        return problem(community.posting(funnel(steps)).post(path + "/funnels"), 422, "validation-failed");
    }

    private static String funnel(String steps) {
        return "{\"name\":\"f\",\"steps\":[" + steps + "]}";
    }
}
