package org.communityops.kpi.rollup;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/**
 * What is wanted of a community's rollups.
 *
 * @param from the first day
 * @param to the last day
 * @param since the first day of the members in {@code ever}, not after {@code from}
 * @param counts measures whose counters are wanted
 * @param sizes measures of which it is enough to know how many members a day has
 * @param members measures whose members are wanted
 * @param ever measures whose members are wanted from {@code since} on
 * @param boards measures of which it is wanted what each member has of them on all days
 */
public record Selection(
        LocalDate from,
        LocalDate to,
        LocalDate since,
        Set<Measure> counts,
        Set<Measure> sizes,
        Set<Measure> members,
        Set<Measure> ever,
        Set<Measure> boards) {
    public Selection {
        counts = Set.copyOf(counts);
        sizes = Set.copyOf(sizes);
        members = Set.copyOf(members);
        ever = Set.copyOf(ever);
        boards = Set.copyOf(boards);
    }

    /** The same, with joins as what is wanted from an earlier day on. */
    public Selection(
            LocalDate from,
            LocalDate to,
            LocalDate since,
            Set<Measure> counts,
            Set<Measure> sizes,
            Set<Measure> members) {
        this(from, to, since, counts, sizes, members, Set.of(Measure.JOINED), Set.of());
    }

    /** The measures that have to do with members. */
    Set<Measure> present() {
        var present = new HashSet<>(sizes);
        present.addAll(members);
        return present;
    }
}
