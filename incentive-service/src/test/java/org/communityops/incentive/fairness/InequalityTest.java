package org.communityops.incentive.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InequalityTest {
    private static final double EXACT = 1e-12;

    private static SortedMap<Long, Long> amounts(long... amounts) {
        var members = new TreeMap<Long, Long>();
        LongStream.of(amounts).forEach(amount -> members.merge(amount, 1L, Long::sum));
        return members;
    }

    private static void requireDeciles(Inequality inequality, double... expected) {
        assertThat(inequality.deciles()).hasSize(10);
        for (var i = 0; i < 10; i++) {
            assertThat(inequality.deciles().get(i)).as("decile " + (i + 1)).isCloseTo(expected[i], within(EXACT));
        }
    }

    @Test
    void isZeroWhereAllHaveTheSame() {
        var same = Inequality.of(amounts(7, 7, 7, 7, 7));

        assertThat(same.gini()).isZero();
        assertThat(same.total()).isEqualTo(35);
        requireDeciles(same, .1, .1, .1, .1, .1, .1, .1, .1, .1, .1);
    }

    /** (-3·10 - 1·20 + 1·30 + 3·40) / (4·100) = 100/400. A tenth is 0.4 of a member: the third has half of each of two members' tenths. */
    @Test
    void sharesAMemberBetweenTwoTenths() {
        var four = Inequality.of(amounts(40, 10, 30, 20));

        assertThat(four.members()).isEqualTo(4);
        assertThat(four.gini()).isCloseTo(0.25, within(EXACT));
        requireDeciles(four, .04, .04, .06, .08, .08, .12, .12, .14, .16, .16);
    }

    /** The weights of the nine ones are -9, -7, … 7, of sum -9; that of the last is 9: (-9 + 9·91) / (10·100) = 0.81. */
    @Test
    void isHighWhereOneHasNearlyEverything() {
        var ten = Inequality.of(amounts(1, 1, 1, 1, 1, 1, 1, 1, 1, 91));

        assertThat(ten.gini()).isCloseTo(0.81, within(EXACT));
        requireDeciles(ten, .01, .01, .01, .01, .01, .01, .01, .01, .01, .91);
    }

    @Test
    void isZeroForOneAlone() {
        assertThat(Inequality.of(amounts(12)).gini()).isZero();
    }

    /** The definition itself: the mean of all differences, by half the mean. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 2026})
    void isHalfTheRelativeMeanDifference(long seed) {
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var amounts =
                LongStream.generate(() -> 1 + random.nextInt(50)).limit(137).toArray();
        var differences = 0.0;
        for (var one : amounts) {
            for (var other : amounts) {
                differences += Math.abs(one - other);
            }
        }
        var mean = LongStream.of(amounts).average().orElseThrow();

        var inequality = Inequality.of(amounts(amounts));

        assertThat(inequality.gini())
                .as("seed " + seed)
                .isCloseTo(differences / amounts.length / amounts.length / 2 / mean, within(EXACT));
        assertThat(inequality.deciles().stream().mapToDouble(d -> d).sum()).isCloseTo(1, within(EXACT));
        for (var i = 1; i < 10; i++) {
            assertThat(inequality.deciles().get(i))
                    .isGreaterThan(inequality.deciles().get(i - 1) - EXACT);
        }
    }
}
