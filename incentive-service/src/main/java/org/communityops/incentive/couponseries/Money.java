package org.communityops.incentive.couponseries;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import org.communityops.kit.problem.Fault;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money, to the smallest unit of its currency.
 *
 * @param amount with as many decimals as the currency has
 * @param currency ISO 4217 code
 */
public record Money(BigDecimal amount, String currency) {
    private static final BigDecimal GREATEST = BigDecimal.valueOf(1_000_000_000_000L);
    private static final int NO_MONEY = -1;

    public Money {
        amount = amount.setScale(decimals(currency));
    }

    /** What is wrong with a positive amount of at most 10^12 in a currency; empty when nothing is. */
    public static Optional<Fault> fault(String pointer, BigDecimal amount, String currency) {
        if (amount.signum() <= 0 || amount.compareTo(GREATEST) > 0) {
            return Optional.of(Fault.at(pointer, "amount", "An amount is more than 0 and at most 10^12"));
        }
        var decimals = decimals(currency);
        return amount.stripTrailingZeros().scale() > decimals
                ? Optional.of(Fault.at(pointer, "amount", currency + " has " + decimals + " decimals"))
                : Optional.empty();
    }

    /** What is wrong with the code of a currency; empty when it is one of ISO 4217 in which things have prices. */
    public static Optional<Fault> currencyFault(String pointer, @Nullable String code) {
        return code != null && decimals(code) != NO_MONEY
                ? Optional.empty()
                : Optional.of(Fault.at(pointer, "unknown-currency", "A currency is a code of ISO 4217, such as CNY"));
    }

    /** The same amount without zeros behind the point, as it is written in answers. */
    public static BigDecimal plain(BigDecimal amount) {
        var stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** How many decimals a currency has; {@link #NO_MONEY} for what is none, such as gold. */
    static int decimals(String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getCurrencyCode().equals(code))
                .mapToInt(Currency::getDefaultFractionDigits)
                .findFirst()
                .orElse(NO_MONEY);
    }
}
