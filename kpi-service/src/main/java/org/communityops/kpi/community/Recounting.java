package org.communityops.kpi.community;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A recount of a community that is under way.
 *
 * @param id of the recount
 * @param zone in which it counts
 * @param through the last day that it has counted, in that zone; null while there is none
 */
public record Recounting(UUID id, ZoneId zone, @Nullable LocalDate through) {

    /** Whether it has counted a day, so that what arrives for the day has to be added to what it counted. */
    public boolean hasCounted(LocalDate day) {
        return through != null && !day.isAfter(through);
    }

    /** The same after it has counted more days. */
    public Recounting through(LocalDate day) {
        return new Recounting(id, zone, day);
    }
}
