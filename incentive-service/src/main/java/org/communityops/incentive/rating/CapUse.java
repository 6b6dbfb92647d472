package org.communityops.incentive.rating;

import java.time.LocalDate;
import org.communityops.incentive.rule.Cap;
import org.communityops.incentive.rule.CapPeriod;

/**
 * How much of a cap was left for one occasion.
 *
 * @param first first day of the period that the cap counts over
 * @param used what earlier occasions of the period had been paid already
 */
public record CapUse(CapPeriod period, Cap.Per per, LocalDate first, long used, long limit) {
    /** How a cap stands before an occasion of a day. */
    public static CapUse of(Cap cap, LocalDate day, Usage usage) {
        return new CapUse(
                cap.period(), cap.per(), cap.period().first(day), usage.used(cap.period(), day), cap.amount());
    }

    /** What it leaves. */
    public long left() {
        return Math.max(0, limit - used);
    }
}
