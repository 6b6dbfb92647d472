package org.communityops.deploy.bench.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** A measured figure as it is written: to three significant digits, which is as many as a measurement deserves. */
public record Figure(double value) {
    private static final String NONE = "–";
    private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    /** Something that happens so often a second. */
    public static String rate(double perSecond) {
        return new Figure(perSecond) + "/s";
    }

    public static String millis(double milliseconds) {
        return new Figure(milliseconds) + " ms";
    }

    public static String micros(double microseconds) {
        return new Figure(microseconds) + " µs";
    }

    @Override
    public String toString() {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        var rounded = BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros();
        return rounded.abs().compareTo(BigDecimal.valueOf(1000)) >= 0
                ? String.format(Locale.ROOT, "%,d", rounded.longValue())
                : rounded.setScale(Math.max(0, rounded.scale()), RoundingMode.UNNECESSARY)
                        .toPlainString();
    }
}
