package org.communityops.incentive.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CouponCodeTest {
    private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void hasEightyBitsAtLeastAndACheckSymbol() {
        assertThat(17 * 5 + Math.log(32.0 / 37) / Math.log(2)).isGreaterThan(80);
        for (var i = 0; i < 1_000; i++) {
            var code = CouponCode.generate(RANDOM);
            assertThat(code).matches("[" + SYMBOLS + "]{6}-[" + SYMBOLS + "]{6}-[" + SYMBOLS + "]{6}");
            assertThat(CouponCode.isMistyped(code)).isFalse();
        }
    }

    @Test
    void drawsEverySymbolAboutEquallyOften() {
        var drawn = new int[SYMBOLS.length()];
        for (var i = 0; i < 20_000; i++) {
            CouponCode.key(CouponCode.generate(RANDOM)).chars().limit(17).forEach(c -> drawn[SYMBOLS.indexOf(c)]++);
        }

        // 10,625 each is expected; 5 % off is more than five standard deviations of 101.
        assertThat(IntStream.of(drawn).min().orElseThrow()).isGreaterThan(10_094);
        assertThat(IntStream.of(drawn).max().orElseThrow()).isLessThan(11_156);
    }

    @Test
    void neverDrawsACodeTwice() {
        var codes = new HashSet<String>();
        for (var i = 0; i < 50_000; i++) {
            assertThat(codes.add(CouponCode.generate(RANDOM))).isTrue();
        }
    }

    /** 123 is 1 × 1024 + 2 × 32 + 3 = 1091 = 29 × 37 + 18, and J stands for 18; 10 is 32, for which no letter stands. */
    @ParameterizedTest
    @CsvSource({
        "000000-000000-000011, false",
        "000000-000000-00123J, false",
        "000000-000000-0000ZZ, false",
        "000000-000000-00123K, true",
        "000000-000000-000010, true",
        "000000-000000-000100, true",
        "000000-000000-00010Z, true"
    })
    void knowsTheCheckSymbolOfCrockford(String code, boolean mistyped) {
        assertThat(CouponCode.isMistyped(code)).isEqualTo(mistyped);
    }

    @Test
    void findsEveryWrongSymbol() {
        var code = CouponCode.key(CouponCode.generate(RANDOM));

        for (var at = 0; at < code.length(); at++) {
            for (var symbol : SYMBOLS.toCharArray()) {
                var typed = code.substring(0, at) + symbol + code.substring(at + 1);
                assertThat(CouponCode.isMistyped(typed)).as(typed).isEqualTo(symbol != code.charAt(at));
            }
        }
    }

    @Test
    void findsEveryTwoSwappedSymbols() {
        var code = CouponCode.key(CouponCode.generate(RANDOM));

        for (var one = 0; one < 17; one++) {
            for (var other = one + 1; other < 17; other++) {
                var swapped = code.toCharArray();
                swapped[one] = code.charAt(other);
                swapped[other] = code.charAt(one);
                assertThat(CouponCode.isMistyped(new String(swapped)))
                        .isEqualTo(code.charAt(one) != code.charAt(other));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1O7-ab c", "LO7ABC", "io7abc", "--1-0-7-A-B-C", " 107abc\t"})
    void takesWhatPeopleTypeForTheCodeTheyMean(String typed) {
        assertThat(CouponCode.key(typed)).isEqualTo("107ABC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SPRING-20", "ÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜ", "UUUUUU-UUUUUU-UUUUUU"})
    void callsNothingMistypedThatIsNoGeneratedCode(String code) {
        assertThat(CouponCode.isMistyped(code)).isFalse();
    }
}
