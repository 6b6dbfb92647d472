package org.communityops.incentive.community;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Gives a new community what it begins with; asked again whenever the community changes, so a repeat changes nothing. */
public interface NewCommunityListener {
    void begin(Connection connection, UUID communityId) throws SQLException;
}
