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

    /** The part of a channel in a cell. */
    record Part(Cell cell, String channel) {}

    /** What a part holds. */
    static final class Share {
        private final RoaringBitmap members = new RoaringBitmap();
        private long value;

        void add(long more, int number) {
            value += more;
            members.add(number);
        }

        void add(long more, RoaringBitmap others) {
            value += more;
            members.or(others);
        }

        long value() {
            return value;
        }

        RoaringBitmap members() {
            return members;
        }
    }

    private final Map<Cell, Long> counts = new HashMap<>();
    private final Map<Cell, RoaringBitmap> members = new HashMap<>();
    private final Map<Part, Share> channels = new HashMap<>();
    private final Map<Place, Long> boards = new HashMap<>();

    /** Adds facts to the counters, sets and boards of all measures that look at them. */
    void add(UUID community, FactGroup facts) {
        Measure.lookingAt(facts).forEach(measure -> {
            addToDay(community, measure, facts);
            addToBoard(community, measure, facts, 1);
        });
    }

    /** Adds facts to the counter, the set and the channels of one measure, if it looks at them. */
    void addToDay(UUID community, Measure measure, FactGroup facts) {
        if (!measure.looksAt(facts)) {
            return;
        }
        var cell = new Cell(community, measure.name(), facts.day());
        var worth = measure.counted() ? measure.worth(facts) : 0;
        if (measure.counted()) {
            counts.merge(cell, worth, Long::sum);
        }
        addMember(community, measure, facts.day(), facts.number());
        if (measure.hasChannels()) {
            var channel = facts.channel() == null ? "" : facts.channel();
            channels.computeIfAbsent(new Part(cell, channel), _ -> new Share()).add(worth, facts.number());
        }
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

    Map<Part, Share> channels() {
        return channels;
    }

    Map<Place, Long> boards() {
        return boards;
    }

    private void addToBoard(UUID community, Measure measure, FactGroup facts, int sign) {
        var worth = measure.worth(facts);
        if (measure.ranked() && worth != 0) {
            var place = new Place(community, measure.name(), facts.day().withDayOfMonth(1), facts.number());
            boards.merge(place, sign * worth, Long::sum);
        }
    }
}
