package org.communityops.kpi.community;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.communityops.kpi.jdbc.ColumnArrays;
import org.jspecify.annotations.Nullable;

/** Communities in the database. */
@ApplicationScoped
class CommunityRepository {
    private static final String COLUMNS =
            "community_id, zone, members, first_day, last_day, revision, recount_id, recount_zone, recounted_to";
    private static final String FIND =
            "select " + COLUMNS + " from community where community_id = ? and slug is not null";
    private static final String FIRST =
            "select " + COLUMNS + " from community where slug is not null order by community_id limit ?";
    private static final String INSERT = """
            insert into community (community_id, zone) select *, ? from unnest(?::uuid[])
            on conflict do nothing""";
    private static final String LOCK =
            "select " + COLUMNS + " from community where community_id = any (?) order by community_id for update";
    private static final String DESCRIBE = """
            update community c set slug = ?, revision = c.revision + 1
              from (select community_id, slug from community where community_id = ?) was
             where c.community_id = was.community_id
            returning was.slug is null""";
    private static final String SETTLE = """
            update community
               set zone = ?, first_day = ?, last_day = ?, recount_id = null, recount_zone = null, recounted_to = null,
                   revision = revision + 1
             where community_id = ?""";
    private static final String RECOUNTING =
            "update community set recount_id = ?, recount_zone = ?, recounted_to = ? where community_id = ?";
    private static final String REVISE = "update community set revision = revision + 1 where community_id = ?";
    private static final String ADVANCE = """
            update community c
               set members = n.members, first_day = n.first_day, last_day = n.last_day, revision = c.revision + 1
              from unnest(?::uuid[], ?::int[], ?::date[], ?::date[]) n (community_id, members, first_day, last_day)
             where c.community_id = n.community_id""";

    Optional<Community> find(Connection connection, UUID id) throws SQLException {
        try (var statement = connection.prepareStatement(FIND)) {
            statement.setObject(1, id);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(community(rows)) : Optional.empty();
            }
        }
    }

    List<Community> first(Connection connection, int limit) throws SQLException {
        try (var statement = connection.prepareStatement(FIRST)) {
            statement.setInt(1, limit);
            return communities(statement);
        }
    }

    void insertMissing(Connection connection, Collection<UUID> ids, ZoneId zone) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, zone.getId());
            ColumnArrays.bind(statement, ids, 2).column("uuid", id -> id);
            statement.executeUpdate();
        }
    }

    List<Community> lock(Connection connection, Collection<UUID> ids) throws SQLException {
        try (var statement = connection.prepareStatement(LOCK)) {
            ColumnArrays.bind(statement, ids).column("uuid", id -> id);
            return communities(statement);
        }
    }

    /** Stores what member-service tells; true when these are the first news of the community. */
    boolean describe(Connection connection, UUID id, String slug) throws SQLException {
        try (var statement = connection.prepareStatement(DESCRIBE)) {
            statement.setString(1, slug);
            statement.setObject(2, id);
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    void settle(Connection connection, Community community) throws SQLException {
        try (var statement = connection.prepareStatement(SETTLE)) {
            statement.setString(1, community.zone().getId());
            statement.setObject(2, community.firstDay(), Types.DATE);
            statement.setObject(3, community.lastDay(), Types.DATE);
            statement.setObject(4, community.id());
            statement.executeUpdate();
        }
    }

    void recounting(Connection connection, UUID id, @Nullable Recounting recounting) throws SQLException {
        try (var statement = connection.prepareStatement(RECOUNTING)) {
            statement.setObject(1, recounting == null ? null : recounting.id(), Types.OTHER);
            statement.setString(2, recounting == null ? null : recounting.zone().getId());
            statement.setObject(3, recounting == null ? null : recounting.through(), Types.DATE);
            statement.setObject(4, id);
            statement.executeUpdate();
        }
    }

    void revise(Connection connection, UUID id) throws SQLException {
        try (var statement = connection.prepareStatement(REVISE)) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
    }

    void advance(Connection connection, Collection<Community> communities) throws SQLException {
        try (var statement = connection.prepareStatement(ADVANCE)) {
            ColumnArrays.bind(statement, communities)
                    .column("uuid", Community::id)
                    .column("int4", Community::members)
                    .column("date", Community::firstDay)
                    .column("date", Community::lastDay);
            statement.executeUpdate();
        }
    }

    private static List<Community> communities(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            var found = new ArrayList<Community>();
            while (rows.next()) {
                found.add(community(rows));
            }
            return found;
        }
    }

    private static Community community(ResultSet row) throws SQLException {
        return new Community(
                row.getObject("community_id", UUID.class),
                ZoneId.of(row.getString("zone")),
                row.getInt("members"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getLong("revision"),
                recounting(row));
    }

    private static @Nullable Recounting recounting(ResultSet row) throws SQLException {
        var id = row.getObject("recount_id", UUID.class);
        return id == null
                ? null
                : new Recounting(
                        id, ZoneId.of(row.getString("recount_zone")), row.getObject("recounted_to", LocalDate.class));
    }
}
