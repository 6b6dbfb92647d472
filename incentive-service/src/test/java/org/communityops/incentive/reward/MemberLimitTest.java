package org.communityops.incentive.reward;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberLimitTest {
    /** 2026-03-01 16:30Z is half past midnight on Monday, 2 March, in Shanghai; still Sunday in UTC. */
    @ParameterizedTest
    @CsvSource({
        "DAY,   Asia/Shanghai, 2026-03-01T16:00:00Z",
        "WEEK,  Asia/Shanghai, 2026-03-01T16:00:00Z",
        "MONTH, Asia/Shanghai, 2026-02-28T16:00:00Z",
        "YEAR,  Asia/Shanghai, 2025-12-31T16:00:00Z",
        "DAY,   UTC,           2026-03-01T00:00:00Z",
        "WEEK,  UTC,           2026-02-23T00:00:00Z",
        "ALL,   UTC,           1970-01-01T00:00:00Z"
    })
    void countsFromTheBeginningOfTheLocalPeriod(MemberLimit.Period period, String zone, Instant since) {
        var now = Instant.parse("2026-03-01T16:30:00Z");

        assertThat(new MemberLimit(1, period).since(now, ZoneId.of(zone))).isEqualTo(since);
    }
}
