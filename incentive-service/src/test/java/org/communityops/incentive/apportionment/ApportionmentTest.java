package org.communityops.incentive.apportionment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApportionmentTest {
    private static Map<String, BigDecimal> weights(Object... pairs) {
        var weights = new LinkedHashMap<String, BigDecimal>();
        for (var i = 0; i < pairs.length; i += 2) {
            weights.put((String) pairs[i], new BigDecimal(pairs[i + 1].toString()));
        }
        return weights;
    }

    @Test
    void givesWhatIsLeftToTheLargestRemainders() {
        // Exact: 4.1666, 3.3333, 2.5; whole 4 + 3 + 2, and the one that is left goes to .5.
        assertThat(Apportionment.share(10, weights("a", 5, "b", 4, "c", 3)))
                .isEqualTo(Map.of("a", 4L, "b", 3L, "c", 3L));
    }

    @Test
    void breaksTiesByTheKey() {
        assertThat(Apportionment.share(5, weights("c", 1, "b", 1, "a", 1)))
                .isEqualTo(Map.of("a", 2L, "b", 2L, "c", 1L));
    }

    @Test
    void givesNothingToWhoHasNoWeight() {
        assertThat(Apportionment.share(7, weights("a", 0, "b", "0.01", "c", "0.0")))
                .isEqualTo(Map.of("a", 0L, "b", 7L, "c", 0L));
    }

    @Test
    void refusesWhatCannotBeShared() {
        assertThatThrownBy(() -> Apportionment.share(-1, weights("a", 1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Apportionment.share(1, weights("a", 0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Apportionment.share(1, weights("a", 2, "b", -1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Apportionment.share(1, Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2026, 77_003})
    void losesNothingAndKeepsWithinAUnitOfTheExactShareInAnyOrder(long seed) {
        System.out.println("seed " + seed);
        var random = new Random(seed);
        for (var round = 0; round < 500; round++) {
            var total = random.nextLong(1L << (1 + random.nextInt(53)));
            var entries = new ArrayList<Map.Entry<String, BigDecimal>>();
            for (var i = random.nextInt(40); i >= 0; i--) {
                entries.add(Map.entry("s-" + i, BigDecimal.valueOf(1 + random.nextInt(20_000), random.nextInt(5))));
            }
            var weights = inOrder(entries);

            var shares = Apportionment.share(total, weights);

            assertThat(shares).hasSameSizeAs(weights);
            assertThat(shares.values().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(total);
            var sum = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            // |share − total·weight/sum| < 1, without dividing.
            shares.forEach((key, share) -> assertThat(BigDecimal.valueOf(share)
                            .multiply(sum)
                            .subtract(BigDecimal.valueOf(total).multiply(weights.getOrDefault(key, BigDecimal.ZERO)))
                            .abs())
                    .isLessThan(sum));
            Collections.shuffle(entries, random);
            assertThat(Apportionment.share(total, inOrder(entries))).isEqualTo(shares);
        }
    }

    private static Map<String, BigDecimal> inOrder(List<Map.Entry<String, BigDecimal>> entries) {
        var weights = new LinkedHashMap<String, BigDecimal>();
        entries.forEach(entry -> weights.put(entry.getKey(), entry.getValue()));
        return weights;
    }
}
