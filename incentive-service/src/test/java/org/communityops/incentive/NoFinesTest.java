package org.communityops.incentive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attempts to fine somebody: none can be expressed, and nobody has less afterwards. docs/no-fines.md lists them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class NoFinesTest {
    private static final String RULE =
            "{'key': 'fine', 'name': 'Fine', 'definition': {'trigger': {'eventType': 'message.posted'}, 'currency': 'points', %s}}";
    private static final String PLAN =
            "{'name': 'Fine', 'definition': {'card': 'operator-month', 'subjects': 'OPERATOR', 'period': 'MONTH', 'currency': 'CNY', %s}}";
    private static final String REWARD = "{'kind': 'GOODS', 'name': 'Fine', 'price': %s}";
    private static final String SERIES =
            "{'name': 'Fine', 'discount': {'kind': 'FIXED', 'value': %s, 'currency': 'CNY'}, 'validDays': 7}";

    private final CommunityFixture community = CommunityFixture.in("UTC");
    private UUID ada = new UUID(0, 0);
    private UUID bob = new UUID(0, 0);

    @BeforeEach
    void earn() {
        ada = community.join("ada");
        bob = community.join("bob");
        community.grant("earned", "ada", 25).statusCode(201);
    }

    private String transaction(String kind, long ofAda, String other, long ofOther) {
        return "{'kind': '%s', 'currency': 'points', 'reason': 'Late', 'lines': [{'account': 'member:%s', 'amount': %d}, {'account': '%s', 'amount': %d}]}"
                .formatted(kind, ada, ofAda, other, ofOther);
    }

    private String body(String attempt) {
        return switch (attempt) {
            case "rule with a negative award" -> RULE.formatted("'award': {'fixed': -5}");
            case "rule with an award of nothing" -> RULE.formatted("'award': {'fixed': 0}");
            case "rule with a negative factor" ->
                RULE.formatted("'award': {'fixed': 5}, 'multiplier': {'expression': '-1.0', 'atLeast': -1}");
            case "rule with a negative cap" ->
                RULE.formatted("'award': {'fixed': 5}, 'caps': [{'period': 'DAY', 'amount': -5}]");
            case "rule with a negative budget" -> RULE.formatted("'award': {'fixed': 5}, 'budget': -5");
            case "rule that knows of fines" -> RULE.formatted("'award': {'fixed': 5}, 'penalty': 5");
            case "bonus band below zero" -> PLAN.formatted("'bands': [{'grade': 'D', 'amount': -100}]");
            case "bonus pool below zero" -> PLAN.formatted("'pool': {'amount': -9000}");
            case "bonus plan that knows of deductions" ->
                PLAN.formatted(
                        "'bands': [{'grade': 'A', 'amount': 100}], 'deductions': [{'grade': 'D', 'amount': 100}]");
            case "grant that takes" -> transaction("GRANT", -5, "system:issuance", 5);
            case "transfer to the community" -> transaction("TRANSFER", -5, "system:issuance", 5);
            case "a kind of its own" -> transaction("FINE", -5, "system:issuance", 5);
            case "spending below zero" -> transaction("SPEND", -26, "system:redemption", 26);
            case "transfer below zero" -> transaction("TRANSFER", -26, "member:" + bob, 26);
            case "hold of more than there is" ->
                "{'memberId': '%s', 'currency': 'points', 'amount': 26, 'reason': 'Late'}".formatted(ada);
            case "hold of less than nothing" ->
                "{'memberId': '%s', 'currency': 'points', 'amount': -5, 'reason': 'Late'}".formatted(ada);
            case "split that takes" ->
                "{'currency': 'points', 'amount': -5, 'rule': 'EQUAL', 'reason': 'Late', 'members': [{'memberId': '%s'}]}"
                        .formatted(ada);
            case "split with a negative weight" ->
                "{'currency': 'points', 'amount': 5, 'rule': 'WEIGHTED', 'reason': 'Late', 'members': [{'memberId': '%s', 'weight': -1}, {'memberId': '%s', 'weight': 2}]}"
                        .formatted(ada, bob);
            case "reward with a negative price" -> REWARD.formatted("-5");
            case "coupon with a negative discount" -> SERIES.formatted("-5");
            case "level below nothing" ->
                "{'key': 'fine', 'name': 'Fine', 'currency': 'points', 'levels': [{'title': 'L', 'minPoints': -5}]}";
            default -> throw new IllegalArgumentException(attempt);
        };
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    rule with a negative award           | /rules             | 422 | validation-failed
                    rule with an award of nothing        | /rules             | 422 | validation-failed
                    rule with a negative factor          | /rules             | 422 | validation-failed
                    rule with a negative cap             | /rules             | 422 | validation-failed
                    rule with a negative budget          | /rules             | 422 | validation-failed
                    rule that knows of fines             | /rules             | 400 | unknown-field
                    bonus band below zero                | /bonus-plans       | 422 | validation-failed
                    bonus pool below zero                | /bonus-plans       | 422 | validation-failed
                    bonus plan that knows of deductions  | /bonus-plans       | 400 | unknown-field
                    grant that takes                     | /transactions      | 422 | validation-failed
                    transfer to the community            | /transactions      | 422 | validation-failed
                    a kind of its own                    | /transactions      | 400 | malformed-request
                    spending below zero                  | /transactions      | 409 | insufficient-points
                    transfer below zero                  | /transactions      | 409 | insufficient-points
                    hold of more than there is           | /holds             | 409 | insufficient-points
                    hold of less than nothing            | /holds             | 422 | validation-failed
                    split that takes                     | /teams/{team}/splits | 422 | validation-failed
                    split with a negative weight         | /teams/{team}/splits | 422 | validation-failed
                    reward with a negative price         | /rewards           | 422 | validation-failed
                    coupon with a negative discount      | /coupon-series     | 422 | validation-failed
                    level below nothing                  | /ladders           | 422 | validation-failed
                    """)
    void aFineCannotBeExpressed(String attempt, String path, int status, String type) {
        community
                .asOwner()
                .header("Idempotency-Key", attempt)
                .body(body(attempt).replace('\'', '"'))
                .post(community.path(path.replace("{team}", UUID.randomUUID().toString())))
                .then()
                .statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("type", endsWith(type));

        assertThat(community.balance("ada")).isEqualTo(25);
        assertThat(community.balance("bob")).isZero();
        LedgerAudit.of(community).requireSound();
    }

    @Test
    void aRuleWhoseExpressionGivesLessThanNothingPaysNothing() {
        community.publish("fine", """
                {"trigger": {"eventType": "reaction.added"}, "award": {"expression": "-100"}, "currency": "points"}""");
        var before = community.balance("ada");

        community.apply(community.message("m-1", "ada", "2026-03-02T10:00:00Z"));
        community.apply(community.reaction("r-1", "ada", "2026-03-02T11:00:00Z"));

        // The starter rules pay 2 for the message and 1 for the reaction.
        assertThat(community.balance("ada")).isEqualTo(before + 3);
    }

    @Test
    void pointsThatTurnOutNotToBeEarnedTakeNoWalletBelowZero() {
        var message = community.message("m-1", "ada", "2026-03-02T10:00:00Z");
        community.apply(message);
        community.spend("all", "ada", 27).statusCode(201);

        community.apply(community.retraction("r-1", message));

        assertThat(community.balance("ada")).isZero();
        LedgerAudit.of(community).requireSound();
    }
}
