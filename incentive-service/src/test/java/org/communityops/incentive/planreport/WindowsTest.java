package org.communityops.incentive.planreport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.communityops.incentive.plan.Plan;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WindowsTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant FAR = Instant.parse("2030-01-01T00:00:00Z");

    private static Plan plan(String startsAt, String endsAt, @Nullable Instant endedAt) {
        var start = Instant.parse(startsAt);
        return new Plan(
                UUID.randomUUID(),
                "p",
                "P",
                "points",
                100,
                100,
                "system:budget:p",
                start,
                Instant.parse(endsAt),
                null,
                null,
                null,
                Plan.State.ACTIVE,
                null,
                0,
                0,
                0,
                1,
                start,
                start,
                endedAt);
    }

    private static Windows windows(Plan plan, ZoneId zone, Instant now) {
        return Windows.of(plan, zone, now).orElseThrow();
    }

    @Test
    void countsLocalDays() {
        // From midnight of 20 November in Shanghai to midnight of 4 December: 14 days, the last one 3 December.
        var windows = windows(plan("2026-11-19T16:00:00Z", "2026-12-03T16:00:00Z", null), SHANGHAI, FAR);

        assertThat(windows.first()).isEqualTo("2026-11-20");
        assertThat(windows.last()).isEqualTo("2026-12-03");
        assertThat(windows.days()).isEqualTo(14);
        assertThat(windows.firstBefore()).isEqualTo("2026-11-06");
    }

    @Test
    void goesAsFarAsThePlanWent() {
        var start = "2026-11-20T00:00:00Z";
        var end = "2026-12-04T00:00:00Z";

        var stopped = windows(plan(start, end, Instant.parse("2026-11-22T10:00:00Z")), ZoneOffset.UTC, FAR);
        var running = windows(plan(start, end, null), ZoneOffset.UTC, Instant.parse("2026-11-20T00:00:00Z"));
        var noticedLate = windows(plan(start, end, Instant.parse("2026-12-04T00:00:12Z")), ZoneOffset.UTC, FAR);

        assertThat(stopped.days()).isEqualTo(3);
        assertThat(running.days()).isEqualTo(1);
        assertThat(noticedLate.last()).isEqualTo("2026-12-03");
        assertThat(Windows.of(plan(start, end, null), ZoneOffset.UTC, Instant.parse("2026-11-19T23:59:59Z")))
                .isEmpty();
    }

    @Test
    void keepsTheStretchesOfTheTwoWindowsApart() {
        var windows = new Windows(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 29));

        // One event of the reached a day, two of the others: ten days are a week and three days, in each window.
        var stretches = windows.stretches((reached, day) -> reached ? 1 : 2, 7);

        assertThat(stretches)
                .extracting(s -> s.from().toString())
                .containsExactly("2026-11-10", "2026-11-17", "2026-11-20", "2026-11-27");
        assertThat(stretches)
                .extracting(s -> s.to().toString())
                .containsExactly("2026-11-16", "2026-11-19", "2026-11-26", "2026-11-29");
        assertThat(stretches).extracting(Effect.Stretch::reached).containsExactly(7L, 3L, 7L, 3L);
        assertThat(stretches).extracting(Effect.Stretch::others).containsExactly(14L, 6L, 14L, 6L);
    }
}
