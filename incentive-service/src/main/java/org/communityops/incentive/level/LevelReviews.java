package org.communityops.incentive.level;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.ladder.Ladder;
import org.communityops.incentive.ladder.Ladders;
import org.communityops.incentive.leaderboard.Boards;
import org.communityops.incentive.level.StandingRepository.Due;
import org.communityops.kit.feed.FeedTransactions;

/**
 * Looks at those whom time alone may have moved: on ladders with a window, when a new local day has begun. Work is
 * proportional to how many of them there are; doing it twice changes nothing.
 */
@ApplicationScoped
class LevelReviews {
    private static final int AT_ONCE = 1_000;

    private final StandingRepository repository;
    private final Standings standings;
    private final Ladders ladders;
    private final Boards boards;
    private final Communities communities;
    private final FeedTransactions transactions;
    private final Clock clock;

    LevelReviews(
            StandingRepository repository,
            Standings standings,
            Ladders ladders,
            Boards boards,
            Communities communities,
            FeedTransactions transactions,
            Clock clock) {
        this.repository = repository;
        this.standings = standings;
        this.ladders = ladders;
        this.boards = boards;
        this.communities = communities;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void review() throws SQLException {
        review(clock.instant());
    }

    /** Reviews everybody whose local day has come at an instant. */
    void review(Instant now) throws SQLException {
        while (transactions.call(connection -> reviewSome(connection, now)) == AT_ONCE) {
            // the next ones
        }
    }

    private int reviewSome(Connection connection, Instant now) throws SQLException {
        var due = repository.due(connection, now, AT_ONCE);
        if (due.isEmpty()) {
            return 0;
        }
        var concerned = due.stream().map(Due::communityId).collect(Collectors.toSet());
        boards.lock(connection, concerned);
        var zones = communities.zones(connection, concerned);
        Map<UUID, Ladder> known =
                ladders.of(connection, concerned).stream().collect(Collectors.toMap(Ladder::id, Function.identity()));
        var byLadder = due.stream().collect(Collectors.groupingBy(Due::ladderId));
        for (var group : byLadder.entrySet()) {
            var ladder = known.get(group.getKey());
            if (ladder != null) {
                var members = group.getValue().stream().map(Due::memberId).toList();
                var zone = zones.getOrDefault(ladder.communityId(), ZoneOffset.UTC);
                standings.place(connection, ladder, members, new Moment(now, zone), false, false);
            }
        }
        return due.size();
    }
}
