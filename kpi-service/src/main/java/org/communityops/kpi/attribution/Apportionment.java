package org.communityops.kpi.attribution;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides a whole in proportion to weights into parts of six decimals that sum to it exactly: each part is rounded
 * down, and the millionths that are left go to the largest remainders (Hamilton's method), of equal ones to the first.
 */
public final class Apportionment {
    static final int DECIMALS = 6;

    /** Rounded up, a quota could take a millionth that is not there. */
    private static final MathContext DOWN = new MathContext(40, RoundingMode.DOWN);

    private Apportionment() {}

    /**
     * The parts, in the order of the weights; all 0 when no weight is greater.
     *
     * @param whole not negative, with at most six decimals that are not 0
     */
    public static List<BigDecimal> divide(BigDecimal whole, double[] weights) {
        var exact = new ArrayList<BigDecimal>();
        for (var weight : weights) {
            exact.add(new BigDecimal(weight));
        }
        var sum = exact.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var nothing = BigDecimal.ZERO.setScale(DECIMALS);
        if (sum.signum() == 0) {
            return exact.stream().map(_ -> nothing).toList();
        }
        var millionths = whole.movePointRight(DECIMALS);
        var quotas = exact.stream()
                .map(weight -> weight.multiply(millionths).divide(sum, DOWN))
                .toList();
        var parts = new ArrayList<BigInteger>();
        quotas.forEach(quota -> parts.add(quota.setScale(0, RoundingMode.DOWN).toBigInteger()));
        var left = millionths
                .toBigIntegerExact()
                .subtract(parts.stream().reduce(BigInteger.ZERO, BigInteger::add))
                .intValueExact();
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> quotas.get(i).remainder(BigDecimal.ONE))
                        .reversed())
                .limit(left)
                .forEach(i -> parts.set(i, parts.get(i).add(BigInteger.ONE)));
        return parts.stream().map(part -> new BigDecimal(part, DECIMALS)).toList();
    }
}
