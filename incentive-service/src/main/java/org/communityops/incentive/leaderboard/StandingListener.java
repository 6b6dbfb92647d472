package org.communityops.incentive.leaderboard;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Wants to know what was earned. */
public interface StandingListener {
    /** Called in the transaction that brings the boards up to date. */
    default void changed(Connection connection, List<BoardChange> changes) throws SQLException {}

    /** Called in the transaction that notes what was earned, before the boards show it. */
    default void noted(Connection connection, Collection<BoardChange> changes) throws SQLException {}
}
