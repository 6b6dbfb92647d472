package org.communityops.incentive.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.EvaluationNews;
import org.communityops.incentive.LedgerAudit;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PayoutApprovalTest {
    private static final String NEWS = """
            select count(*) from (select community_id, type, data from outbox union all select community_id, type, data from feed) n
             where community_id = ? and type = 'bonus.approved' and (data ->> 'total')::numeric = 1500
               and data ->> 'period' = '2026-10'
            """;

    private final PayoutFixture fixture = PayoutFixture.paying(PayoutFixture.GRADES);
    private final CommunityFixture community = fixture.community;

    @BeforeEach
    void evaluate() {
        community.join("ada");
        community.join("eve");
        EvaluationNews.apply(
                EvaluationNews.of(community, "ada", "2026-10", "92.5", "A"),
                EvaluationNews.of(community, "bob", "2026-10", "81", "B"));
    }

    private String reviewed() {
        var list = fixture.draft("2026-10");
        fixture.review(list, 1, "").then().statusCode(200);
        return list;
    }

    private Response approveFor(String authorization, String list, String member) {
        return community
                .as(authorization)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Acting-Member", member)
                .body("{\"revision\": 2}")
                .post(community.path("/payout-lists/" + list + "/approve"));
    }

    @Test
    void goesFromDraftToFrozen() {
        var list = reviewed();
        fixture.list(list).body("state", equalTo("REVIEWED"));

        fixture.step(community.owner, list, "approve", 2).then().statusCode(200).body("state", equalTo("APPROVED"));
        fixture.step(fixture.maker, list, "freeze", 3).then().statusCode(200).body("state", equalTo("FROZEN"));

        fixture.list(list)
                .body("steps.action", contains("CREATED", "REVIEWED", "APPROVED", "FROZEN"))
                .body("steps.revision", contains(1, 2, 3, 4));
        assertThat(LedgerAudit.of(community).number(NEWS)).isEqualTo(1);
    }

    @Test
    void keepsWhyTheReviewerChangedALine() {
        var list = fixture.draft("2026-10");

        fixture.review(list, 1, """
                        {"line": 1, "verdict": "EXCLUDED", "reason": "Left"},
                        {"line": 2, "verdict": "CORRECTED", "amount": 700.1, "reason": "Stood in for a colleague"}""").then().statusCode(200).body("total", equalTo(700.10f));

        fixture.lines(list)
                .body("items.amount", contains(0.00f, 700.10f))
                .body("items.decision.verdict", contains("EXCLUDED", "CORRECTED"))
                .body("items.decision.reason", contains("Left", "Stood in for a colleague"));
    }

    @Test
    void startsOverAfterARejection() {
        var list = fixture.draft("2026-10");
        fixture.review(list, 1, "{\"line\": 1, \"verdict\": \"EXCLUDED\", \"reason\": \"Left\"}")
                .then()
                .statusCode(200);

        fixture.refuse(community.owner, list, "reject", 2)
                .then()
                .statusCode(200)
                .body("state", equalTo("DRAFT"))
                .body("steps[2].reason", equalTo("October is not closed"));
        fixture.review(list, 3, "").then().statusCode(200).body("total", equalTo(1500.00f));

        fixture.lines(list).body("items[0].decision", nullValue());
        fixture.step(community.owner, list, "approve", 4).then().statusCode(200);
    }

    @Test
    void needsAnotherKeyToApproveThanTheOneThatMadeOrReviewed() {
        var second = TestKeys.of(KeyKind.OWN, community.id);
        var made = fixture.as(
                        community.owner,
                        "/payout-lists",
                        "{\"planId\": \"" + fixture.plan() + "\", \"period\": \"2026-10\"}")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        fixture.as(second, "/payout-lists/" + made + "/review", "{\"revision\": 1}")
                .then()
                .statusCode(200);

        problem(fixture.step(community.owner, made, "approve", 2), 403, "second-person-required");
        problem(fixture.step(second, made, "approve", 2), 403, "second-person-required");
        fixture.list(made).body("state", equalTo("REVIEWED")).body("revision", equalTo(2));

        fixture.step(TestKeys.of(KeyKind.OWN, community.id), made, "approve", 2)
                .then()
                .statusCode(200);
    }

    @Test
    void knowsAPersonWhoUsesAnotherKey() {
        var eve = community.member("eve").toString();
        var list = fixture.draft("2026-10");
        community
                .as(fixture.maker)
                .header("Idempotency-Key", "r")
                .header("Acting-Member", eve)
                .body("{\"revision\": 1}")
                .post(community.path("/payout-lists/" + list + "/review"))
                .then()
                .statusCode(200)
                .body("steps[1].actingMember", equalTo(eve));

        problem(approveFor(community.owner, list, eve), 403, "second-person-required");
    }

    @Test
    void letsNobodyApproveTheirOwnBonus() {
        var list = reviewed();

        problem(approveFor(community.owner, list, community.member("ada").toString()), 403, "own-bonus");
        problem(approveFor(community.owner, list, UUID.randomUUID().toString()), 404, "not-found");
        problem(approveFor(community.owner, list, "ada"), 400, "malformed-request");
        approveFor(community.owner, list, community.member("eve").toString())
                .then()
                .statusCode(200);
    }

    @Test
    void leavesApprovalToOwners() {
        var list = reviewed();

        for (var kind : new KeyKind[] {KeyKind.APP, KeyKind.BI, KeyKind.BOT, KeyKind.SVC}) {
            var key = TestKeys.of(kind, community.id);
            problem(fixture.step(key, list, "approve", 2), 403, "forbidden");
            problem(fixture.refuse(key, list, "reject", 2), 403, "forbidden");
        }
        var other = CommunityFixture.in("UTC");
        problem(
                other.asOwner()
                        .header("Idempotency-Key", "k")
                        .body("{\"revision\": 2}")
                        .post(other.path("/payout-lists/" + list + "/approve")),
                404,
                "not-found");
    }

    @Test
    void letsOneOfManyApprove() throws Exception {
        var list = reviewed();
        var keys = IntStream.range(0, 50)
                .mapToObj(i -> TestKeys.of(KeyKind.OWN, community.id))
                .toList();
        var requests = keys.stream()
                .<Callable<Integer>>map(
                        key -> () -> fixture.step(key, list, "approve", 2).statusCode())
                .toList();

        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(49);
        assertThat(LedgerAudit.of(community).number(NEWS)).isEqualTo(1);
    }

    @Test
    void takesNoStepFromAnotherState() {
        var list = fixture.draft("2026-10");
        for (var verb : new String[] {"approve", "freeze"}) {
            problem(fixture.step(community.owner, list, verb, 1), 409, "invalid-transition");
        }
        problem(fixture.refuse(community.owner, list, "reject", 1), 409, "invalid-transition");
        fixture.review(list, 1, "").then().statusCode(200);

        problem(fixture.review(list, 2, ""), 409, "invalid-transition");
        problem(fixture.as(fixture.maker, "/payout-lists/" + list + "/recompute", ""), 409, "invalid-transition");
        problem(fixture.refuse(fixture.maker, list, "discard", 2), 409, "invalid-transition");
        problem(fixture.step(fixture.maker, list, "freeze", 2), 409, "invalid-transition");
        fixture.step(community.owner, list, "approve", 2).then().statusCode(200);
        problem(fixture.refuse(community.owner, list, "reject", 3), 409, "invalid-transition");
        fixture.step(fixture.maker, list, "freeze", 3).then().statusCode(200);

        problem(fixture.step(fixture.maker, list, "freeze", 4), 409, "invalid-transition");
        problem(fixture.step(community.owner, list, "approve", 4), 409, "invalid-transition");
        problem(fixture.refuse(fixture.maker, list, "discard", 4), 409, "invalid-transition");
    }

    @Test
    void approvesNothingButWhatWasSeen() {
        var list = fixture.draft("2026-10");
        fixture.as(fixture.maker, "/payout-lists/" + list + "/recompute", "")
                .then()
                .statusCode(200);

        problem(fixture.review(list, 1, ""), 409, "conflict");
        fixture.review(list, 2, "").then().statusCode(200);
        problem(fixture.step(community.owner, list, "approve", 2), 409, "conflict");
        fixture.list(list).body("state", equalTo("REVIEWED")).body("revision", equalTo(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"line\": 3, \"verdict\": \"EXCLUDED\", \"reason\": \"x\"} | unknown-line",
                "{\"line\": 1, \"verdict\": \"EXCLUDED\", \"reason\": \" \"} | not-blank",
                "{\"line\": 1, \"verdict\": \"EXCLUDED\"} | not-blank",
                "{\"line\": 1, \"verdict\": \"EXCLUDED\", \"amount\": 1, \"reason\": \"x\"} | amount",
                "{\"line\": 1, \"verdict\": \"CORRECTED\", \"reason\": \"x\"} | amount",
                "{\"line\": 1, \"verdict\": \"CORRECTED\", \"amount\": -0.01, \"reason\": \"x\"} | amount",
                "{\"line\": 1, \"verdict\": \"CORRECTED\", \"amount\": 0.001, \"reason\": \"x\"} | amount",
                "{\"line\": 1, \"verdict\": \"EXCLUDED\", \"reason\": \"x\"}, {\"line\": 1, \"verdict\": \"EXCLUDED\", \"reason\": \"y\"} | duplicate-line"
            })
    void refusesADecisionThatIsNone(String decisions, String code) {
        var list = fixture.draft("2026-10");

        problem(fixture.review(list, 1, decisions), 422, "validation-failed").body("errors.code", hasItem(code));
        fixture.list(list)
                .body("state", equalTo("DRAFT"))
                .body("revision", equalTo(1))
                .body("total", equalTo(1500.00f));
    }
}
