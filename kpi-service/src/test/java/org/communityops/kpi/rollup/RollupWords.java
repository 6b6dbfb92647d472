package org.communityops.kpi.rollup;

import io.agroal.api.AgroalDataSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** All that is kept of a community, in words, so that two communities or moments can be compared. */
final class RollupWords {
    private final AgroalDataSource database;
    private final UUID community;
    private final List<String> found = new ArrayList<>();

    private RollupWords(AgroalDataSource database, UUID community) {
        this.database = database;
        this.community = community;
    }

    private interface Words {
        String of(ResultSet row) throws SQLException;
    }

    static List<String> of(AgroalDataSource database, UUID community) throws SQLException {
        var words = new RollupWords(database, community);
        words.read("select measure, day, value from day_count", row -> row.getString(3));
        words.read(
                "select measure, day, members, cardinality from presence",
                row -> Bitmaps.read(row.getBytes(3)) + " of " + row.getInt(4));
        words.read(
                "select measure, day, channel, value, members, cardinality from channel_day",
                row -> row.getString(3) + " has " + row.getLong(4) + " of " + Bitmaps.read(row.getBytes(5)) + " of "
                        + row.getInt(6));
        words.read("select measure, month, number, value from board", row -> row.getInt(3) + " has " + row.getLong(4));
        words.read("select zone, first_day, last_day from community", row -> row.getString(3));
        words.read(
                "select type, day, time, number, retracted from fact",
                row -> row.getString(3) + row.getInt(4) + row.getBoolean(5));
        words.read("select number, joined_day from member_number", _ -> "joined");
        return words.found.stream().sorted().toList();
    }

    private void read(String select, Words words) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(select + " where community_id = ?")) {
            query.setObject(1, community);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1) + " " + row.getString(2) + ": " + words.of(row));
                }
            }
        }
    }
}
