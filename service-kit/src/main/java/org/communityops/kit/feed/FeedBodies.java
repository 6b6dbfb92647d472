package org.communityops.kit.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Makes the news of blocks, whose bodies are kept elsewhere. A service that writes blocks has one. */
public interface FeedBodies {
    /**
     * The news of each block, in order.
     *
     * @param connection of the feed role
     * @param blocks rows without data
     * @return for each row as many bodies as its size
     */
    List<List<FeedBody>> expand(Connection connection, List<FeedRow> blocks) throws SQLException;
}
