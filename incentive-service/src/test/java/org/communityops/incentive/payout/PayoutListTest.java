package org.communityops.incentive.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.EvaluationNews;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PayoutListTest {
    private final PayoutFixture fixture = PayoutFixture.paying(PayoutFixture.GRADES);
    private final CommunityFixture community = fixture.community;

    private void evaluated(String name, String score, String grade) {
        EvaluationNews.apply(EvaluationNews.of(community, name, "2026-10", score, grade));
    }

    @Test
    void paysWhatThePlanGivesForEachEvaluationOfThePeriod() {
        evaluated("ada", "92.5", "A");
        evaluated("bob", "81", "B");
        evaluated("cyd", "40", "D");
        EvaluationNews.apply(EvaluationNews.of(community, "dan", "2026-09", "95", "A"));

        var list = fixture.draft("2026-10");

        fixture.list(list)
                .body("state", equalTo("DRAFT"))
                .body("lines", equalTo(3))
                .body("steps.action", contains("CREATED"));
        fixture.requireTotal(list, 1500.00f);
        var ada = "items.find { it.subject == '" + EvaluationNews.operator(community, "ada") + "' }.";
        var cyd = "items.find { it.subject == '" + EvaluationNews.operator(community, "cyd") + "' }.";
        fixture.lines(list)
                .body("items.line", contains(1, 2, 3))
                .body(ada + "amount", equalTo(1000.00f))
                .body(ada + "reason", equalTo("Grade A"))
                .body(ada + "score", equalTo(92.5f))
                .body(cyd + "amount", equalTo(0.00f))
                .body(cyd + "reason", equalTo("No band for grade D, score 40"));
        community.get("/payout-lists/" + list + "/lines?limit=2").body("items.line", contains(1, 2));
    }

    @Test
    void sharesAPoolToTheLastCent() {
        var pool = PayoutFixture.paying("\"pool\": {\"amount\": 100, \"minimumScore\": 60}");
        for (var name : new String[] {"ada", "bob", "cyd"}) {
            EvaluationNews.apply(EvaluationNews.of(pool.community, name, "2026-10", "80", "B"));
        }

        var list = pool.draft("2026-10");

        pool.requireTotal(list, 100.00f);
        pool.lines(list).body("items.amount", contains(33.34f, 33.33f, 33.33f));
    }

    @Test
    void computesADraftAgainByWhatIsKnownNow() {
        evaluated("ada", "81", "B");
        var list = fixture.draft("2026-10");
        evaluated("ada", "91", "A");
        evaluated("bob", "81", "B");
        fixture.requireTotal(list, 500.00f);

        fixture.as(fixture.maker, "/payout-lists/" + list + "/recompute", "")
                .then()
                .statusCode(200)
                .body("revision", equalTo(2))
                .body("steps.action", contains("CREATED", "RECOMPUTED"))
                .body("total", equalTo(1500.00f));
    }

    @Test
    void takesUpANewVersionOfThePlan() {
        evaluated("ada", "91", "A");
        var list = fixture.draft("2026-10");
        community
                .asOwner()
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body("{\"definition\": {\"bands\": [{\"grade\": \"A\", \"amount\": 1200}]}}")
                .patch(community.path("/bonus-plans/" + fixture.plan()))
                .then()
                .statusCode(200);
        fixture.list(list).body("planVersion", equalTo(1)).body("total", equalTo(1000.00f));

        fixture.as(fixture.maker, "/payout-lists/" + list + "/recompute", "")
                .then()
                .body("planVersion", equalTo(2))
                .body("total", equalTo(1200.00f));
    }

    @Test
    void makesOneListForAPlanAndAPeriodHoweverManyTryAtTheSameTime() throws Exception {
        var requests = IntStream.range(0, 50)
                .<Callable<Integer>>mapToObj(i -> () -> fixture.make("2026-10").statusCode())
                .toList();

        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers.stream().filter(status -> status == 201)).hasSize(1);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(49);
        community.get("/payout-lists?planId=" + fixture.plan()).body("items", hasSize(1));
    }

    @Test
    void makesListsOfAPlanOneAfterAnother() {
        var list = fixture.draft("2026-10");

        problem(fixture.make("2026-11"), 409, "conflict");
        fixture.refuse(fixture.maker, list, "discard", 1).then().statusCode(200).body("state", equalTo("DISCARDED"));

        var another = fixture.draft("2026-10");
        fixture.review(another, 1, "").then().statusCode(200);
        problem(fixture.make("2026-11"), 409, "conflict");
        community.get("/payout-lists?state=DISCARDED").body("items.id", contains(list));
        community.get("/payout-lists").body("items.id", contains(another, list));
    }

    @Test
    void makesAListOnceForOneKey() {
        var body = "{\"planId\": \"" + fixture.plan() + "\", \"period\": \"2026-10\"}";
        var path = community.path("/payout-lists");
        var owner = community.owner;

        String first = community
                .as(owner)
                .header("Idempotency-Key", "october")
                .body(body)
                .post(path)
                .path("id");

        community
                .as(owner)
                .header("Idempotency-Key", "october")
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .header("Idempotency-Hit", "true")
                .body("id", equalTo(first));
        problem(community.as(owner).body(body).post(path), 400, "idempotency-key-missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026", "2026-Q4", "2026-13", "2026-10-01", "soon"})
    void refusesAPeriodOfAnotherLength(String period) {
        problem(fixture.make(period), 422, "validation-failed").body("errors.pointer", contains("/period"));
    }

    @Test
    void exportsAFrozenListForPayroll() {
        evaluated("ada", "92.5", "A");
        var draft = fixture.draft("2026-10");
        problem(
                community.asOwner().get(community.path("/payout-lists/" + draft + "/payroll")),
                409,
                "invalid-transition");
        fixture.refuse(fixture.maker, draft, "discard", 1).then().statusCode(200);

        var list = fixture.frozen(
                "2026-10",
                "{\"line\": 1, \"verdict\": \"CORRECTED\", \"amount\": 750.5, \"reason\": \"=half, \\\"on leave\\\"\"}");

        var csv = community
                .as(community.owner)
                .accept("text/csv")
                .get(community.path("/payout-lists/" + list + "/payroll"))
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo("text/csv;charset=UTF-8;header=present"))
                .extract()
                .asString();
        assertThat(csv)
                .isEqualTo(
                        "list,period,line,kind,for_period,subject,evaluation_revision,score,grade,proposed,amount,currency,reason,decision,decision_reason\r\n"
                                + list + ",2026-10,1,BONUS,2026-10," + EvaluationNews.operator(community, "ada")
                                + ",1,92.5,A,1000.00,750.50,CNY,Grade A,CORRECTED,\"'=half, \"\"on leave\"\"\"\r\n");
    }

    @Test
    void showsAListToNobodyWhoMayNotSeeIt() {
        evaluated("ada", "92.5", "A");
        var list = fixture.draft("2026-10");
        var other = CommunityFixture.in("UTC");

        for (var path : new String[] {"", "/lines", "/payroll"}) {
            problem(other.asOwner().get(other.path("/payout-lists/" + list + path)), 404, "not-found");
            problem(
                    community
                            .as(TestKeys.of(KeyKind.BOT, community.id))
                            .get(community.path("/payout-lists/" + list + path)),
                    403,
                    "forbidden");
        }
        community
                .as(TestKeys.of(KeyKind.BI, community.id))
                .get(community.path("/payout-lists/" + list + "/lines"))
                .then()
                .statusCode(200);
        problem(fixture.as(TestKeys.of(KeyKind.BI, community.id), "/payout-lists", "{}"), 403, "forbidden");
        var body = "{\"planId\": \"" + fixture.plan() + "\", \"period\": \"2026-11\"}";
        problem(
                other.asOwner().header("Idempotency-Key", "k").body(body).post(other.path("/payout-lists")),
                404,
                "not-found");
        problem(community.asOwner().get(community.path("/payout-lists/" + UUID.randomUUID())), 404, "not-found");
    }

    @Test
    void answersAsTheContractSays() {
        evaluated("ada", "92.5", "A");
        var list = fixture.frozen("2026-10", "{\"line\": 1, \"verdict\": \"EXCLUDED\", \"reason\": \"Left\"}");
        evaluated("ada", "60", "B");

        for (var path : new String[] {
            "/payout-lists",
            "/payout-lists/" + list,
            "/payout-lists/" + list + "/lines",
            "/bonus-plans/" + fixture.plan(),
            "/bonus-plans/" + fixture.plan() + "/adjustments"
        }) {
            community
                    .as(community.owner)
                    .filter(ContractValidation.filter())
                    .get(community.path(path))
                    .then()
                    .statusCode(200);
        }
    }
}
