package org.communityops.incentive.level;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.ladder.Ladder;
import org.communityops.incentive.ladder.Ladders;
import org.communityops.incentive.leaderboard.Boards;
import org.communityops.kit.feed.FeedTransactions;

/**
 * Places everybody anew on a ladder that was made or changed, a thousand members a transaction; whoever earns something
 * meanwhile is placed on the ladder as it is now. What is interrupted goes on where it was.
 */
@ApplicationScoped
class LadderPlacing {
    private static final int SLICE = 1_000;
    private static final String TAKE = """
            select community_id, ladder_id, after, announce from ladder_placing
             order by community_id, ladder_id limit 1 for update skip locked
            """;
    private static final String MEMBERS =
            "select member_id from member where community_id = ? and member_id > ? order by member_id limit ?";
    private static final String GO_ON = "update ladder_placing set after = ? where community_id = ? and ladder_id = ?";
    private static final String END = "delete from ladder_placing where community_id = ? and ladder_id = ?";

    private final Standings standings;
    private final Ladders ladders;
    private final Boards boards;
    private final Communities communities;
    private final FeedTransactions transactions;
    private final Clock clock;

    LadderPlacing(
            Standings standings,
            Ladders ladders,
            Boards boards,
            Communities communities,
            FeedTransactions transactions,
            Clock clock) {
        this.standings = standings;
        this.ladders = ladders;
        this.boards = boards;
        this.communities = communities;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Task(UUID communityId, UUID ladderId, UUID after, boolean announce) {}

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void placeAll() throws SQLException {
        while (transactions.call(this::placeSome)) {
            // the next slice
        }
    }

    private boolean placeSome(Connection connection) throws SQLException {
        var taken = take(connection);
        if (taken.isEmpty()) {
            return false;
        }
        var task = taken.get();
        boards.lock(connection, Set.of(task.communityId()));
        var members = members(connection, task);
        var ladder = ladder(connection, task);
        var zone = communities
                .zones(connection, Set.of(task.communityId()))
                .getOrDefault(task.communityId(), ZoneOffset.UTC);
        var moment = new Moment(clock.instant(), zone);
        standings.place(connection, ladder, members, moment, true, task.announce());
        if (members.size() < SLICE) {
            execute(connection, END, task.communityId(), task.ladderId());
        } else {
            execute(connection, GO_ON, members.getLast(), task.communityId(), task.ladderId());
        }
        return true;
    }

    private Ladder ladder(Connection connection, Task task) throws SQLException {
        return ladders.of(connection, Set.of(task.communityId())).stream()
                .filter(ladder -> ladder.id().equals(task.ladderId()))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Task> take(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(TAKE);
                var row = query.executeQuery()) {
            return row.next()
                    ? Optional.of(new Task(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getObject(3, UUID.class),
                            row.getBoolean(4)))
                    : Optional.empty();
        }
    }

    private static List<UUID> members(Connection connection, Task task) throws SQLException {
        try (var query = connection.prepareStatement(MEMBERS)) {
            query.setObject(1, task.communityId());
            query.setObject(2, task.after());
            query.setInt(3, SLICE);
            var members = new ArrayList<UUID>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    members.add(row.getObject(1, UUID.class));
                }
            }
            return members;
        }
    }

    private static void execute(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
