package org.communityops.incentive.level;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * When members are looked at.
 *
 * @param zone of the community
 */
record Moment(Instant now, ZoneId zone) {
    LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }
}
