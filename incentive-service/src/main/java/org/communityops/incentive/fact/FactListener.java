package org.communityops.incentive.fact;

import java.sql.Connection;
import java.sql.SQLException;
import org.communityops.incentive.fact.Facts.Recorded;

/** Wants to know of facts and of the member-days that they change, in the transaction that brings them, before they are rated. */
public interface FactListener {
    /** Told once for each page, of all communities that it touches. */
    void recorded(Connection connection, Recorded recorded) throws SQLException;
}
