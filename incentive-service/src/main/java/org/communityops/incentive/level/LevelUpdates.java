package org.communityops.incentive.level;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.ladder.Ladder;
import org.communityops.incentive.ladder.Ladders;
import org.communityops.incentive.leaderboard.BoardChange;
import org.communityops.incentive.leaderboard.StandingListener;
import org.communityops.incentive.level.StandingRepository.Move;
import org.communityops.incentive.level.StandingRepository.Total;

/** Looks at whoever earned something, together with the boards. */
@ApplicationScoped
class LevelUpdates implements StandingListener {
    private final Ladders ladders;
    private final StandingRepository repository;
    private final Standings standings;
    private final Communities communities;
    private final Clock clock;

    LevelUpdates(
            Ladders ladders, StandingRepository repository, Standings standings, Communities communities, Clock clock) {
        this.ladders = ladders;
        this.repository = repository;
        this.standings = standings;
        this.communities = communities;
        this.clock = clock;
    }

    @Override
    public void changed(Connection connection, List<BoardChange> changes) throws SQLException {
        var totals = changes.stream()
                .map(change -> new Total(change.communityId(), change.memberId(), change.currency()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var concerned = totals.stream().map(Total::communityId).collect(Collectors.toSet());
        var zones = communities.zones(connection, concerned);
        var moves = repository.moved(connection, totals).stream().collect(Collectors.groupingBy(Move::ladderId));
        for (var ladder : ladders.of(connection, concerned)) {
            if (ladder.windowDays() == null) {
                var moved = moves.getOrDefault(ladder.id(), List.of());
                standings.move(connection, ladder, moved, moment(ladder, zones));
            } else {
                var members = totals.stream()
                        .filter(total -> total.communityId().equals(ladder.communityId()))
                        .filter(total -> total.currency().equals(ladder.currency()))
                        .map(Total::memberId)
                        .toList();
                standings.place(connection, ladder, members, moment(ladder, zones), false, false);
            }
        }
    }

    private Moment moment(Ladder ladder, Map<UUID, ZoneId> zones) {
        return new Moment(clock.instant(), zones.getOrDefault(ladder.communityId(), ZoneOffset.UTC));
    }
}
