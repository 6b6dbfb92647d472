package org.communityops.incentive.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.LedgerAudit;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.ContractValidation;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TeamSplitTest {
    private final CommunityFixture community = CommunityFixture.in("UTC");
    private final UUID team = UUID.randomUUID();
    private final String splits = community.path("/teams/" + team + "/splits");

    @BeforeEach
    void fill() {
        Stream.of("ada", "bob", "cyd").forEach(community::join);
        community
                .post("fill", community.lines("GRANT", "team:" + team, 100, "system:issuance"))
                .statusCode(201);
    }

    @AfterEach
    void audit() {
        LedgerAudit.of(community).requireSound();
    }

    private String part(String name, String weight) {
        var member = "{\"memberId\": \"" + community.member(name) + "\"";
        return weight.isEmpty() ? member + "}" : member + ", \"weight\": " + weight + "}";
    }

    private static String body(String amount, String rule, String... parts) {
        return """
                {"currency": "points", "amount": %s, "rule": "%s", "members": [%s], "reason": "Won"}""".formatted(amount, rule, String.join(", ", parts));
    }

    private String equal(int amount) {
        return body(String.valueOf(amount), "EQUAL", part("ada", ""), part("bob", ""), part("cyd", ""));
    }

    private Response post(String key, String body) {
        return community.asOwner().header("Idempotency-Key", key).body(body).post(splits);
    }

    private long left() {
        return LedgerAudit.of(community).number("""
                select w.balance from wallet w join account a on a.community_id = w.community_id and a.id = w.account_id
                 where w.community_id = ? and a.kind = 'TEAM'""");
    }

    private long shared() {
        return community.balance("ada") + community.balance("bob") + community.balance("cyd");
    }

    @Test
    void sharesInEqualPartsWithoutLosingAPoint() {
        var location = community
                .asOwner()
                .filter(ContractValidation.filter())
                .header("Idempotency-Key", "k")
                .body(equal(100))
                .post(splits)
                .then()
                .statusCode(201)
                .body("shares.amount", contains(34, 33, 33))
                .body("shares[0].weight", nullValue())
                .extract();

        assertThat(shared()).isEqualTo(100);
        assertThat(left()).isZero();
        community
                .asOwner()
                .get(location.header("Location"))
                .then()
                .statusCode(200)
                .body("amount", equalTo(100));
        community
                .get("/transactions/" + location.path("transactionId"))
                .body("kind", equalTo("TRANSFER"))
                .body("lines", hasSize(4));
    }

    @Test
    void sharesByWeights() {
        // 50 by 2.5 : 1.5 : 1 is 25, 15, 10.
        post("k", body("50", "WEIGHTED", part("ada", "2.5"), part("bob", "1.50"), part("cyd", "1")))
                .then()
                .statusCode(201);

        assertThat(community.balance("ada")).isEqualTo(25);
        assertThat(community.balance("bob")).isEqualTo(15);
        assertThat(community.balance("cyd")).isEqualTo(10);
        assertThat(left()).isEqualTo(50);
    }

    @Test
    void saysWhoGotNothing() {
        var member = Stream.of("ada", "bob", "cyd")
                .map(community::member)
                .min(Comparator.comparing(UUID::toString))
                .orElseThrow();

        post("k", equal(1))
                .then()
                .statusCode(201)
                .body("shares.amount", contains(1, 0, 0))
                .body("shares[0].memberId", equalTo(member.toString()));
        assertThat(shared()).isEqualTo(1);
    }

    @Test
    void sharesOnceForOneKey() {
        String first = post("same", equal(60)).then().statusCode(201).extract().path("id");

        post("same", equal(60))
                .then()
                .statusCode(201)
                .header("Idempotency-Hit", "true")
                .body("id", equalTo(first));
        problem(post("same", equal(61)), 422, "idempotency-key-reused");
        problem(community.asOwner().body(equal(1)).post(splits), 400, "idempotency-key-missing");
        assertThat(left()).isEqualTo(40);
    }

    @Test
    void sharesNoMoreThanTheTeamHasHoweverManyTryAtTheSameTime() throws Exception {
        var requests = IntStream.range(0, 50)
                .<Callable<Integer>>mapToObj(
                        i -> () -> post("race-" + i, equal(15)).statusCode())
                .toList();

        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers.stream().filter(status -> status == 201)).hasSize(6);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(44);
        assertThat(left()).isEqualTo(10);
        assertThat(shared()).isEqualTo(90);
        community.asOwner().get(splits).then().body("items", hasSize(6));
    }

    @Test
    void leavesNothingBehindWhenTheWalletHoldsTooLittle() {
        problem(post("k", equal(101)), 409, "insufficient-points");

        community.asOwner().get(splits).then().statusCode(200).body("items", hasSize(0));
        assertThat(left()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({
        "0, EQUAL, '', '', amount",
        "1.5, EQUAL, '', '', amount",
        "1e13, EQUAL, '', '', amount",
        "5, EQUAL, 1, '', weight",
        "5, WEIGHTED, 1, '', weight",
        "5, WEIGHTED, 1, 0, decimal-min",
        "5, WEIGHTED, 1, -1, decimal-min",
        "5, WEIGHTED, 1, 1000001, decimal-max",
        "5, WEIGHTED, 1, 0.0000001, digits"
    })
    void refusesWhatIsNoSplit(String amount, String rule, String first, String second, String code) {
        problem(post("k", body(amount, rule, part("ada", first), part("bob", second))), 422, "validation-failed")
                .body("errors.code", hasItem(code));
        assertThat(left()).isEqualTo(100);
    }

    @Test
    void refusesOtherMembersAndOtherCurrencies() {
        problem(post("k", body("5", "EQUAL", part("ada", ""), part("ada", ""))), 422, "validation-failed");
        problem(post("k", body("5", "EQUAL")), 422, "validation-failed");
        problem(post("k", body("5", "EQUAL", part("nobody", ""))), 404, "not-found");
        problem(post("k", equal(5).replace("\"points\"", "\"reputation\"")), 422, "validation-failed");
        problem(post("k", equal(5).replace("\"points\"", "\"gold\"")), 422, "validation-failed");
    }

    @Test
    void keepsKeysWithinWhatTheyMay() {
        community
                .post("rich", community.lines("GRANT", "team:" + team, 5_000, "system:issuance"))
                .statusCode(201);
        String id = post("k", equal(10)).then().statusCode(201).extract().path("id");
        var other = CommunityFixture.in("UTC");

        var app = community.as(TestKeys.of(KeyKind.APP, community.id)).header("Idempotency-Key", "a");
        problem(app.body(equal(1_001)).post(splits), 403, "approval-required");
        var bi = community.as(TestKeys.of(KeyKind.BI, community.id)).header("Idempotency-Key", "b");
        problem(bi.body(equal(1)).post(splits), 403, "forbidden");
        problem(other.asOwner().get(other.path("/teams/" + team + "/splits/" + id)), 404, "not-found");
        problem(
                community.asOwner().get(community.path("/teams/" + UUID.randomUUID() + "/splits/" + id)),
                404,
                "not-found");
    }
}
