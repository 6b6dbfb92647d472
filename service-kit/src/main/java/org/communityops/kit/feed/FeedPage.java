package org.communityops.kit.feed;

import java.util.List;

/**
 * A page of a feed.
 *
 * @param next the cursor after it
 * @param heads the position of each slice's last news, by slice
 */
record FeedPage(List<Entry> entries, FeedCursor next, List<Long> heads) {

    /** One piece of news at its position. */
    record Entry(FeedRow row, long position, FeedBody body) {}
}
