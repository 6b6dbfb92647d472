package org.communityops.kpi.community;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;

/** Something that counts by the days of a community and has to count anew when its zone changes. */
public interface ZoneListener {
    /**
     * Hears in which zone a community with data lives, in the transaction of the news and under the lock of the
     * community; the zone may be the one in which its days are counted already.
     *
     * @param isFirst whether nobody could have asked for the community's figures until now
     */
    void zoneTold(Connection connection, Community community, ZoneId zone, boolean isFirst) throws SQLException;
}
