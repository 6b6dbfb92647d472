package org.communityops.incentive.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.CommunityFixture;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.GenericBadInput;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TransactionResourceTest {
    private final CommunityFixture community = CommunityFixture.in("Asia/Shanghai");
    private String ada = "";

    @BeforeEach
    void join() {
        ada = "member:" + community.join("ada");
    }

    private String amounts(String first, String second) {
        return """
                {"kind": "GRANT", "currency": "points", "reason": "a test",
                 "lines": [{"account": "%s", "amount": %s}, {"account": "system:issuance", "amount": %s}]}""".formatted(ada, first, second);
    }

    @Test
    void showsAGrantAtItsLocation() {
        var location =
                community.grant("k1", "ada", 25).statusCode(201).extract().header("Location");

        assertThat(location).startsWith("/v1/communities/");
        community
                .asOwner()
                .get(location)
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("kind", equalTo("GRANT"))
                .body("currency", equalTo("points"))
                .body("lines.account", equalTo(List.of(ada, "system:issuance")))
                .body("lines.amount", equalTo(List.of(25, -25)))
                .body("reason", equalTo("a test"));
        assertThat(community.balance("ada")).isEqualTo(25);
    }

    @Test
    void answersARepeatWithTheFirstAnswer() {
        var first = community.grant("k1", "ada", 25).statusCode(201).extract();

        var again = community.grant("k1", "ada", 25).statusCode(201).extract();

        assertThat(again.header("Idempotency-Hit")).isEqualTo("true");
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.body().asString()).isEqualTo(first.body().asString());
        assertThat(community.balance("ada")).isEqualTo(25);
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherRequest() {
        community.grant("k1", "ada", 25).statusCode(201);

        problem(community.grant("k1", "ada", 26), 422, "idempotency-key-reused");
        assertThat(community.balance("ada")).isEqualTo(25);
    }

    @Test
    void givesEachPrincipalKeysOfItsOwn() {
        var other = TestKeys.of(KeyKind.OWN, community.id);
        community.grant("k1", "ada", 25).statusCode(201);

        community
                .as(other)
                .header("Idempotency-Key", "k1")
                .body(amounts("25", "-25"))
                .post(community.path("/transactions"))
                .then()
                .statusCode(201)
                .header("Idempotency-Hit", nullValue());

        assertThat(community.balance("ada")).isEqualTo(50);
    }

    @Test
    void needsAnIdempotencyKey() {
        problem(
                community.asOwner().body(amounts("1", "-1")).post(community.path("/transactions")),
                400,
                "idempotency-key-missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1.5", "10000000000000", "-10000000000000", "1e13"})
    void refusesAmountsThatAreNoPoints(String amount) {
        problem(community.post("k", amounts(amount, "-1")), 422, "validation-failed")
                .body("errors.pointer", hasItem("/lines/0/amount"));
        assertThat(community.balance("ada")).isZero();
    }

    @Test
    void refusesAnAmountThatIsText() {
        problem(community.post("k", amounts("\"10\"", "-10")), 400, "malformed-request");
    }

    @Test
    void refusesLinesThatDoNotSumToZero() {
        problem(community.post("k", amounts("10", "-9")), 422, "unbalanced-transaction");
    }

    @Test
    void refusesASingleLine() {
        var body = """
                {"kind": "GRANT", "currency": "points", "reason": "a test", "lines": [{"account": "%s", "amount": 5}]}""".formatted(ada);

        problem(community.post("k", body), 422, "unbalanced-transaction");
    }

    @Test
    void refusesATransactionWithoutReason() {
        problem(community.post("k", amounts("5", "-5").replace("a test", " ")), 422, "validation-failed")
                .body("errors.pointer", hasItem("/reason"));
        problem(
                        community.post("k", amounts("5", "-5").replace("\"reason\": \"a test\",", "")),
                        422,
                        "validation-failed")
                .body("errors.pointer", hasItem("/reason"));
    }

    @Test
    void refusesToSpendMoreThanThereIs() {
        community.grant("k1", "ada", 25).statusCode(201);

        problem(community.spend("k2", "ada", 26), 409, "insufficient-points");
        community.spend("k2", "ada", 25).statusCode(201);

        assertThat(community.balance("ada")).isZero();
    }

    @Test
    void knowsNobodyFromElsewhere() {
        var elsewhere = CommunityFixture.in("UTC");
        var stranger = elsewhere.join("zoe");

        for (var account : new UUID[] {stranger, UUID.randomUUID()}) {
            var body = community.lines("GRANT", "member:" + account, 5, "system:issuance");
            problem(community.post("k-" + account, body), 404, "not-found");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"system:nowhere", "member:ada", "wallet:1", "system", "member:"})
    void refusesAccountsThatDoNotExist(String account) {
        problem(community.post("k", community.lines("GRANT", account, 5, "system:issuance")), 422, "validation-failed")
                .body("errors.pointer", hasItem("/lines/0/account"));
    }

    @Test
    void takesNothingUnderTheNameOfAGrant() {
        community.grant("k1", "ada", 25).statusCode(201);

        problem(community.post("k2", community.lines("GRANT", ada, -5, "system:issuance")), 422, "validation-failed");
        problem(
                community.post("k3", community.lines("TRANSFER", ada, -5, "system:issuance")),
                422,
                "validation-failed");
        problem(community.post("k4", community.lines("SPEND", ada, 5, "system:redemption")), 422, "validation-failed");
    }

    @Test
    void movesPointsBetweenWallets() {
        var bob = "member:" + community.join("bob");
        community.grant("k1", "ada", 25).statusCode(201);

        community.post("k2", community.lines("TRANSFER", bob, 10, ada)).statusCode(201);

        assertThat(community.balance("ada")).isEqualTo(15);
        assertThat(community.balance("bob")).isEqualTo(10);
    }

    @Test
    void keepsReputationFromBeingGivenAway() {
        community
                .post("k1", amounts("25", "-25").replace("points", "reputation"))
                .statusCode(201);

        var spend = community.lines("SPEND", ada, -5, "system:redemption").replace("points", "reputation");
        problem(community.post("k2", spend), 422, "validation-failed");
        problem(community.post("k3", amounts("5", "-5").replace("points", "gold")), 422, "validation-failed");
    }

    @Test
    void leavesLargeAmountsToTheOwner() {
        var app = TestKeys.of(KeyKind.APP, community.id);
        var request = community
                .as(app)
                .header("Idempotency-Key", "k1")
                .body(amounts("1001", "-1001"))
                .post(community.path("/transactions"));

        problem(request, 403, "approval-required");
        community.grant("k2", "ada", 1_001).statusCode(201);
    }

    @Test
    void listsTransactionsNewestFirst() {
        for (var i = 1; i <= 5; i++) {
            community.grant("k" + i, "ada", i).statusCode(201);
        }

        var first = community.get("/transactions?limit=3").body("items", hasSize(3));
        var next = first.extract().<String>path("next");
        var second = community.get("/transactions?limit=3&cursor=" + next).body("items", hasSize(2));

        assertThat(first.extract().jsonPath().getList("items.collect { it.lines[0].amount }", Integer.class))
                .containsExactly(5, 4, 3);
        assertThat(second.extract().jsonPath().getList("items.collect { it.lines[0].amount }", Integer.class))
                .containsExactly(2, 1);
    }

    @Test
    void hasNoWayToChangeATransaction() {
        var location = community.grant("k1", "ada", 25).extract().header("Location");

        problem(community.asOwner().body("{}").patch(location), 405, "method-not-allowed");
        problem(community.asOwner().delete(location), 405, "method-not-allowed");
    }

    @Test
    void refusesBadInputLikeEveryOtherEndpoint() {
        GenericBadInput.refusedByPost(community.owner, community.path("/transactions"), amounts("1", "-1"));
        GenericBadInput.refusedByList(community.owner, community.path("/transactions"));
        problem(
                community
                        .asOwner()
                        .header("Idempotency-Key", "k".repeat(256))
                        .body(amounts("1", "-1"))
                        .post(community.path("/transactions")),
                400,
                "malformed-request");
    }
}
