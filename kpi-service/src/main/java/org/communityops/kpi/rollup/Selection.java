package org.communityops.kpi.rollup;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/**
 * What is wanted of a community's rollups.
 *
 * @param from the first day
 * @param to the last day
 * @param joinsFrom the first day of joins, not after {@code from}
 * @param counts measures whose counters are wanted
 * @param sizes measures of which it is enough to know how many members a day has
 * @param members measures whose members are wanted
 */
public record Selection(
        LocalDate from,
        LocalDate to,
        LocalDate joinsFrom,
        Set<Measure> counts,
        Set<Measure> sizes,
        Set<Measure> members) {
    public Selection {
        counts = Set.copyOf(counts);
        sizes = Set.copyOf(sizes);
        members = Set.copyOf(members);
    }

    /** The measures that have to do with members. */
    Set<Measure> present() {
        var present = new HashSet<>(sizes);
        present.addAll(members);
        return present;
    }
}
