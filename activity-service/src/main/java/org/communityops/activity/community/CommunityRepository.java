package org.communityops.activity.community;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** The projection of communities in the database. */
@ApplicationScoped
class CommunityRepository {
    private static final String FIND =
            "select community_id, slug, zone, events_from, archived from community where community_id = ?";
    private static final String SAVE = """
            insert into community (community_id, slug, zone, events_from, archived)
            select * from unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::boolean[])
            on conflict (community_id) do update
               set slug = excluded.slug, zone = excluded.zone, events_from = excluded.events_from,
                   archived = excluded.archived
            """;

    private final AgroalDataSource database;

    CommunityRepository(AgroalDataSource database) {
        this.database = database;
    }

    Optional<Community> find(UUID communityId) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(FIND)) {
            query.setObject(1, communityId);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(community(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A community cannot be read", e);
        }
    }

    /** Saves each as it is now; each community occurs once. */
    void save(Connection connection, Collection<Community> communities) throws SQLException {
        try (var save = connection.prepareStatement(SAVE)) {
            var rows = communities.stream();
            var all = rows.toList();
            save.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", all.stream().map(Community::id).toArray()));
            save.setArray(
                    2,
                    connection.createArrayOf(
                            "text", all.stream().map(Community::slug).toArray()));
            save.setArray(
                    3,
                    connection.createArrayOf(
                            "text", all.stream().map(c -> c.zone().getId()).toArray()));
            save.setArray(
                    4,
                    connection.createArrayOf(
                            "text",
                            all.stream().map(CommunityRepository::eventsFrom).toArray()));
            save.setArray(
                    5,
                    connection.createArrayOf(
                            "boolean", all.stream().map(Community::archived).toArray()));
            save.executeUpdate();
        }
    }

    @SuppressWarnings("NullAway")
    private static Object eventsFrom(Community community) {
        return community.eventsFrom() == null ? null : community.eventsFrom().toString();
    }

    private static Community community(ResultSet row) throws SQLException {
        var eventsFrom = row.getObject("events_from", OffsetDateTime.class);
        return new Community(
                row.getObject("community_id", UUID.class),
                row.getString("slug"),
                ZoneId.of(row.getString("zone")),
                eventsFrom == null ? null : eventsFrom.toInstant(),
                row.getBoolean("archived"));
    }
}
