package org.communityops.incentive.couponseries;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscountTest {
    @ParameterizedTest
    @CsvSource({
        "FIXED, 20, CNY, 128.50, 20.00",
        "FIXED, 20, CNY, 15.00, 15.00",
        "FIXED, 500, JPY, 1200, 500",
        "PERCENT, 15, CNY, 99.99, 15.00", // 14.9985
        "PERCENT, 12.5, CNY, 80.20, 10.03", // 10.025, half up
        "PERCENT, 12.5, CNY, 80.00, 10.00",
        "PERCENT, 10, JPY, 155, 16", // 15.5, half up
        "PERCENT, 10, JPY, 154, 15",
        "PERCENT, 100, CNY, 7.77, 7.77",
        "PERCENT, 0.01, CNY, 0.01, 0.00",
        "PERCENT, 5, KWD, 1.230, 0.062" // 0.0615, three decimals
    })
    void takesOffWhatItSays(
            Discount.Kind kind, BigDecimal value, String currency, BigDecimal purchase, BigDecimal off) {
        assertThat(new Discount(kind, value, currency).off(purchase)).isEqualTo(off);
    }

    @ParameterizedTest
    @CsvSource({
        "0, CNY, true",
        "-1, CNY, true",
        "0.01, CNY, false",
        "0.001, CNY, true",
        "1E+3, CNY, false",
        "1E+13, CNY, true",
        "1000000000000, CNY, false",
        "1000000000000.01, CNY, true",
        "1E+999999999, CNY, true",
        "1E-999999999, CNY, true",
        "0.5, JPY, true",
        "10.0, JPY, false",
        "0.001, KWD, false"
    })
    void knowsAmountsThatAreNone(BigDecimal amount, String currency, boolean wrong) {
        assertThat(Money.fault("/amount", amount, currency).isPresent()).isEqualTo(wrong);
    }

    @ParameterizedTest
    @CsvSource({"CNY, false", "EUR, false", "cny, true", "XAU, true", "ABC, true", "'', true"})
    void knowsCurrenciesThatAreNone(String code, boolean wrong) {
        assertThat(Money.currencyFault("/currency", code).isPresent()).isEqualTo(wrong);
    }
}
