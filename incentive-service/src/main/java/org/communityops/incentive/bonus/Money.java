package org.communityops.incentive.bonus;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.OptionalInt;

/** Amounts of a currency, in its own decimals: two for CNY, none for JPY, three for KWD. */
public final class Money {
    /** More than any bonus, and its smallest units still fit a {@code long}. */
    private static final BigDecimal GREATEST = BigDecimal.valueOf(1_000_000_000_000L);

    private Money() {}

    /** How many decimals the currency has; empty when ISO 4217 knows no such money, or none with a smallest unit. */
    public static OptionalInt decimals(String currency) {
        try {
            var digits = Currency.getInstance(currency).getDefaultFractionDigits();
            return digits < 0 ? OptionalInt.empty() : OptionalInt.of(digits);
        } catch (IllegalArgumentException unknown) {
            return OptionalInt.empty();
        }
    }

    /** Whether it is an amount of the currency that can be paid: not below zero, at most 10^12, no part of a smallest unit. */
    public static boolean isAmount(BigDecimal amount, int decimals) {
        return amount.signum() >= 0
                && amount.compareTo(GREATEST) <= 0
                && amount.stripTrailingZeros().scale() <= decimals;
    }

    /** The same amount with all the decimals of its currency. */
    public static BigDecimal of(BigDecimal amount, int decimals) {
        return amount.setScale(decimals);
    }

    static long units(BigDecimal amount, int decimals) {
        return of(amount, decimals).unscaledValue().longValueExact();
    }

    static BigDecimal ofUnits(long units, int decimals) {
        return BigDecimal.valueOf(units, decimals);
    }
}
