package org.communityops.incentive.rating;

import java.time.LocalDate;
import org.communityops.incentive.rule.CapPeriod;

/**
 * How much of a cap was left for one event.
 *
 * @param first first day of the period that the cap counts over
 * @param used what earlier events of the period had earned already
 */
public record CapUse(CapPeriod period, LocalDate first, long used, long limit) {
    long left() {
        return Math.max(0, limit - used);
    }
}
