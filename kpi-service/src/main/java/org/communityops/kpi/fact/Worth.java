package org.communityops.kpi.fact;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a summed measure adds for an event.
 *
 * @param amount how often something was counted; milliseconds of a visit; money in ten-thousandths of its unit, the
 *     finest that a currency of ISO 4217 has; 1 for any other event
 * @param currency of money, an ISO 4217 code
 */
public record Worth(long amount, @Nullable String currency) {
    /** How many decimals amounts of money have. */
    public static final int MONEY_DECIMALS = 4;

    /** How many decimals seconds have. */
    public static final int SECOND_DECIMALS = 3;

    /** An amount above it is taken for a fault and adds nothing, so that the sum of a day stays a bigint. */
    private static final BigDecimal GREATEST = BigDecimal.valueOf(10_000_000_000L);

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    static Worth of(String type, JsonNode body) {
        return switch (type) {
            case ActivityTypes.REACTION_COUNTED -> new Worth(body.path("count").asLong(0), null);
            case ActivityTypes.SESSION_ENDED -> new Worth(scaled(body.path("durationSeconds"), SECOND_DECIMALS), null);
            case ActivityTypes.PURCHASE_COMPLETED, ActivityTypes.PURCHASE_REFUNDED -> money(body);
            default -> new Worth(1, null);
        };
    }

    private static Worth money(JsonNode body) {
        var currency = body.path("currency").asText("").toUpperCase(Locale.ROOT);
        return CURRENCY.matcher(currency).matches()
                ? new Worth(scaled(body.path("amount"), MONEY_DECIMALS), currency)
                : new Worth(0, null);
    }

    private static long scaled(JsonNode number, int decimals) {
        if (!number.isNumber()) {
            return 0;
        }
        var value = number.decimalValue();
        return value.signum() < 0 || value.compareTo(GREATEST) > 0
                ? 0
                : value.setScale(decimals, RoundingMode.HALF_EVEN)
                        .unscaledValue()
                        .longValueExact();
    }
}
