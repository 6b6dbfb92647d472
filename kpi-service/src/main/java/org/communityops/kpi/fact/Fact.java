package org.communityops.kpi.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An activity event without its body.
 *
 * @param number the number of the member in the community
 * @param day the calendar date of {@code time} in the community's zone
 * @param reply whether it is a message that answers another one
 * @param amount what a summed measure adds for it, in the units of {@link Worth}
 * @param currency of an amount of money
 * @param about the campaign of a touch, the order of a purchase or a refund
 * @param marks words with blanks between them, see {@link Marks}
 * @param retracted taken back, counts in nothing
 */
public record Fact(
        UUID communityId,
        UUID eventId,
        int number,
        String type,
        Instant time,
        LocalDate day,
        @Nullable String channel,
        @Nullable String topic,
        boolean reply,
        long amount,
        @Nullable String currency,
        @Nullable String about,
        @Nullable String marks,
        boolean retracted) {

    /** The same on its day in a zone. */
    public Fact in(ZoneId zone) {
        var there = time.atZone(zone).toLocalDate();
        return new Fact(
                communityId,
                eventId,
                number,
                type,
                time,
                there,
                channel,
                topic,
                reply,
                amount,
                currency,
                about,
                marks,
                retracted);
    }
}
