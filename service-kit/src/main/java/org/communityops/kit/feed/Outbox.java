package org.communityops.kit.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** Where a transaction leaves its news; a publisher gives them their position once they are committed. */
@ApplicationScoped
public class Outbox {
    private static final String ADD = """
            insert into outbox (slice, size, id, community_id, type, subject, time, data)
            select * from unnest(?::smallint[], ?::int[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::jsonb[])
            """;

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final FeedPublisher publisher;
    private final TransactionSynchronizationRegistry transaction;

    Outbox(
            AgroalDataSource database,
            ObjectMapper json,
            FeedPublisher publisher,
            TransactionSynchronizationRegistry transaction) {
        this.database = database;
        this.json = json;
        this.publisher = publisher;
        this.transaction = transaction;
    }

    /** Adds news to the JTA transaction of the caller; publishing follows its commit. */
    public void add(News... news) {
        add(List.of(news));
    }

    /** Adds news to the JTA transaction of the caller; publishing follows its commit. */
    public void add(List<News> news) {
        if (news.isEmpty()) {
            return;
        }
        // First, since it fails where there is no transaction: news must not be written without what they tell of.
        transaction.registerInterposedSynchronization(new AfterCommit());
        try (var connection = database.getConnection()) {
            add(connection, news);
        } catch (SQLException e) {
            throw new IllegalStateException("News cannot be written", e);
        }
    }

    /** Adds news to the transaction of a connection, whose owner calls {@link FeedPublisher#nudge} after the commit. */
    public void add(Connection connection, List<News> news) throws SQLException {
        if (news.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(ADD)) {
            insert.setArray(1, array(connection, "smallint", news, n -> News.slice(n.communityId())));
            insert.setArray(2, array(connection, "int", news, News::size));
            insert.setArray(3, array(connection, "uuid", news, News::id));
            insert.setArray(4, array(connection, "uuid", news, News::communityId));
            insert.setArray(5, array(connection, "text", news, News::type));
            insert.setArray(6, array(connection, "text", news, News::subject));
            insert.setArray(
                    7, array(connection, "timestamptz", news, n -> n.time().toString()));
            insert.setArray(8, array(connection, "text", news, this::body));
            insert.executeUpdate();
        }
    }

    @SuppressWarnings("NullAway")
    private Object body(News news) {
        try {
            return news.data() == null ? null : json.writeValueAsString(news.data());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("News of type " + news.type() + " are not JSON", e);
        }
    }

    private static Array array(Connection connection, String type, List<News> news, Function<News, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, news.stream().map(value).toArray());
    }

    /** Lets the publisher run once the transaction is committed. */
    private final class AfterCommit implements Synchronization {
        @Override
        public void beforeCompletion() {
            // nothing to do before
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                publisher.nudge();
            }
        }
    }
}
