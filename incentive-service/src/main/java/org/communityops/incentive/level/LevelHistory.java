package org.communityops.incentive.level;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.communityops.incentive.level.DayPointsRepository.DayPoints;

/**
 * Which level members had at the start of past local days: what they had earned on all days before decides, on the first
 * ladder of the community. So a level follows from what happened, whenever it became known.
 */
@ApplicationScoped
public class LevelHistory {
    private static final int WITHOUT_LADDER = 1;

    private final LevelRepository ladders;
    private final DayPointsRepository points;

    LevelHistory(LevelRepository ladders, DayPointsRepository points) {
        this.ladders = ladders;
        this.points = points;
    }

    /**
     * The levels of a member at the start of local days, from some day on.
     *
     * @param steps the days from whose start another level is held, and that level; the first is the earliest that is known
     */
    public record Levels(NavigableMap<LocalDate, Integer> steps) {
        /** The level at the start of a day that is not before the first. */
        public int on(LocalDate day) {
            var step = steps.floorEntry(day);
            if (step == null) {
                throw new IllegalStateException("Levels were asked for from " + steps.firstKey() + " on, not " + day);
            }
            return step.getValue();
        }
    }

    /** The thresholds of a community's first ladder. */
    public static final class Scale {
        private final Ladder ladder;

        private Scale(Ladder ladder) {
            this.ladder = ladder;
        }

        /** Key of the ladder. */
        public String ladder() {
            return ladder.key();
        }

        /** Whose points count. */
        public String currency() {
            return ladder.currency();
        }

        /** The level that so many points reach. */
        public int at(long points) {
            return ladder.at(points).level();
        }
    }

    /** The thresholds of a community's first ladder; empty when it has none. */
    public Optional<Scale> scale(Connection connection, UUID communityId) throws SQLException {
        return ladder(connection, communityId).map(Scale::new);
    }

    private Optional<Ladder> ladder(Connection connection, UUID communityId) throws SQLException {
        return ladders.ladders(connection, communityId).stream().findFirst();
    }

    /** The levels of members of one community, each from a day on; postings of this transaction are in them. */
    public Map<UUID, Levels> since(Connection connection, UUID communityId, Map<UUID, LocalDate> days)
            throws SQLException {
        var ladder = ladder(connection, communityId);
        var levels = new HashMap<UUID, Levels>();
        if (ladder.isEmpty()) {
            days.forEach((member, day) -> levels.put(member, new Levels(new TreeMap<>(Map.of(day, WITHOUT_LADDER)))));
            return levels;
        }
        var earned = points.since(connection, communityId, ladder.get().currency(), days);
        days.forEach((member, day) ->
                levels.put(member, levels(ladder.get(), day, earned.getOrDefault(member, List.of()))));
        return levels;
    }

    /** What was earned on a day counts from the next day on. */
    private static Levels levels(Ladder ladder, LocalDate from, List<DayPoints> earned) {
        var gains = new TreeMap<LocalDate, Long>();
        gains.put(from, 0L);
        for (var day : earned) {
            var counts = day.day() == null || day.day().isBefore(from)
                    ? from
                    : day.day().plusDays(1);
            gains.merge(counts, day.amount(), Long::sum);
        }
        var steps = new TreeMap<LocalDate, Integer>();
        var total = 0L;
        for (var gain : gains.entrySet()) {
            total += gain.getValue();
            steps.put(gain.getKey(), ladder.at(total).level());
        }
        return new Levels(steps);
    }
}
