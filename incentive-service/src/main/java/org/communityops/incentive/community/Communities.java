package org.communityops.incentive.community;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.sql.Columns;

/** What this service knows of communities and of who can hold points in them. */
@ApplicationScoped
public class Communities {
    private static final String PUT = """
            insert into community (community_id, time_zone, archived) values (?, ?, ?)
            on conflict (community_id) do update set time_zone = excluded.time_zone, archived = excluded.archived
            """;
    private static final String ZONES = "select community_id, time_zone from community where community_id = any (?)";
    private static final String LOCK =
            "select from community where community_id = any (?) order by community_id for no key update";
    private static final String ADD_MEMBERS = """
            insert into member (community_id, member_id)
            select * from unnest(?::uuid[], ?::uuid[]) order by 1, 2 on conflict do nothing
            """;
    private static final String UNKNOWN_MEMBERS = """
            select m.community_id, m.member_id
              from unnest(?::uuid[], ?::uuid[]) m(community_id, member_id)
             where not exists (
                       select from member k where k.community_id = m.community_id and k.member_id = m.member_id)
            """;

    /** A member, or whoever did something. */
    public record Member(UUID communityId, UUID memberId) {}

    void put(Connection connection, UUID communityId, ZoneId zone, boolean archived) throws SQLException {
        try (var upsert = connection.prepareStatement(PUT)) {
            upsert.setObject(1, communityId);
            upsert.setString(2, zone.getId());
            upsert.setBoolean(3, archived);
            upsert.executeUpdate();
        }
    }

    /** The time zones of those communities that are known. */
    public Map<UUID, ZoneId> zones(Connection connection, Collection<UUID> communities) throws SQLException {
        try (var query = connection.prepareStatement(ZONES)) {
            query.setArray(1, connection.createArrayOf("uuid", communities.toArray()));
            var zones = new HashMap<UUID, ZoneId>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    zones.put(row.getObject(1, UUID.class), ZoneId.of(row.getString(2)));
                }
            }
            return zones;
        }
    }

    /** Lets one transaction at a time work on what all members of a community share. */
    public void lock(Connection connection, Collection<UUID> communities) throws SQLException {
        try (var query = connection.prepareStatement(LOCK)) {
            query.setArray(1, connection.createArrayOf("uuid", communities.toArray()));
            query.execute();
        }
    }

    /** Makes members known. */
    public void addMembers(Connection connection, Set<Member> members) throws SQLException {
        if (members.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(ADD_MEMBERS)) {
            bind(insert, members);
            insert.executeUpdate();
        }
    }

    /** Those that are not members of the community that they are looked for in. */
    public Set<Member> unknown(Connection connection, Collection<Member> members) throws SQLException {
        if (members.isEmpty()) {
            return Set.of();
        }
        try (var query = connection.prepareStatement(UNKNOWN_MEMBERS)) {
            bind(query, members);
            var unknown = new HashSet<Member>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    unknown.add(new Member(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
                }
            }
            return unknown;
        }
    }

    public boolean isMember(Connection connection, UUID communityId, UUID memberId) throws SQLException {
        return unknown(connection, List.of(new Member(communityId, memberId))).isEmpty();
    }

    private static void bind(java.sql.PreparedStatement statement, Collection<Member> members) throws SQLException {
        List<Member> rows = new ArrayList<>(members);
        new Columns<>(statement, rows).add("uuid", Member::communityId).add("uuid", Member::memberId);
    }
}
