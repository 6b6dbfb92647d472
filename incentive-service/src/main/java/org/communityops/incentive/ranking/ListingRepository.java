package org.communityops.incentive.ranking;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Preferences of members in the database. */
@ApplicationScoped
class ListingRepository {
    private static final String FIND =
            "select listed, version from board_preference where community_id = ? and member_id = ?";
    private static final String PUT = """
            insert into board_preference (community_id, member_id, listed, version) values (?, ?, ?, ?)
            on conflict (community_id, member_id) do update set listed = excluded.listed, version = excluded.version
            """;
    private static final Preference NOTHING_SAID = new Preference(true, 0);

    /**
     * What a member wants.
     *
     * @param version how often it was changed
     */
    record Preference(boolean listed, long version) {}

    Preference find(Connection connection, UUID communityId, UUID memberId) throws SQLException {
        try (var query = connection.prepareStatement(FIND)) {
            query.setObject(1, communityId);
            query.setObject(2, memberId);
            try (var row = query.executeQuery()) {
                return row.next() ? new Preference(row.getBoolean(1), row.getLong(2)) : NOTHING_SAID;
            }
        }
    }

    void put(Connection connection, UUID communityId, UUID memberId, Preference preference) throws SQLException {
        try (var upsert = connection.prepareStatement(PUT)) {
            upsert.setObject(1, communityId);
            upsert.setObject(2, memberId);
            upsert.setBoolean(3, preference.listed());
            upsert.setLong(4, preference.version());
            upsert.executeUpdate();
        }
    }
}
