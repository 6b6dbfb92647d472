package org.communityops.incentive.fact;

import java.sql.Connection;
import java.sql.SQLException;
import org.communityops.incentive.fact.Facts.Recorded;

/** Is told of facts in the transaction that brings them, before they are rated. */
public interface FactListener {
    void recorded(Connection connection, Recorded recorded) throws SQLException;
}
