package org.communityops.kit.test;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kit.feed.PageApplier;

/** Plays another service's feed to the service under test, through the transaction of its real follower. */
public final class FeedPages {
    private static final UUID EPOCH = UUID.randomUUID();
    private static final int SLICE = 5;
    private static final Map<String, Long> HEADS = new ConcurrentHashMap<>();

    private FeedPages() {}

    /** News that have no position yet. */
    public static FeedItem item(UUID id, UUID communityId, String type, String subject, Instant time, Object data) {
        var json = Arc.container().instance(ObjectMapper.class).get();
        return new FeedItem(id.toString(), SLICE, 0, communityId, type, subject, time, json.valueToTree(data));
    }

    /** Applies the items as the next page of a feed. */
    public static synchronized void apply(String feed, FeedItem... items) {
        apply(feed, Arrays.asList(items));
    }

    /** Applies the items as the next page of a feed; what goes wrong with the page is thrown. */
    public static synchronized void apply(String feed, List<FeedItem> items) {
        var page = new ArrayList<FeedItem>();
        var position = HEADS.getOrDefault(feed, 0L);
        for (var item : items) {
            page.add(new FeedItem(
                    item.id(),
                    SLICE,
                    ++position,
                    item.communityId(),
                    item.type(),
                    item.subject(),
                    item.time(),
                    item.data()));
        }
        try {
            Arc.container().instance(PageApplier.class).get().apply(feed, EPOCH, page);
            HEADS.put(feed, position);
        } catch (SQLException e) {
            throw new IllegalStateException("The page could not be applied", e);
        }
    }

    /** How many dead letters a feed has: a page whose items cannot be applied fails no test by itself. */
    public static long deadLetters(String feed) {
        var database = Arc.container()
                .instance(
                        io.agroal.api.AgroalDataSource.class,
                        new io.quarkus.agroal.DataSource.DataSourceLiteral("feed"))
                .get();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select count(*) from dead_letter where feed = ?")) {
            query.setString(1, feed);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Dead letters cannot be counted", e);
        }
    }
}
