package org.communityops.kpi.rollup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.FastAggregation;
import org.roaringbitmap.RoaringBitmap;

/**
 * The rollups of one community from one day to another, in memory. Days outside hold nothing. Sets that it hands out
 * are not to be changed.
 */
public final class DayRollups {
    private static final RoaringBitmap NOBODY = new RoaringBitmap();

    private final LocalDate from;
    private final int days;
    private final Map<String, long[]> counts = new HashMap<>();
    private final Map<String, int[]> sizes = new HashMap<>();
    private final Map<String, RoaringBitmap[]> members = new HashMap<>();
    private final Map<String, int[]> rolling = new HashMap<>();
    private final Map<String, int[]> staying = new HashMap<>();
    private final Map<String, Map<Integer, Long>> held = new HashMap<>();
    private final @Nullable String onlyType;

    DayRollups(LocalDate from, LocalDate to) {
        this.from = from;
        this.days = Math.toIntExact(to.toEpochDay() - from.toEpochDay()) + 1;
        this.onlyType = null;
    }

    private DayRollups(DayRollups whole, String type) {
        from = whole.from;
        days = whole.days;
        counts.putAll(whole.counts);
        sizes.putAll(whole.sizes);
        members.putAll(whole.members);
        onlyType = type;
    }

    /** The same as if events of one type only had happened. */
    public DayRollups of(String type) {
        return new DayRollups(this, type);
    }

    /**
     * The same as if there were no other members: of measures whose members were read. Counters do not tell who counted, so
     * they hold nothing.
     */
    public DayRollups of(RoaringBitmap group) {
        var part = new DayRollups(from, last());
        members.forEach((measure, sets) -> {
            for (var index = 0; index < days; index++) {
                if (sets[index] != null) {
                    var present = RoaringBitmap.and(sets[index], group);
                    part.setMembers(measure, from.plusDays(index), present);
                    part.setSize(measure, from.plusDays(index), present.getCardinality());
                }
            }
        });
        return part;
    }

    void setCount(String measure, LocalDate day, long value) {
        counts.computeIfAbsent(measure, _ -> new long[days])[index(day)] = value;
    }

    void setSize(String measure, LocalDate day, int value) {
        sizes.computeIfAbsent(measure, _ -> new int[days])[index(day)] = value;
    }

    void setMembers(String measure, LocalDate day, RoaringBitmap value) {
        members.computeIfAbsent(measure, _ -> new RoaringBitmap[days])[index(day)] = value;
    }

    void setHeld(String measure, int number, long value) {
        held.computeIfAbsent(measure, _ -> new HashMap<>()).put(number, value);
    }

    /** What some members have of a measure with boards, on all days of the community. */
    public long held(Measure measure, RoaringBitmap some) {
        var sum = 0L;
        for (var member : held.getOrDefault(measure.name(), Map.of()).entrySet()) {
            sum += some.contains(member.getKey()) ? member.getValue() : 0;
        }
        return sum;
    }

    /** The first day. */
    public LocalDate first() {
        return from;
    }

    /** The last day. */
    public LocalDate last() {
        return from.plusDays(days - 1L);
    }

    /** The sum of a counter from one day to another, both included. */
    public long count(Measure measure, LocalDate first, LocalDate last) {
        var values = counts.get(name(measure));
        if (values == null || end(last) <= begin(first)) {
            return 0;
        }
        return Arrays.stream(values, begin(first), end(last)).sum();
    }

    /** The sum of the daily numbers of members: somebody who was there on two days counts twice. */
    public long sizes(Measure measure, LocalDate first, LocalDate last) {
        var values = sizes.get(name(measure));
        if (values == null || end(last) <= begin(first)) {
            return 0;
        }
        return Arrays.stream(values, begin(first), end(last)).asLongStream().sum();
    }

    /** The members of one day. */
    public RoaringBitmap on(Measure measure, LocalDate day) {
        var sets = members.get(name(measure));
        var index = index(day);
        var found = sets == null || index < 0 || index >= days ? null : sets[index];
        return found == null ? NOBODY : found;
    }

    /** The distinct members from one day to another, both included. */
    public RoaringBitmap during(Measure measure, LocalDate first, LocalDate last) {
        var sets = members.get(name(measure));
        if (sets == null || end(last) <= begin(first)) {
            return NOBODY;
        }
        var found = new ArrayList<RoaringBitmap>();
        for (var index = begin(first); index < end(last); index++) {
            if (sets[index] != null) {
                found.add(sets[index]);
            }
        }
        return united(found);
    }

    /**
     * The members of at least so many days from one day to another, both included.
     *
     * @param times 1 or more; the time grows with it
     */
    public RoaringBitmap onDays(Measure measure, LocalDate first, LocalDate last, int times) {
        if (times == 1) {
            return during(measure, first, last);
        }
        var sets = members.getOrDefault(measure.name(), new RoaringBitmap[days]);
        var often = new RoaringBitmap[times];
        Arrays.setAll(often, _ -> new RoaringBitmap());
        for (var index = begin(first); index < end(last); index++) {
            var present = sets[index];
            if (present != null) {
                for (var more = times - 1; more > 0; more--) {
                    often[more].or(RoaringBitmap.and(often[more - 1], present));
                }
                often[0].or(present);
            }
        }
        return often[times - 1];
    }

    /** How many distinct members a measure has in the days up to and including a day. */
    public int rolling(Measure measure, int window, LocalDate day) {
        var index = index(day);
        if (index < 0 || index >= days) {
            return during(measure, day.minusDays(window - 1L), day).getCardinality();
        }
        var sets = members.getOrDefault(name(measure), new RoaringBitmap[days]);
        return rolling.computeIfAbsent(name(measure) + window, _ -> RollingUnion.sizes(sets, window))[index];
    }

    /** How many members have come and not gone, at the end of a day; who comes and goes on one day is gone. */
    public int staying(Measure coming, Measure leaving, LocalDate day) {
        var index = Math.min(index(day), days - 1);
        if (index < 0) {
            return 0;
        }
        return staying.computeIfAbsent(name(coming) + name(leaving), _ -> staying(coming, leaving))[index];
    }

    /** Who has come and not gone, at the end of a day. */
    public RoaringBitmap stayers(Measure coming, Measure leaving, LocalDate day) {
        var stayers = new RoaringBitmap();
        for (var d = from; !d.isAfter(day) && index(d) < days; d = d.plusDays(1)) {
            stayers.or(on(coming, d));
            stayers.andNot(on(leaving, d));
        }
        return stayers;
    }

    private int[] staying(Measure coming, Measure leaving) {
        var sizes = new int[days];
        var stayers = new RoaringBitmap();
        for (var index = 0; index < days; index++) {
            var day = from.plusDays(index);
            stayers.or(on(coming, day));
            stayers.andNot(on(leaving, day));
            sizes[index] = stayers.getCardinality();
        }
        return sizes;
    }

    private static RoaringBitmap united(List<RoaringBitmap> sets) {
        return switch (sets.size()) {
            case 0 -> NOBODY;
            case 1 -> sets.getFirst();
            default -> FastAggregation.or(sets.iterator());
        };
    }

    /** Under which name a measure is found; under none when nothing of it is left. */
    private String name(Measure measure) {
        return onlyType == null
                ? measure.name()
                : measure.of(onlyType).map(Measure::name).orElse("");
    }

    private int index(LocalDate day) {
        return (int) (day.toEpochDay() - from.toEpochDay());
    }

    private int begin(LocalDate first) {
        return Math.max(0, index(first));
    }

    private int end(LocalDate last) {
        return Math.min(days, index(last) + 1);
    }
}
