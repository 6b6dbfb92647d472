package org.communityops.member.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextValidatorTest {
    @ParameterizedTest
    @ValueSource(strings = {"Ann", "安", " Ann ", "é", "👩‍🚀", "-", "‏سارة"})
    void takesWhatCanBeSeen(String text) {
        assertThat(TextValidator.isText(text, 200, false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00A0",
                "\u3000",
                "\u200B",
                "\u200B\u200D\uFEFF",
                "\u3164",
                "\u2800",
                "\u0301",
                "\uFE0F"
            })
    void refusesWhatShowsNothing(String text) {
        assertThat(TextValidator.isText(text, 200, false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A\u0000nn", "Ann\r\nBob", "A\u001B[31mnn", "Ann\u2028", "\uD800Ann"})
    void refusesWhatHarmsStoresAndLogs(String text) {
        assertThat(TextValidator.isText(text, 200, false)).isFalse();
    }

    @Test
    void takesLinesWhereTheyBelong() {
        assertThat(TextValidator.isText("first\n\tsecond\r\n", 200, true)).isTrue();
        assertThat(TextValidator.isText("first\u0000", 200, true)).isFalse();
    }

    @Test
    void countsCodePoints() {
        assertThat(TextValidator.isText("😀".repeat(200), 200, false)).isTrue();
        assertThat(TextValidator.isText("😀".repeat(201), 200, false)).isFalse();
    }
}
