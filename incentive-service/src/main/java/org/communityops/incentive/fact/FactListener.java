package org.communityops.incentive.fact;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Wants to know which member-days changed, in the transaction that records the facts of a page. */
public interface FactListener {
    /** Told once for each page, of all communities that it touches. */
    void touched(Connection connection, List<Touched> touched) throws SQLException;
}
