package org.communityops.kpi.metric;

import java.util.HashSet;
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
 * @param ever measures whose members it asks for from the first day of the community on
 * @param boards measures of which it asks what each member has of them on all days
 */
public record Needs(
        Set<Measure> counts,
        Set<Measure> sizes,
        Set<Measure> members,
        int daysBefore,
        int daysAfter,
        int periodsBefore,
        int periodsAfter,
        Set<Measure> ever,
        Set<Measure> boards) {
    /** Reads nothing. */
    public static final Needs NOTHING = new Needs(Set.of(), Set.of(), Set.of(), 0, 0, 0, 0, Set.of(), Set.of());

    public Needs {
        counts = Set.copyOf(counts);
        sizes = Set.copyOf(sizes);
        members = Set.copyOf(members);
        ever = Set.copyOf(ever);
        boards = Set.copyOf(boards);
    }

    public static Needs counts(Measure... measures) {
        return new Needs(Set.of(measures), Set.of(), Set.of(), 0, 0, 0, 0, Set.of(), Set.of());
    }

    public static Needs sizes(Measure... measures) {
        return new Needs(Set.of(), Set.of(measures), Set.of(), 0, 0, 0, 0, Set.of(), Set.of());
    }

    public static Needs members(Measure... measures) {
        return new Needs(Set.of(), Set.of(), Set.of(measures), 0, 0, 0, 0, Set.of(), Set.of());
    }

    /** The members of measures of all days up to the end of the period. */
    public static Needs ever(Measure... measures) {
        return new Needs(Set.of(), Set.of(), Set.of(measures), 0, 0, 0, 0, Set.of(measures), Set.of());
    }

    /** What each member has of measures with boards, on all days. */
    public static Needs boards(Measure... measures) {
        return new Needs(Set.of(), Set.of(), Set.of(), 0, 0, 0, 0, Set.of(), Set.of(measures));
    }

    public Needs days(int before, int after) {
        return new Needs(counts, sizes, members, before, after, periodsBefore, periodsAfter, ever, boards);
    }

    public Needs periods(int before, int after) {
        return new Needs(counts, sizes, members, daysBefore, daysAfter, before, after, ever, boards);
    }

    /** What both read. */
    public Needs and(Needs other) {
        return new Needs(
                union(counts, other.counts),
                union(sizes, other.sizes),
                union(members, other.members),
                Math.max(daysBefore, other.daysBefore),
                Math.max(daysAfter, other.daysAfter),
                Math.max(periodsBefore, other.periodsBefore),
                Math.max(periodsAfter, other.periodsAfter),
                union(ever, other.ever),
                union(boards, other.boards));
    }

    private static Set<Measure> union(Set<Measure> some, Set<Measure> others) {
        var all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}
