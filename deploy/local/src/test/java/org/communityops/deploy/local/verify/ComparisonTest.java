package org.communityops.deploy.local.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.communityops.deploy.local.console.Console;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Comparison comparison =
            new Comparison(new Console(new PrintStream(said, true, StandardCharsets.UTF_8), false));

    static Stream<Arguments> equalCells() {
        return Stream.of(
                Arguments.of(new LongNode(7), 7.0),
                Arguments.of(new DoubleNode(0.333333), 1.0 / 3),
                Arguments.of(new DoubleNode(1.0), 1.0),
                Arguments.of(NullNode.getInstance(), null));
    }

    static Stream<Arguments> differentCells() {
        return Stream.of(
                Arguments.of(new LongNode(7), 7.0000005),
                Arguments.of(new LongNode(7), 8.0),
                Arguments.of(new DoubleNode(0.333333), 0.333335),
                Arguments.of(NullNode.getInstance(), 0.0),
                Arguments.of(new LongNode(0), null));
    }

    @ParameterizedTest
    @MethodSource("equalCells")
    void takesAsEqual(JsonNode expected, @Nullable Double actual) {
        comparison.number("a.json", "cell", expected, actual);

        assertThat(comparison.isEqual()).isTrue();
        assertThat(said()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("differentCells")
    void takesAsDifferent(JsonNode expected, @Nullable Double actual) {
        comparison.number("a.json", "cell", expected, actual);

        assertThat(comparison.isEqual()).isFalse();
    }

    @Test
    void printsEveryDifferenceAndCountsTheCells() {
        comparison.number("a.json", "2026-05 dau", new LongNode(3), 4.0);
        comparison.number("a.json", "2026-06 dau", new LongNode(3), 3.0);
        comparison.text("b.json", "1 member", "m-1", null);
        comparison.summarize();

        assertThat(said().lines())
                .containsExactly(
                        "a.json 2026-05 dau: expected 3, is 4",
                        "b.json 1 member: expected m-1, is nothing",
                        "a.json                     2 cells compared, 1 differ",
                        "b.json                     1 cells compared, 1 differ",
                        "all                        3 cells compared, 2 differ");
    }

    @Test
    void isNotEqualWhenNothingWasCompared() {
        assertThat(comparison.isEqual()).isFalse();
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
