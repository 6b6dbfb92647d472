package org.communityops.incentive.rating;

import java.time.LocalDate;

/** The level that a member has at the start of each local day. */
@FunctionalInterface
public interface DayLevel {
    /** For rules that ask for no level. */
    DayLevel NOT_ASKED = day -> {
        throw new IllegalStateException("No rule asks for a level");
    };

    int on(LocalDate day);
}
