package org.communityops.kpi.jdbc;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/** Questions to the facts: they read much and may take longer than other requests, 30 seconds at most. */
@ApplicationScoped
public class Analyses {
    // The planner cannot know how big intermediate results are, and a nested loop over them would never end.
    private static final String SETTINGS =
            "set local enable_nestloop = off; set local work_mem = '32MB'; set local statement_timeout = '30s'";

    private final AgroalDataSource requests;

    Analyses(AgroalDataSource requests) {
        this.requests = requests;
    }

    /** What is asked in one transaction, so that a big answer can be fetched in portions. */
    public interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    /** The answer; nothing that the question changes stays. */
    public <T> T read(Question<T> question) throws SQLException {
        try (var connection = requests.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(SETTINGS);
                return question.ask(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
