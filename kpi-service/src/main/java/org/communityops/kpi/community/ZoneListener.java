package org.communityops.kpi.community;

import java.sql.Connection;
import java.sql.SQLException;

/** Something that counts by the days of a community and must count anew when its zone changes. */
public interface ZoneListener {
    /**
     * Counts anew, in the transaction of the news and under the lock of the community.
     *
     * @return the community with the days that its data now reach
     */
    Community zoneChanged(Connection connection, Community community) throws SQLException;
}
