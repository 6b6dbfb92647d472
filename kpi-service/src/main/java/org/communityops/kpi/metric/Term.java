package org.communityops.kpi.metric;

import java.util.OptionalLong;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.period.Period;
import org.communityops.kpi.rollup.DayRollups;
import org.communityops.kpi.rollup.Measure;
import org.roaringbitmap.RoaringBitmap;

/**
 * One side of a fraction, or what is counted: a number and the members behind it.
 *
 * @param needs what the number reads
 * @param evidence what the members are read from
 */
public record Term(Needs needs, Amount amount, Needs evidence, Members members) {

    /** The number of a period; empty while it cannot be known. */
    @FunctionalInterface
    public interface Amount {
        OptionalLong of(Period period, Community community, DayRollups rollups);
    }

    /** The members behind the number of a period. What it hands out is not to be changed. */
    @FunctionalInterface
    public interface Members {
        RoaringBitmap of(Period period, Community community, DayRollups rollups);
    }

    /** The number of a set of members. */
    public static Term set(Needs needs, Members members) {
        return new Term(
                needs,
                (period, community, rollups) ->
                        OptionalLong.of(members.of(period, community, rollups).getLongCardinality()),
                needs,
                members);
    }

    /** A number behind which stand all who have one of the measures in the period. */
    public static Term number(Needs needs, Amount amount, Measure... behind) {
        return new Term(needs, amount, Needs.members(behind), (period, _, rollups) -> anyOf(period, rollups, behind));
    }

    /** Something that happened, however often and of whichever of the measures. */
    public static Term events(Measure... measures) {
        return number(
                Needs.counts(measures),
                (period, _, rollups) -> {
                    var sum = 0L;
                    for (var measure : measures) {
                        sum += rollups.count(measure, period.first(), period.last());
                    }
                    return OptionalLong.of(sum);
                },
                measures);
    }

    /** Distinct members who have at least one of the measures in the period. */
    public static Term distinct(Measure... measures) {
        return set(Needs.members(measures), (period, _, rollups) -> anyOf(period, rollups, measures));
    }

    /** The members of each day, added up: somebody who was there on two days counts twice. */
    public static Term daily(Measure measure) {
        return number(
                Needs.sizes(measure),
                (period, _, rollups) -> OptionalLong.of(rollups.sizes(measure, period.first(), period.last())),
                measure);
    }

    /** Distinct members who have both measures in the period. */
    public static Term both(Measure one, Measure other) {
        return set(
                Needs.members(one, other),
                (period, _, rollups) -> RoaringBitmap.and(anyOf(period, rollups, one), anyOf(period, rollups, other)));
    }

    /** Those who have at least one of the measures in the period. */
    public static RoaringBitmap anyOf(Period period, DayRollups rollups, Measure... measures) {
        if (measures.length == 1) {
            return rollups.during(measures[0], period.first(), period.last());
        }
        var any = new RoaringBitmap();
        for (var measure : measures) {
            any.or(rollups.during(measure, period.first(), period.last()));
        }
        return any;
    }
}
