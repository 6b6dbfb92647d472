package org.communityops.incentive.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.communityops.incentive.experiment.Experiment.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AssignmentTest {
    private static final int MEMBERS = 100_000;

    /** Beyond it lies one draw in two million; the tests make some fifty. */
    private static final double FIVE_SIGMA = 5;

    static Stream<Long> seeds() {
        return Stream.of(1L, 20261120L, new Random().nextLong());
    }

    private static Experiment experiment(UUID id, int trafficShare, int... weights) {
        var variants = IntStream.range(0, weights.length)
                .mapToObj(i -> new Variant("v" + i, weights[i]))
                .toList();
        return new Experiment(
                id,
                "key",
                "hypothesis",
                "dau",
                trafficShare,
                variants,
                State.RUNNING,
                1,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null);
    }

    private static List<UUID> members(Random random) {
        return Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()))
                .limit(MEMBERS)
                .toList();
    }

    private static Map<String, Long> counts(Experiment experiment, List<UUID> members) {
        var counts = new TreeMap<String, Long>();
        for (var member : members) {
            counts.merge(Assignment.of(experiment, member).map(Variant::key).orElse("none"), 1L, Long::sum);
        }
        return counts;
    }

    private static void requireShare(long count, double share, String what) {
        var deviation = Math.sqrt(MEMBERS * share * (1 - share));
        assertThat((double) count)
                .as(what)
                .isBetween(MEMBERS * share - FIVE_SIGMA * deviation, MEMBERS * share + FIVE_SIGMA * deviation);
    }

    /** The points were computed by another program: 0.0560/0.9453, 0.4354/0.2997, 0.3713/0.2704, 0.7601/0.2915. */
    @ParameterizedTest
    @CsvSource({
        "0197c0de-0000-7000-8000-000000000001, 100, v2",
        "0197c0de-0000-7000-8000-000000000002, 100, v1",
        "0197c0de-0000-7000-8000-000000000003, 100, v0",
        "0197c0de-0000-7000-8000-000000000004, 100, v1",
        "0197c0de-0000-7000-8000-000000000001, 6, v2",
        "0197c0de-0000-7000-8000-000000000001, 5, none",
        "0197c0de-0000-7000-8000-000000000002, 44, v1",
        "0197c0de-0000-7000-8000-000000000002, 43, none",
        "0197c0de-0000-7000-8000-000000000004, 77, v1",
        "0197c0de-0000-7000-8000-000000000004, 76, none"
    })
    void isWhatItsDefinitionSaysForEver(UUID member, int trafficShare, String expected) {
        var experiment = experiment(UUID.fromString("0197c0de-0000-7000-8000-0000000000e1"), trafficShare, 28, 42, 30);

        assertThat(Assignment.of(experiment, member).map(Variant::key).orElse("none"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void givesEachVariantItsShare(long seed) {
        var random = new Random(seed);
        var experiment = experiment(new UUID(random.nextLong(), random.nextLong()), 60, 50, 33, 16, 1);

        var counts = counts(experiment, members(random));

        var what = "seed " + seed + ": " + counts;
        System.out.println(what);
        requireShare(counts.getOrDefault("none", 0L), 0.40, what);
        requireShare(counts.getOrDefault("v0", 0L), 0.60 * 0.50, what);
        requireShare(counts.getOrDefault("v1", 0L), 0.60 * 0.33, what);
        requireShare(counts.getOrDefault("v2", 0L), 0.60 * 0.16, what);
        requireShare(counts.getOrDefault("v3", 0L), 0.60 * 0.01, what);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void dividesTheMembersOfTwoExperimentsIndependently(long seed) {
        var random = new Random(seed);
        var one = experiment(new UUID(random.nextLong(), random.nextLong()), 100, 50, 50);
        var other = experiment(new UUID(random.nextLong(), random.nextLong()), 100, 50, 50);
        var cells = new long[2][2];

        for (var member : members(random)) {
            var row = Assignment.of(one, member).orElseThrow().key().equals("v0") ? 0 : 1;
            var column = Assignment.of(other, member).orElseThrow().key().equals("v0") ? 0 : 1;
            cells[row][column]++;
        }

        // Pearson's statistic of a 2x2 table, one degree of freedom: 23.93 is exceeded once in a million times.
        double a = cells[0][0];
        double b = cells[0][1];
        double c = cells[1][0];
        double d = cells[1][1];
        var statistic = MEMBERS * (a * d - b * c) * (a * d - b * c) / ((a + b) * (c + d) * (a + c) * (b + d));
        System.out.println("seed " + seed + ": chi-squared of independence " + statistic);
        assertThat(statistic).as("seed " + seed).isLessThan(23.93);
    }

    @Test
    void doesNotMoveAMemberWhenMoreTakePart() {
        var random = new Random(7);
        var id = new UUID(random.nextLong(), random.nextLong());
        var few = experiment(id, 20, 50, 50);
        var many = experiment(id, 80, 50, 50);

        for (var member : members(random)) {
            var variant = Assignment.of(few, member);
            if (variant.isPresent()) {
                assertThat(Assignment.of(many, member)).isEqualTo(variant);
            }
        }
    }
}
