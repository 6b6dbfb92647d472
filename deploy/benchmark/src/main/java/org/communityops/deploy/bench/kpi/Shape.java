package org.communityops.deploy.bench.kpi;

import java.time.LocalDate;

/**
 * How a history is laid out.
 *
 * @param first a Monday
 * @param days over which its events are spread, in whole weeks
 * @param members who join in these days
 * @param events how many there are, joins not counted
 * @param channels in which they happen, in turns; 0: they name none
 */
record Shape(LocalDate first, int days, int members, int events, int channels) {
    /** Days of half a year: 26 weeks. */
    static final int HALF_YEAR = 182;

    /** Days of a year: 52 weeks. */
    static final int YEAR = 364;

    private static final LocalDate END = LocalDate.of(2026, 7, 6);
    private static final int CHANNELS = 8;

    static Shape halfYear(int members, int events) {
        return new Shape(END.minusDays(HALF_YEAR), HALF_YEAR, members, events, 0);
    }

    static Shape year(int members, int events) {
        return new Shape(END.minusDays(YEAR), YEAR, members, events, CHANNELS);
    }

    /** A Sunday, the last day with events. */
    LocalDate last() {
        return first.plusDays(days - 1L);
    }
}
