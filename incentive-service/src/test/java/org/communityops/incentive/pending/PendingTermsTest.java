package org.communityops.incentive.pending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PendingTermsTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            2026-11-20, 14, -,   -, Asia/Shanghai,    2026-12-03T16:00:00Z
            2026-11-20,  1, -,   -, UTC,              2026-11-21T00:00:00Z
            2028-02-28,  1, -,   -, UTC,              2028-02-29T00:00:00Z
            2026-03-07,  1, -,   -, America/New_York, 2026-03-08T05:00:00Z
            2026-03-07,  2, -,   -, America/New_York, 2026-03-09T04:00:00Z
            2026-11-20,  -, a.b, 1, UTC,              2026-11-22T00:00:00Z
            2026-10-31,  -, a.b, 1, America/New_York, 2026-11-02T05:00:00Z
            """)
    void waitsForWholeDaysWhereTheCommunityIs(
            LocalDate day,
            @Nullable Integer days,
            @Nullable String until,
            @Nullable Integer withinDays,
            String zone,
            Instant due) {
        assertThat(new PendingTerms(days, until, withinDays).due(day, ZoneId.of(zone)))
                .isEqualTo(due);
    }
}
