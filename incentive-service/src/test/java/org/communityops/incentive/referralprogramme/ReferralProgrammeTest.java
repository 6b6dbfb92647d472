package org.communityops.incentive.referralprogramme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReferralProgrammeTest {
    private static final Instant JOINED = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void givesThirtyTimes24HoursToQualify() {
        assertThat(ReferralProgramme.FIRST.deadline(JOINED)).isEqualTo("2026-12-20T10:00:00Z");
    }

    @Test
    void takesWhoJoinedUpToSevenTimes24HoursAgoForANewcomer() {
        assertThat(ReferralProgramme.FIRST.isNew(JOINED, Instant.parse("2026-11-27T10:00:00Z")))
                .isTrue();
        assertThat(ReferralProgramme.FIRST.isNew(JOINED, Instant.parse("2026-11-27T10:00:00.000001Z")))
                .isFalse();
        assertThat(ReferralProgramme.FIRST.isNew(JOINED, JOINED.minusSeconds(3_600)))
                .isTrue();
    }
}
