package org.communityops.incentive.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Set;
import org.communityops.incentive.RuleFixture;
import org.communityops.incentive.expression.Expressions;
import org.communityops.kit.problem.Fault;
import org.communityops.kit.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionCheckTest {
    private static final String MESSAGES =
            "\"trigger\": {\"eventType\": \"message.posted\"}, \"award\": {\"fixed\": 4}, \"currency\": \"points\"";
    private static final String STREAK =
            "\"streak\": {\"days\": 3, \"eventTypes\": [\"message.posted\"]}, \"award\": {\"fixed\": 4}, \"currency\": \"points\"";

    private final DefinitionCheck check = new DefinitionCheck(new Expressions());

    private void require(String json) {
        check.require(RuleFixture.definition(json), "/definition", Set.of("points", "reputation"));
    }

    private ProblemException refused(String json) {
        return catchThrowableOfType(ProblemException.class, () -> require(json));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            {"award": {"fixed": 4}, "currency": "points"} | /definition | trigger-or-streak
            {M, "streak": {"days": 3, "eventTypes": ["message.posted"]}} | /definition | trigger-or-streak
            {"trigger": {"eventType": "a.b"}, "award": {}, "currency": "points"} | /definition/award | one-award
            {"trigger": {"eventType": "a.b"}, "award": {"fixed": 1, "expression": "2"}, "currency": "points"} | /definition/award | one-award
            {M, "caps": [{"period": "DAY", "amount": 3}]} | /definition/caps/0/amount | cap-below-award
            {M, "caps": [{"period": "DAY", "amount": 3, "per": "RULE"}]} | /definition/caps/0/amount | cap-below-award
            {M, "caps": [{"period": "DAY", "amount": 9}, {"period": "DAY", "amount": 8}]} | /definition/caps/1 | duplicate-cap
            {M, "caps": [{"period": "LIFETIME", "amount": 9, "per": "RULE"}]} | /definition/caps/0 | use-budget
            {M, "budget": 3} | /definition/budget | cap-below-award
            {M, "multiplier": {"expression": "1", "atLeast": 2, "atMost": 1.5}} | /definition/multiplier/atMost | range
            {M, "multiplier": {"expression": "1", "atLeast": 0.9}, "budget": 3} | /definition/budget | cap-below-award
            {M, "audience": {}} | /definition/audience | empty-audience
            {M, "audience": {"levelAtLeast": 3, "levelAtMost": 2}} | /definition/audience/levelAtMost | range
            {M, "validFrom": "2026-03-02T00:00:00Z", "validTo": "2026-03-02T00:00:00Z"} | /definition/validTo | range
            {M, "expiry": {"days": 3, "months": 1}} | /definition/expiry | days-or-months
            {M, "expiry": {"roundUpTo": "YEAR"}} | /definition/expiry | days-or-months
            {"trigger": {"eventType": "a.b"}, "award": {"fixed": 1}, "currency": "gold"} | /definition/currency | unknown-currency
            {S, "multiplier": {"expression": "1"}} | /definition/multiplier | no-event
            {"streak": {"days": 3, "eventTypes": ["a.b"]}, "award": {"expression": "1"}, "currency": "points"} | /definition/award/expression | no-event
            """)
    void namesWhatIsWrong(String json, String pointer, String code) {
        var problem = refused(json.replace("{M", "{" + MESSAGES).replace("{S", "{" + STREAK));

        assertThat(problem).isNotNull();
        assertThat(problem.type().slug()).isEqualTo("validation-failed");
        assertThat(problem.faults()).extracting(Fault::pointer, Fault::code).containsExactly(tuple(pointer, code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"caps\": [{\"period\": \"WEEK\", \"amount\": 9}, {\"period\": \"MONTH\", \"amount\": 20}, {\"period\": \"WEEK\", \"amount\": 90, \"per\": \"RULE\"}]",
                "\"caps\": [{\"period\": \"LIFETIME\", \"amount\": 9}], \"budget\": 4",
                "\"multiplier\": {\"expression\": \"2\", \"atLeast\": 0.5}, \"budget\": 2",
                "\"audience\": {\"levelAtLeast\": 2, \"levelAtMost\": 2}",
                "\"expiry\": {\"months\": 3, \"roundUpTo\": \"QUARTER\"}",
                "\"firstOnly\": true, \"coolDownSeconds\": 60, \"excludeSelf\": false"
            })
    void takesWhatMakesSense(String more) {
        assertThatCode(() -> require("{" + MESSAGES + ", " + more + "}")).doesNotThrowAnyException();
    }

    @Test
    void tellsWrongExpressionsFromOtherFaults() {
        var wrong =
                "{\"trigger\": {\"eventType\": \"a.b\", \"condition\": \"secret\"}, \"award\": {\"expression\": \"1 +\"}, \"currency\": \"%s\"}";

        assertThat(refused(wrong.formatted("points")).type().slug()).isEqualTo("expression-invalid");
        assertThat(refused(wrong.formatted("points")).faults())
                .extracting(Fault::pointer)
                .containsExactly("/definition/trigger/condition", "/definition/award/expression");
        assertThat(refused(wrong.formatted("gold")).type().slug()).isEqualTo("validation-failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data.a.all(x, data.b.all(y, x == y))",
                "data.text.matches('(a+)+$')",
                "data.getClass().forName('java.lang.Runtime') == null",
                "java.lang.System.exit(1)",
                "'a' + 'a' == 'aa'"
            })
    void refusesCostlyAndForeignExpressionsQuickly(String condition) {
        var json =
                "{\"trigger\": {\"eventType\": \"a.b\", \"condition\": \"%s\"}, \"award\": {\"fixed\": 1}, \"currency\": \"points\"}"
                        .formatted(condition);
        refused(json);
        var start = System.nanoTime();

        assertThat(refused(json).type().slug()).isEqualTo("expression-invalid");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
    }
}
