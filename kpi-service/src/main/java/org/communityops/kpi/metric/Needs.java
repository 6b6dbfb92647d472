package org.communityops.kpi.metric;

import java.util.Set;
import org.communityops.kpi.rollup.Measure;

/**
 * What a formula reads.
 *
 * @param counts measures whose counters it reads
 * @param sizes measures of which it reads how many members a day has
 * @param members measures whose members it reads
 * @param daysBefore how many days before the period it looks
 * @param daysAfter how many days after the period it looks
 * @param periodsBefore how many periods before the period it looks
 * @param periodsAfter how many periods after the period it looks
 * @param everyJoin whether it asks who joined at any time before
 */
public record Needs(
        Set<Measure> counts,
        Set<Measure> sizes,
        Set<Measure> members,
        int daysBefore,
        int daysAfter,
        int periodsBefore,
        int periodsAfter,
        boolean everyJoin) {
    public Needs {
        counts = Set.copyOf(counts);
        sizes = Set.copyOf(sizes);
        members = Set.copyOf(members);
    }

    static Needs counts(Measure... measures) {
        return new Needs(Set.of(measures), Set.of(), Set.of(), 0, 0, 0, 0, false);
    }

    static Needs sizes(Measure... measures) {
        return new Needs(Set.of(), Set.of(measures), Set.of(), 0, 0, 0, 0, false);
    }

    static Needs members(Measure... measures) {
        return new Needs(Set.of(), Set.of(), Set.of(measures), 0, 0, 0, 0, false);
    }

    Needs andCounts(Measure... measures) {
        return new Needs(
                Set.of(measures), sizes, members, daysBefore, daysAfter, periodsBefore, periodsAfter, everyJoin);
    }

    Needs days(int before, int after) {
        return new Needs(counts, sizes, members, before, after, periodsBefore, periodsAfter, everyJoin);
    }

    Needs periods(int before, int after) {
        return new Needs(counts, sizes, members, daysBefore, daysAfter, before, after, everyJoin);
    }

    Needs andEveryJoin() {
        return new Needs(counts, sizes, members, daysBefore, daysAfter, periodsBefore, periodsAfter, true);
    }
}
