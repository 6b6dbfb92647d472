package org.communityops.incentive.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionsTest {
    private final Expressions expressions = new Expressions();

    private static Map<String, Object> event(Map<String, Object> data) {
        var event = Map.<String, Object>of(
                "type", "message.posted",
                "source", "chat://lab/1",
                "subject", "ada",
                "channel", "general",
                "time", Instant.parse("2026-03-02T23:30:00Z"));
        return Map.of("event", event, "data", data);
    }

    @Test
    void readsEventAndData() throws ExpressionFailure {
        var condition = expressions.condition(
                "event.channel == 'general' && event.source.startsWith('chat://') && data.words >= 20");

        assertThat(condition.isTrueFor(event(Map.of("words", 20L)))).isTrue();
        assertThat(condition.isTrueFor(event(Map.of("words", 19L)))).isFalse();
    }

    @Test
    void asksForAFieldBeforeReadingIt() throws ExpressionFailure {
        var condition = expressions.condition("has(data.isReply) && data.isReply");

        assertThat(condition.isTrueFor(event(Map.of("isReply", true)))).isTrue();
        assertThat(condition.isTrueFor(event(Map.of()))).isFalse();
    }

    @Test
    void knowsTheTimeOfTheEventInAnyZone() throws ExpressionFailure {
        var condition = expressions.condition("event.time.getHours('Asia/Shanghai') == 7");

        assertThat(condition.isTrueFor(event(Map.of()))).isTrue();
    }

    @Test
    void failsForTheEventThatLacksTheField() {
        var condition = expressions.condition("data.words > 3");

        assertThatThrownBy(() -> condition.isTrueFor(event(Map.of()))).isInstanceOf(ExpressionFailure.class);
    }

    @Test
    void cutsOffTheFractionOfAnAmount() throws ExpressionFailure {
        assertThat(expressions.amount("data.words / 10").amountFor(event(Map.of("words", 29L))))
                .isEqualTo(2);
        assertThat(expressions.amount("data.score").amountFor(event(Map.of("score", 2.9))))
                .isEqualTo(2);
    }

    @Test
    void neverTakesByAnAmount() {
        var amount = expressions.amount("0 - 5");

        assertThatThrownBy(() -> amount.amountFor(event(Map.of()))).isInstanceOf(ExpressionFailure.class);
    }

    @Test
    void stopsAnExpressionThatLoopsTooLong() {
        var condition = expressions.condition("data.all.all(a, a >= 0)");
        var many = java.util.stream.LongStream.range(0, 1_100).boxed().toList();

        assertThatThrownBy(() -> condition.isTrueFor(event(Map.of("all", many))))
                .isInstanceOf(ExpressionFailure.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data.words >",
                "secret == 1",
                "event.getClass() == 1",
                "data.text.matches('(a+)+$')",
                "1 + 1",
                "unknownFunction(data)",
                "data.all.all(a, data.all.all(b, a + b >= 0))",
                "data.all.map(a, a).size() > 1",
                "'a' + 'b' == 'ab'",
                "[1] + [2] == [1, 2]",
                "java.lang.Runtime.getRuntime() == null"
            })
    void refusesWhatItCannotCheck(String text) {
        assertThatThrownBy(() -> expressions.condition(text)).isInstanceOf(InvalidExpression.class);
    }

    @Test
    void refusesWhatIsTooLarge() {
        var wide = "data.a == 1" + " || data.a == 1".repeat(200);
        var deep = "(".repeat(40) + "true" + ")".repeat(40);

        for (var text : List.of(wide, deep)) {
            assertThatThrownBy(() -> expressions.condition(text)).isInstanceOf(InvalidExpression.class);
        }
    }

    @Test
    void takesOneLoopAfterAnother() throws ExpressionFailure {
        var condition = expressions.condition("data.all.exists(a, a == 3) && data.all.all(a, a > 0)");

        assertThat(condition.isTrueFor(event(Map.of("all", List.of(1L, 2L, 3L)))))
                .isTrue();
    }

    @Test
    void joinsNoTextsOfTheEvent() {
        var condition = expressions.condition("data.text + data.text == ''");

        assertThatThrownBy(() -> condition.isTrueFor(event(Map.of("text", "x".repeat(64_000)))))
                .isInstanceOf(ExpressionFailure.class);
    }

    @Test
    void saysWhereAnExpressionIsWrong() {
        assertThatThrownBy(() -> expressions.condition("data.words > 3 &&\n  secret == 1"))
                .isInstanceOf(InvalidExpression.class)
                .hasMessageStartingWith("line 2, column 3: ");
    }

    @Test
    void givesAFactorAsItIsComputed() throws ExpressionFailure {
        var factor = expressions.amount("double(data.score) / 100.0");

        assertThat(factor.factorFor(event(Map.of("score", 125L)))).isEqualByComparingTo("1.25");
        assertThatThrownBy(() -> factor.factorFor(event(Map.of()))).isInstanceOf(ExpressionFailure.class);
    }
}
