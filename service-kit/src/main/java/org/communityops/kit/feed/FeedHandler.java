package org.communityops.kit.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What a service does with news of another one. */
public interface FeedHandler {
    /** The service whose feed it is: member, activity, incentive or kpi. */
    String feed();

    /** Whether news of this type concern the handler. */
    boolean wants(String type);

    /**
     * Applies one page, in the transaction that also moves the cursor.
     *
     * @param connection of the feed role; the follower commits
     * @param items those that the handler wants, in order within each community; never empty
     * @throws RuntimeException when something in the page cannot be applied; the follower then finds it by halving
     */
    void apply(Connection connection, List<FeedItem> items) throws SQLException;

    /** Called after the commit of a page. */
    default void committed(List<FeedItem> items) {}
}
