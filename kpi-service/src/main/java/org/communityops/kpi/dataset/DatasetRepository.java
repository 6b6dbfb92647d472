package org.communityops.kpi.dataset;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.communityops.kpi.dataset.format.RowWriter;
import org.communityops.kpi.period.DayRange;
import org.jspecify.annotations.Nullable;

/** Reads datasets row by row. */
@ApplicationScoped
class DatasetRepository {
    /** How many rows are in memory at once. */
    private static final int FETCHED = 1_000;

    private final AgroalDataSource requests;

    DatasetRepository(AgroalDataSource requests) {
        this.requests = requests;
    }

    /** The earliest day with data of the communities in scope. */
    Optional<LocalDate> firstDay() throws SQLException {
        try (var connection = requests.getConnection();
                var statement = connection.prepareStatement("select min(first_day) from bi.communities");
                var rows = statement.executeQuery()) {
            rows.next();
            return Optional.ofNullable(rows.getObject(1, LocalDate.class));
        }
    }

    /**
     * Copies the rows of the communities in scope, all of the same moment.
     *
     * @param days only these; null: all
     * @param since only rows that changed then or later; null: all
     */
    <R extends Record> void copy(
            Dataset<R> dataset, @Nullable DayRange days, @Nullable Instant since, RowWriter<R> writer)
            throws SQLException, IOException {
        try (var connection = requests.getConnection()) {
            connection.setAutoCommit(false);
            try {
                plan(connection);
                copy(connection, dataset, days, since, writer);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** A table may take longer than other requests. Rows of a cursor are fetched to the last one. */
    private static void plan(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "set local statement_timeout = '60s'; set local work_mem = '32MB'; set local cursor_tuple_fraction = 1; set local jit = off");
        }
    }

    private static <R extends Record> void copy(
            Connection connection,
            Dataset<R> dataset,
            @Nullable DayRange days,
            @Nullable Instant since,
            RowWriter<R> writer)
            throws SQLException, IOException {
        var values = new ArrayList<Object>();
        var conditions = new ArrayList<String>();
        if (days != null) {
            conditions.add(dataset.dayColumn() + " between ? and ?");
            values.addAll(List.of(days.from(), days.to()));
        }
        if (since != null) {
            conditions.add("updated_at >= ?");
            values.add(since.atOffset(ZoneOffset.UTC));
        }
        var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        var sql = "select " + dataset.rows().selectList() + " from " + dataset.view() + where + " order by "
                + dataset.order();
        try (var statement = connection.prepareStatement(sql)) {
            copy(statement, values, dataset, writer);
        }
    }

    private static <R extends Record> void copy(
            PreparedStatement statement, List<Object> values, Dataset<R> dataset, RowWriter<R> writer)
            throws SQLException, IOException {
        for (var i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        statement.setFetchSize(FETCHED);
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                writer.write(dataset.rows().read(rows));
            }
        }
    }
}
