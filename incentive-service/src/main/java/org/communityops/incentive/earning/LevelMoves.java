package org.communityops.incentive.earning;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import org.communityops.incentive.leaderboard.BoardChange;
import org.communityops.incentive.leaderboard.StandingListener;

/**
 * Has the later events of members rated again whose points of a day changed, where rules ask for a level: it follows from
 * the points of earlier days. Each such round concerns later days than the one before it, so it comes to an end.
 */
@ApplicationScoped
class LevelMoves implements StandingListener {
    private final ReratingRepository repository;

    LevelMoves(ReratingRepository repository) {
        this.repository = repository;
    }

    @Override
    public void noted(Connection connection, Collection<BoardChange> changes) throws SQLException {
        repository.addWhereLevelsCount(
                connection,
                changes.stream().filter(change -> change.earned() != 0).toList());
    }
}
