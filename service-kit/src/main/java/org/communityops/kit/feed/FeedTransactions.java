package org.communityops.kit.feed;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Transactions of the role that follows feeds and works in the background: it sees every community, so each statement names
 * the ones that it is about. News that the work has left are published after the commit.
 */
@ApplicationScoped
public class FeedTransactions {
    private final AgroalDataSource database;
    private final FeedPublisher publisher;

    FeedTransactions(@DataSource("feed") AgroalDataSource database, FeedPublisher publisher) {
        this.database = database;
        this.publisher = publisher;
    }

    /** What is done in one transaction. */
    public interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Commits what the work did, or takes all of it back and throws what it threw. */
    public <T> T call(Work<T> work) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var result = work.run(connection);
                connection.commit();
                publisher.nudge();
                return result;
            } catch (RuntimeException | SQLException | Error e) {
                rollback(connection, e);
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** On a broken connection the first failure is the one to tell. */
    private static void rollback(Connection connection, Throwable first) {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            first.addSuppressed(broken);
        }
    }
}
