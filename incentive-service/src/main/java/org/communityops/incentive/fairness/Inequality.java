package org.communityops.incentive.fairness;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * How unevenly an amount is shared.
 *
 * @param members among how many
 * @param total how much
 * @param gini the Gini coefficient (基尼系数): 0 when all have the same, near 1 when one has everything
 * @param deciles the parts of the total that the poorest tenth, the next, … and the richest tenth of the members have
 */
record Inequality(long members, long total, double gini, List<Double> deciles) {
    private static final int TENTHS = 10;

    Inequality {
        deciles = List.copyOf(deciles);
    }

    /**
     * For amounts x₁ ≤ … ≤ xₙ: G = Σ (2i − n − 1) xᵢ / (n Σ xᵢ), half the relative mean difference (Sen, On Economic Inequality,
     * 1973, section 2.6; without the correction n/(n−1) for samples, since these are all members and not some). The deciles are
     * differences of the Lorenz curve (Lorenz 1905), which is straight between members, so that a tenth may hold a part of a member.
     *
     * @param membersByAmount how many members have each amount; amounts and numbers are positive, and there is one at least
     */
    static Inequality of(SortedMap<Long, Long> membersByAmount) {
        var members = 0L;
        var total = 0L;
        for (var group : membersByAmount.entrySet()) {
            members += group.getValue();
            total += group.getKey() * group.getValue();
        }
        return new Inequality(
                members, total, gini(membersByAmount, members, total), deciles(membersByAmount, members, total));
    }

    /** The weights 2i − n − 1 of m equal amounts after b others sum to m (2b + m − n). */
    private static double gini(SortedMap<Long, Long> membersByAmount, long members, long total) {
        var before = 0L;
        var sum = 0.0;
        for (var group : membersByAmount.entrySet()) {
            var size = group.getValue();
            sum += (double) group.getKey() * size * (2 * before + size - members);
            before += size;
        }
        return sum / members / total;
    }

    private static List<Double> deciles(SortedMap<Long, Long> membersByAmount, long members, long total) {
        var deciles = new ArrayList<Double>();
        var before = 0L;
        var amountBefore = 0.0;
        var shareBefore = 0.0;
        for (var group : membersByAmount.entrySet()) {
            var after = before + group.getValue();
            while (deciles.size() < TENTHS && (deciles.size() + 1) * members <= after * TENTHS) {
                var bound = (deciles.size() + 1) * (double) members / TENTHS;
                var share = (amountBefore + (bound - before) * group.getKey()) / total;
                deciles.add(share - shareBefore);
                shareBefore = share;
            }
            amountBefore += (double) group.getKey() * group.getValue();
            before = after;
        }
        return deciles;
    }
}
