package org.communityops.incentive.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.communityops.incentive.ladder.Ladder;
import org.communityops.incentive.ladder.Ladder.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-03-01");

    private static Ladder ladder(int days, int grace) {
        var levels = List.of(step(1, 0), step(2, 10), step(3, 25));
        return new Ladder(new UUID(1, 1), new UUID(1, 2), "w", "W", "points", days, grace, false, 1, levels);
    }

    private static Step step(int level, long points) {
        return new Step(level, "L" + level, null, points, List.of());
    }

    private static LocalDate march(int day) {
        return FIRST.plusDays(day - 1L);
    }

    private static NavigableMap<LocalDate, Long> earned(long... dayAndPoints) {
        var earned = new TreeMap<LocalDate, Long>();
        for (var i = 0; i < dayAndPoints.length; i += 2) {
            earned.put(march((int) dayAndPoints[i]), dayAndPoints[i + 1]);
        }
        return earned;
    }

    @Test
    void countsThePointsOfTheWindowThatEndsWithTheDay() {
        var window = new Window(ladder(7, 0), earned(1, 4, 3, 6, 9, 5));

        assertThat(window.pointsOn(march(2))).isEqualTo(4);
        assertThat(window.pointsOn(march(7))).isEqualTo(10);
        assertThat(window.pointsOn(march(8))).isEqualTo(6);
        assertThat(window.pointsOn(march(9))).isEqualTo(11);
        assertThat(window.pointsOn(march(10))).isEqualTo(5);
        assertThat(window.pointsOn(march(16))).isZero();
    }

    @Test
    void goesUpAtOnceAndDownAfterTheGrace() {
        // 30 points on 1 March count up to the 7th; the 8th is the first day without; three days of grace end with the
        // 10th.
        var window = new Window(ladder(7, 3), earned(1, 30));

        assertThat(window.on(march(1))).isEqualTo(new Standing(3, null, march(8)));
        assertThat(window.on(march(7))).isEqualTo(new Standing(3, null, march(8)));
        assertThat(window.on(march(8))).isEqualTo(new Standing(3, march(11), march(11)));
        assertThat(window.on(march(10))).isEqualTo(new Standing(3, march(11), march(11)));
        assertThat(window.levelAfter(march(11))).isEqualTo(1);
        assertThat(window.on(march(11))).isEqualTo(new Standing(1, null, null));
        assertThat(window.since(march(10))).contains(march(1));
        assertThat(window.since(march(20))).contains(march(11));
    }

    @Test
    void fallsAtOnceWithoutGrace() {
        var window = new Window(ladder(7, 0), earned(1, 30));

        assertThat(window.on(march(7))).isEqualTo(new Standing(3, null, march(8)));
        assertThat(window.on(march(8))).isEqualTo(new Standing(1, null, null));
    }

    @Test
    void forgetsTheWarningWhenEnoughIsEarnedInTime() {
        // On the 8th 12 points are left, which is level 2; with 13 more on the 9th it is 25 again.
        var window = new Window(ladder(7, 3), earned(1, 30, 5, 12, 9, 13));

        assertThat(window.on(march(8)).fallsOn()).isEqualTo(march(11));
        assertThat(window.on(march(9))).isEqualTo(new Standing(3, null, march(12)));
        assertThat(window.since(march(9))).contains(march(1));
    }

    @Test
    void fallsStepByStep() {
        // Level 3 by the 30 of the 1st, up to the 7th; level 2 by the 12 of the 5th, up to the 11th; grace of 3 days
        // each.
        var window = new Window(ladder(7, 3), earned(1, 30, 5, 12));

        assertThat(window.levelAfter(march(11))).isEqualTo(2);
        assertThat(window.on(march(11))).isEqualTo(new Standing(2, null, march(12)));
        assertThat(window.on(march(12)).fallsOn()).isEqualTo(march(15));
        assertThat(window.on(march(15))).isEqualTo(new Standing(1, null, null));
    }

    @Test
    void standsOnTheLowestFromTheStart() {
        var window = new Window(ladder(7, 3), earned(2, 5));

        assertThat(window.on(march(4))).isEqualTo(new Standing(1, null, null));
        assertThat(window.since(march(4))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 31, 365, 2026})
    void standsWhereCountingEachDayWouldPutIt(long seed) {
        System.out.println("seed " + seed);
        var random = new Random(seed);
        for (var round = 0; round < 200; round++) {
            var days = random.nextInt(1, 12);
            var grace = random.nextInt(6);
            var earned = new TreeMap<LocalDate, Long>();
            for (var i = random.nextInt(8); i > 0; i--) {
                earned.merge(march(1 + random.nextInt(30)), random.nextLong(-3, 20), Long::sum);
            }
            var window = new Window(ladder(days, grace), earned);

            for (var day = 1; day < 60; day++) {
                var standing = window.on(march(day));
                assertThat(standing.level()).isEqualTo(held(earned, days, grace, day));
                assertThat(window.since(march(day))).isEqualTo(since(earned, days, grace, day));
                staysUntilTheReview(new Window(ladder(days, grace), earned.headMap(march(day), true)), day);
            }
        }
    }

    /** Given what was earned up to a day. */
    private static void staysUntilTheReview(Window window, int day) {
        var standing = window.on(march(day));
        var review = standing.reviewOn();
        for (var later = day + 1; later < 80; later++) {
            if (review != null && !march(later).isBefore(review)) {
                return;
            }
            var then = window.on(march(later));
            assertThat(then.level()).isEqualTo(standing.level());
            assertThat(then.fallsOn()).isEqualTo(standing.fallsOn());
        }
    }

    private static int reached(NavigableMap<LocalDate, Long> earned, int days, int day) {
        var points = 0L;
        for (var back = 0; back < days; back++) {
            points += earned.getOrDefault(march(day - back), 0L);
        }
        return points >= 25 ? 3 : points >= 10 ? 2 : 1;
    }

    private static int held(NavigableMap<LocalDate, Long> earned, int days, int grace, int day) {
        var held = 1;
        for (var back = 0; back <= grace; back++) {
            held = Math.max(held, reached(earned, days, day - back));
        }
        return held;
    }

    private static Optional<LocalDate> since(NavigableMap<LocalDate, Long> earned, int days, int grace, int day) {
        var held = held(earned, days, grace, day);
        for (var back = day; back > -30; back--) {
            if (held(earned, days, grace, back - 1) != held) {
                return Optional.of(march(back));
            }
        }
        return Optional.empty();
    }
}
