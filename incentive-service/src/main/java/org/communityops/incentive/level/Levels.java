package org.communityops.incentive.level;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.community.NewCommunityListener;
import org.communityops.incentive.leaderboard.BoardChange;
import org.communityops.incentive.leaderboard.Boards;
import org.communityops.incentive.leaderboard.StandingListener;
import org.communityops.incentive.level.LevelRepository.Move;
import org.communityops.incentive.level.LevelRepository.Total;
import org.communityops.kit.feed.News;
import org.communityops.kit.feed.Outbox;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.ProblemException;

/** Where members stand. A level follows from the totals of the boards; what is stored is only what was announced. */
@ApplicationScoped
class Levels implements StandingListener, NewCommunityListener {
    private final LevelRepository repository;
    private final Boards boards;
    private final Communities communities;
    private final Outbox outbox;
    private final AgroalDataSource database;
    private final Clock clock;

    Levels(
            LevelRepository repository,
            Boards boards,
            Communities communities,
            Outbox outbox,
            AgroalDataSource database,
            Clock clock) {
        this.repository = repository;
        this.boards = boards;
        this.communities = communities;
        this.outbox = outbox;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void begin(Connection connection, UUID communityId) throws SQLException {
        repository.add(connection, StarterLadder.of(communityId));
    }

    /** Announces who has come to another level. */
    @Override
    public void changed(Connection connection, List<BoardChange> changes) throws SQLException {
        var totals = new LinkedHashSet<Total>();
        changes.forEach(c -> totals.add(new Total(c.communityId(), c.memberId(), c.currency())));
        var moves = repository.moved(connection, totals);
        if (!moves.isEmpty()) {
            repository.remember(connection, moves);
            outbox.add(connection, news(connection, moves));
        }
    }

    /** The ladders of a community, by key. */
    List<Ladder> ladders(UUID communityId) throws SQLException {
        try (var connection = database.getConnection()) {
            return repository.ladders(connection, communityId);
        }
    }

    /** Where a member stands on the first ladder of the community. */
    LevelView of(UUID communityId, UUID memberId) throws SQLException {
        boards.settle(communityId);
        try (var connection = database.getConnection()) {
            if (!communities.isMember(connection, communityId, memberId)) {
                throw ProblemException.notFound("member", memberId);
            }
            var ladder = repository.ladders(connection, communityId).stream()
                    .findFirst()
                    .orElseThrow(() -> ProblemException.notFound("ladder of community", communityId));
            var total = new Total(communityId, memberId, ladder.currency());
            return view(connection, ladder, total);
        }
    }

    private LevelView view(Connection connection, Ladder ladder, Total total) throws SQLException {
        var points = repository.total(connection, total);
        var step = ladder.at(points);
        var since = step.minPoints() > 0
                ? repository.reached(connection, total, step.minPoints()).orElse(null)
                : null;
        var next = ladder.after(step)
                .map(s -> new LevelView.Next(s.level(), s.minPoints() - points))
                .orElse(null);
        return new LevelView(ladder.key(), step.level(), step.title(), since, next);
    }

    private List<News> news(Connection connection, List<Move> moves) throws SQLException {
        var ladders = new HashMap<UUID, Ladder>();
        for (var move : moves) {
            if (!ladders.containsKey(move.ladderId())) {
                repository.ladders(connection, move.communityId()).forEach(l -> ladders.put(l.id(), l));
            }
        }
        var news = new ArrayList<News>();
        for (var move : moves) {
            var ladder = ladders.get(move.ladderId());
            if (ladder != null) {
                news.add(news(connection, ladder, move));
            }
        }
        return news;
    }

    private News news(Connection connection, Ladder ladder, Move move) throws SQLException {
        var step = ladder.levels().stream()
                .filter(s -> s.level() == move.level())
                .findFirst()
                .orElseThrow();
        var total = new Total(move.communityId(), move.memberId(), ladder.currency());
        var since = repository.reached(connection, total, step.minPoints()).orElse(null);
        var body = new LevelChanged(move.memberId(), ladder.key(), move.level(), step.title(), move.previous(), since);
        return News.of(
                Ids.next(), move.communityId(), "level.changed", move.memberId().toString(), clock.instant(), body);
    }
}
