package org.communityops.incentive.leaderboard;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Wants to know whose totals changed, in the transaction that brings the boards up to date. */
public interface StandingListener {
    void changed(Connection connection, List<BoardChange> changes) throws SQLException;
}
