package org.communityops.kpi.community;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.communityops.kpi.period.Period;
import org.jspecify.annotations.Nullable;

/**
 * A community and how far its data reach.
 *
 * @param zone in which its days are counted
 * @param members the last member number that was given out
 * @param firstDay local date of the earliest event; null while there is none
 * @param lastDay local date of the latest event, the data cut-off; null while there is none
 * @param revision rises with every change of the rollups
 * @param recounting the recount that is under way; null while there is none
 */
public record Community(
        UUID id,
        ZoneId zone,
        int members,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        long revision,
        @Nullable Recounting recounting) {

    /** The same after more members got a number. */
    public Community numbered(int lastNumber) {
        return new Community(id, zone, lastNumber, firstDay, lastDay, revision, recounting);
    }

    /** The same with data that reach from one day to another. */
    public Community reaching(@Nullable LocalDate first, @Nullable LocalDate last) {
        return new Community(id, zone, members, first, last, revision, recounting);
    }

    /** The same with data that reach at least to a day. */
    public Community including(LocalDate day) {
        var first = firstDay == null || day.isBefore(firstDay) ? day : firstDay;
        var last = lastDay == null || day.isAfter(lastDay) ? day : lastDay;
        return reaching(first, last);
    }

    /** The same with its days in another zone. */
    public Community in(ZoneId newZone) {
        return new Community(id, newZone, members, firstDay, lastDay, revision, recounting);
    }

    /** The same in the middle of a recount, or of none. */
    public Community recounting(@Nullable Recounting now) {
        return new Community(id, zone, members, firstDay, lastDay, revision, now);
    }

    /** Whether a recount moves its days to another zone, so that its facts may hold the days of either. */
    public boolean isMoving() {
        return recounting != null && !recounting.zone().equals(zone);
    }

    /** How many days from {@code from} to {@code to}, both included, lie between the first and the last day of the data. */
    public int daysWithin(LocalDate from, LocalDate to) {
        if (firstDay == null || lastDay == null) {
            return 0;
        }
        var begin = from.isBefore(firstDay) ? firstDay : from;
        var end = to.isAfter(lastDay) ? lastDay : to;
        return end.isBefore(begin) ? 0 : (int) (end.toEpochDay() - begin.toEpochDay()) + 1;
    }

    /** Whether a part of a period lies before the first or after the last day of the data. */
    public boolean hasOnlyPartOf(Period period) {
        var days = period.last().toEpochDay() - period.first().toEpochDay() + 1;
        return daysWithin(period.first(), period.last()) < days;
    }

    /** Whether the data reach a day. */
    public boolean reaches(LocalDate day) {
        return lastDay != null && !day.isAfter(lastDay);
    }
}
