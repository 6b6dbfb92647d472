package org.communityops.incentive.apportionment;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The method of largest remainders (Hamilton): everybody gets the whole units of the exact share, and what is left goes, a unit each,
 * to those of whose share most was cut off; among equals to the smaller key. So the shares sum to the total, each lies within one
 * unit of the exact share, and no order of the input matters.
 */
public final class Apportionment {
    private Apportionment() {}

    private record Share(String key, BigInteger units, BigInteger remainder) {}

    /**
     * Shares whole units by weight.
     *
     * @param total at least 0
     * @param weights at least 0 each, not all 0
     * @return a share for each key, sorted by key
     */
    public static SortedMap<String, Long> share(long total, Map<String, BigDecimal> weights) {
        var scale = weights.values().stream().mapToInt(BigDecimal::scale).reduce(0, Math::max);
        var sum = units(weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add), scale);
        if (total < 0 || sum.signum() <= 0 || weights.values().stream().anyMatch(weight -> weight.signum() < 0)) {
            throw new IllegalArgumentException(
                    "Nothing below zero can be shared, and not by weights below zero or all zero");
        }
        var shares = weights.entrySet().stream()
                .map(weight -> {
                    var parts = BigInteger.valueOf(total)
                            .multiply(units(weight.getValue(), scale))
                            .divideAndRemainder(sum);
                    return new Share(weight.getKey(), parts[0], parts[1]);
                })
                .sorted(Comparator.comparing(Share::remainder).reversed().thenComparing(Share::key))
                .toList();
        var left = total - whole(shares);
        var result = new TreeMap<String, Long>();
        for (var share : shares) {
            result.put(share.key(), share.units().longValueExact() + (left-- > 0 ? 1 : 0));
        }
        return result;
    }

    private static long whole(Collection<Share> shares) {
        return shares.stream()
                .mapToLong(share -> share.units().longValueExact())
                .sum();
    }

    private static BigInteger units(BigDecimal weight, int scale) {
        return weight.setScale(scale).unscaledValue();
    }
}
