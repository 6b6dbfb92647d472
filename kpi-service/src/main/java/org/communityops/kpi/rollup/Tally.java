package org.communityops.kpi.rollup;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.communityops.kpi.fact.FactGroup;
import org.roaringbitmap.RoaringBitmap;

/** What some facts amount to: the part that they add to the rollups of their communities. */
final class Tally {
    /** A community's measure on a day. */
    record Cell(UUID community, String measure, LocalDate day) {}

    /** A member's place on the board of a community's measure and a month. */
    record Place(UUID community, String measure, LocalDate month, int number) {}

    private final Map<Cell, Long> counts = new HashMap<>();
    private final Map<Cell, RoaringBitmap> members = new HashMap<>();
    private final Map<Place, Long> boards = new HashMap<>();

    /** Adds facts to the counters, sets and boards of all measures that look at them. */
    void add(UUID community, FactGroup facts) {
        Measure.lookingAt(facts).forEach(measure -> {
            addToDay(community, measure, facts);
            addToBoard(community, measure, facts, 1);
        });
    }

    /** Adds facts to the counter and the set of one measure, if it looks at them. */
    void addToDay(UUID community, Measure measure, FactGroup facts) {
        if (!measure.looksAt(facts)) {
            return;
        }
        if (measure.counted()) {
            counts.merge(new Cell(community, measure.name(), facts.day()), measure.worth(facts), Long::sum);
        }
        addMember(community, measure, facts.day(), facts.number());
    }

    /** Puts a member into the set of a measure and a day. */
    void addMember(UUID community, Measure measure, LocalDate day, int number) {
        members.computeIfAbsent(new Cell(community, measure.name(), day), _ -> new RoaringBitmap())
                .add(number);
    }

    /** Takes facts off the boards, and off nothing else. */
    void takeOffBoards(UUID community, FactGroup facts) {
        Measure.lookingAt(facts).forEach(measure -> addToBoard(community, measure, facts, -1));
    }

    Map<Cell, Long> counts() {
        return counts;
    }

    Map<Cell, RoaringBitmap> members() {
        return members;
    }

    Map<Place, Long> boards() {
        return boards;
    }

    private void addToBoard(UUID community, Measure measure, FactGroup facts, int sign) {
        if (measure.ranked()) {
            var place = new Place(community, measure.name(), facts.day().withDayOfMonth(1), facts.number());
            boards.merge(place, sign * measure.worth(facts), Long::sum);
        }
    }
}
