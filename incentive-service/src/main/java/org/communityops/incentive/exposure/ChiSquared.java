package org.communityops.incentive.exposure;

/** The chi-squared distribution (卡方分布). */
final class ChiSquared {
    private static final double PRECISION = 1e-16;
    private static final double TINY = 1e-300;
    private static final int MOST_STEPS = 10_000;

    private ChiSquared() {}

    /**
     * The probability of at least this statistic by chance: Q(k/2, x/2), the regularised upper incomplete gamma function (DLMF
     * 8.2.4). Below k/2 + 1 it is one minus the series 8.11.4, above it the continued fraction 8.9.2 by Lentz's
     * method, so that neither loses digits to cancellation; 12 digits are right for up to a hundred degrees of freedom.
     *
     * @param statistic x, not negative
     * @param degrees k, degrees of freedom, 1 or more
     */
    static double upperTail(double statistic, int degrees) {
        if (!(statistic >= 0) || degrees < 1) {
            throw new IllegalArgumentException("No chi-squared of " + statistic + " with " + degrees + " degrees");
        }
        if (statistic == 0) {
            return 1;
        }
        var a = degrees / 2.0;
        var x = statistic / 2;
        var front = Math.exp(a * Math.log(x) - x - logGammaOfHalf(degrees));
        return x < a + 1 ? 1 - front * series(a, x) : front * continuedFraction(a, x);
    }

    /** The sum of x^n / (a (a+1) … (a+n)) over n from 0. */
    private static double series(double a, double x) {
        var term = 1 / a;
        var sum = term;
        for (var n = 1; n < MOST_STEPS && term > sum * PRECISION; n++) {
            term *= x / (a + n);
            sum += term;
        }
        return sum;
    }

    /** 1/(x+1-a- 1(1-a)/(x+3-a- 2(2-a)/(x+5-a- …))). */
    private static double continuedFraction(double a, double x) {
        var b = x + 1 - a;
        var c = 1 / TINY;
        var d = 1 / b;
        var value = d;
        for (var n = 1; n < MOST_STEPS; n++) {
            var numerator = -n * (n - a);
            b += 2;
            d = 1 / notZero(numerator * d + b);
            c = notZero(b + numerator / c);
            value *= d * c;
            if (Math.abs(d * c - 1) < 2 * PRECISION) {
                break;
            }
        }
        return value;
    }

    private static double notZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    /** ln Γ(k/2), from Γ(1/2) = √π or Γ(1) = 1 by Γ(a+1) = a Γ(a). */
    private static double logGammaOfHalf(int k) {
        var sum = k % 2 == 0 ? 0 : Math.log(Math.PI) / 2;
        for (var twice = k - 2; twice > 0; twice -= 2) {
            sum += Math.log(twice / 2.0);
        }
        return sum;
    }
}
