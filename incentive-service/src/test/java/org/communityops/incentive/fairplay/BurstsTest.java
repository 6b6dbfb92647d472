package org.communityops.incentive.fairplay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BurstsTest {
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    private final Bursts bursts = new Bursts(Defaults.SETTINGS);
    private final List<Act> acts = new ArrayList<>();

    /** Events on a day, the first at nine, with these milliseconds between them in turn. */
    private void day(int day, int events, boolean paid, long... gaps) {
        var time = START.plus(Duration.ofDays(day));
        for (var i = 0; i < events; i++) {
            acts.add(new Act(new UUID(day, i), time, paid));
            time = time.plusMillis(gaps[i % gaps.length]);
        }
    }

    /**
     * Of 19 gaps ten are of the first length and nine of the second: (11 + 27) s / 19 are 2 s. Their deviation is √90/19 of the
     * difference: 1.9773 s of 9.8958 s are 0.1998, and 1.9972 s of 9.8947 s are 0.2018.
     */
    @ParameterizedTest
    @CsvSource({
        "20, 2000, 2000, true",
        "19, 2000, 2000, false",
        "20, 1100, 3000, true",
        "20, 1100, 3001, false",
        "20, 300000, 300000, true",
        "20, 300100, 300100, false",
        "20, 8020, 11980, true",
        "20, 8000, 12000, false"
    })
    void isFastOrRegular(int events, long gap, long next, boolean expected) {
        for (var day = 0; day < 3; day++) {
            day(day, events, true, gap, next);
        }

        assertThat(bursts.find(acts).isPresent()).isEqualTo(expected);
    }

    @Test
    void countsBurstsAndWhatTheyAreMadeOf() {
        day(0, 25, true, 1000);
        day(1, 30, true, 60_000);
        day(2, 45, true, 1500);
        for (var hour = 0; hour < 100; hour++) {
            acts.add(new Act(UUID.randomUUID(), START.plus(Duration.ofDays(10)).plus(Duration.ofHours(hour)), true));
        }

        var burst = bursts.find(acts).orElseThrow();

        assertThat(burst.bursts()).isEqualTo(3);
        assertThat(burst.events()).hasSize(100);
        assertThat(burst.events().getFirst()).isEqualTo(new UUID(0, 0));
        assertThat(burst.score()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void leavesTwoBurstsAlone() {
        day(0, 50, true, 1000);
        day(1, 50, true, 1000);

        assertThat(bursts.find(acts)).isEmpty();
    }

    @Test
    void leavesBurstsAloneThatNobodyPaidFor() {
        day(0, 50, true, 1000);
        day(1, 50, true, 1000);
        day(2, 50, false, 1000);

        assertThat(bursts.find(acts)).isEmpty();
    }

    @Test
    void leavesPeopleAloneHoweverBusyTheyAre() {
        var random = new Random(11);
        var time = START;
        for (var i = 0; i < 20_000; i++) {
            time = time.plusMillis(Math.round(-Math.log(1 - random.nextDouble()) * 8_000));
            acts.add(new Act(new UUID(1, i), time, true));
        }

        assertThat(bursts.find(acts)).isEmpty();
        assertThat(bursts.find(List.of())).isEmpty();
    }
}
