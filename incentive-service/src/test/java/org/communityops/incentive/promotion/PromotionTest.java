package org.communityops.incentive.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

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
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PromotionTest {
    private static final String PROMOTED = "{\"outcome\": \"PROMOTED\", \"reason\": \"Agreed\"}";

    private final CommunityFixture community = CommunityFixture.in("Asia/Shanghai");
    private final String operator = TestKeys.of(KeyKind.APP, community.id);
    private String criteria = "";

    private static String criteria(String name, String bounds) {
        return """
                {"name": "%s", "position": "Senior operator", "card": "operator-month", "period": "MONTH", "periods": 3, %s}""".formatted(name, bounds);
    }

    private Response post(String authorization, String path, String body) {
        return community
                .as(authorization)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(community.path(path));
    }

    private void evaluated(String name, String... monthScoreGrade) {
        for (var one : monthScoreGrade) {
            var parts = one.split(" ");
            EvaluationNews.apply(EvaluationNews.of(community, name, parts[0], parts[1], parts[2]));
        }
    }

    private Response propose(String name) {
        return post(operator, "/promotions", """
                        {"criteriaId": "%s", "memberId": "%s", "period": "2026-10", "reason": "Leads two groups"}""".formatted(criteria, community.member(name)));
    }

    private String proposed(String name) {
        return propose(name).then().statusCode(201).extract().path("id");
    }

    private Response decide(String authorization, String id, String body) {
        return post(authorization, "/promotions/" + id + "/decide", body);
    }

    @BeforeEach
    void evaluate() {
        criteria = post(
                        operator,
                        "/promotion-criteria",
                        criteria("Senior", "\"minimumScore\": 80, \"grades\": [\"A\", \"B\"]"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        evaluated("ada", "2026-08 80 B", "2026-09 85 B", "2026-10 92.5 A");
        evaluated("bob", "2026-08 95 A", "2026-09 79.9 B", "2026-10 95 A");
        evaluated("cyd", "2026-09 95 A", "2026-10 95 A", "2026-11 95 A");
        evaluated("dan", "2026-08 95 C", "2026-09 95 A", "2026-10 95 A");
    }

    @Test
    void namesWhoMetTheCriteriaInEachPeriod() {
        var path = "/promotion-criteria/" + criteria + "/candidates?period=";

        community
                .get(path + "2026-10")
                .body("items.memberId", contains(community.member("ada").toString()))
                .body("items[0].evidence.period", contains("2026-08", "2026-09", "2026-10"))
                .body("items[0].evidence.score", contains(80, 85, 92.5f));
        community
                .get(path + "2026-11")
                .body("items.memberId", contains(community.member("cyd").toString()));

        evaluated("bob", "2026-09 80 B");
        community.get(path + "2026-10").body("items", hasSize(2));
        evaluated("ada", "2026-10 60 C");
        community
                .get(path + "2026-10")
                .body("items.memberId", contains(community.member("bob").toString()));
        problem(community.asOwner().get(community.path(path + "2026-Q4")), 400, "malformed-request");
        problem(
                community.asOwner().get(community.path("/promotion-criteria/" + criteria + "/candidates")),
                400,
                "malformed-request");
    }

    @Test
    void keepsWhatWasDecidedWithItsEvidence() {
        var id = proposed("ada");
        evaluated("ada", "2026-10 60 C");

        decide(community.owner, id, PROMOTED)
                .then()
                .statusCode(200)
                .body("state", equalTo("PROMOTED"))
                .body("position", equalTo("Senior operator"))
                .body("decision.reason", equalTo("Agreed"))
                .body("evidence.score", contains(80, 85, 92.5f));

        community.get("/promotions?state=PROMOTED").body("items.id", contains(id));
        community.get("/promotions?memberId=" + community.member("bob")).body("items", hasSize(0));
        problem(decide(community.owner, id, PROMOTED), 409, "invalid-transition");
    }

    @Test
    void proposesNobodyWhoDoesNotMeetTheCriteria() {
        for (var name : new String[] {"bob", "cyd", "dan", "nobody"}) {
            problem(propose(name), 422, "not-a-candidate");
        }
        community.get("/promotions").body("items", hasSize(0));
    }

    @Test
    void proposesSomebodyOnceUntilDeclined() {
        var id = proposed("ada");
        problem(propose("ada"), 409, "conflict");

        decide(community.owner, id, "{\"outcome\": \"DECLINED\", \"reason\": \"Not yet\"}")
                .then()
                .statusCode(200);
        var second = proposed("ada");
        decide(community.owner, second, PROMOTED).then().statusCode(200);

        problem(propose("ada"), 409, "conflict");
        community.get("/promotions").body("items.state", contains("PROMOTED", "DECLINED"));
    }

    @Test
    void needsASecondPersonToDecide() {
        community.join("ada");
        community.join("eve");
        var body = """
                {"criteriaId": "%s", "memberId": "%s", "period": "2026-10", "reason": "x"}""".formatted(criteria, community.member("ada"));
        String id = community
                .asOwner()
                .header("Acting-Member", community.member("eve").toString())
                .body(body)
                .post(community.path("/promotions"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var second = TestKeys.of(KeyKind.OWN, community.id);

        problem(decide(community.owner, id, PROMOTED), 403, "second-person-required");
        problem(decideAs(second, id, "eve"), 403, "second-person-required");
        problem(decideAs(second, id, "ada"), 403, "own-promotion");
        for (var kind : new KeyKind[] {KeyKind.APP, KeyKind.BI, KeyKind.BOT}) {
            problem(decide(TestKeys.of(kind, community.id), id, PROMOTED), 403, "forbidden");
        }
        community.get("/promotions/" + id).body("state", equalTo("PROPOSED"));
        decide(second, id, PROMOTED).then().statusCode(200);
    }

    private Response decideAs(String authorization, String id, String name) {
        return community
                .as(authorization)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Acting-Member", community.member(name).toString())
                .body(PROMOTED)
                .post(community.path("/promotions/" + id + "/decide"));
    }

    @Test
    void isDecidedOnceHoweverManyTryAtTheSameTime() throws Exception {
        var id = proposed("ada");
        var requests = IntStream.range(0, 50)
                .<Callable<Integer>>mapToObj(i -> () -> decide(
                                community.owner,
                                id,
                                i % 2 == 0 ? PROMOTED : "{\"outcome\": \"DECLINED\", \"reason\": \"No\"}")
                        .statusCode())
                .toList();

        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(49);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"periods\": 3 | no-criterion",
                "\"minimumScore\": -1 | decimal-min",
                "\"grades\": [] | size",
                "\"grades\": [\" \"] | not-blank"
            })
    void refusesWhatIsNoCriterion(String bounds, String code) {
        var body = criteria("Another", bounds).replace("\"periods\": 3, \"periods\": 3", "\"periods\": 3");

        problem(post(operator, "/promotion-criteria", body), 422, "validation-failed")
                .body("errors.code", hasItem(code));
        problem(
                post(
                        operator,
                        "/promotion-criteria",
                        criteria("x", "\"minimumScore\": 1").replace("3", "25")),
                422,
                "validation-failed");
    }

    @Test
    void refusesTheBadInputThatAllRefuse() {
        GenericBadInput.refusedByPost(
                community.owner, community.path("/promotion-criteria"), criteria("Another", "\"minimumScore\": 1"));
        GenericBadInput.refusedByList(community.owner, community.path("/promotions"));
        problem(post(operator, "/promotion-criteria", criteria("Senior", "\"minimumScore\": 1")), 409, "conflict");
    }

    @Test
    void showsNothingToOtherCommunitiesAndAnswersAsTheContractSays() {
        var id = proposed("ada");
        decide(community.owner, id, PROMOTED).then().statusCode(200);
        var other = CommunityFixture.in("UTC");

        for (var path : new String[] {
            "/promotions/" + id,
            "/promotion-criteria/" + criteria,
            "/promotion-criteria/" + criteria + "/candidates?period=2026-10"
        }) {
            problem(other.asOwner().get(other.path(path)), 404, "not-found");
            community
                    .as(TestKeys.of(KeyKind.BI, community.id))
                    .filter(ContractValidation.filter())
                    .get(community.path(path))
                    .then()
                    .statusCode(200);
        }
        problem(
                other.asOwner()
                        .header("Idempotency-Key", "k")
                        .body(PROMOTED)
                        .post(other.path("/promotions/" + id + "/decide")),
                404,
                "not-found");
    }
}
