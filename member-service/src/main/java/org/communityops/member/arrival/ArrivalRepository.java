package org.communityops.member.arrival;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.communityops.member.identity.IdentityNews;
import org.communityops.member.member.MemberNews;
import org.communityops.member.member.MemberStatus;
import org.jspecify.annotations.Nullable;

/** Writes members and identities for sightings, set-based and in the feed cursor's transaction. */
@ApplicationScoped
class ArrivalRepository {
    private static final String SEEN = """
            unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])
                with ordinality as s (community_id, member_id, platform, external_id, first_at, joined_at, n)
            """;

    /** A joining beats other activity, and of two of a kind the earlier holds; so any order of arrival ends alike. */
    private static final String CORRECTS = """
            case m.joined_by
                when 'ACTIVITY' then s.joined_at is not null or s.first_at < m.joined_at
                when 'JOIN_EVENT' then s.joined_at < m.joined_at
                else false
            end
            """;

    private static final String NEWS_IN = "select s.n from " + SEEN + """
                    join community c on c.community_id = s.community_id
                    left join member m on m.community_id = s.community_id and m.id = s.member_id
                    left join identity i on i.community_id = s.community_id
                        and i.platform = s.platform and i.external_id = s.external_id
                    where m.id is null or i.member_id is null or
                    """ + CORRECTS;

    private static final String CORRECT = """
            update member m
               set joined_at = coalesce(s.joined_at, s.first_at),
                   joined_by = case when s.joined_at is null then m.joined_by else 'JOIN_EVENT' end,
                   version = m.version + 1
              from
            """
            + SEEN
            + " where m.community_id = s.community_id and m.id = s.member_id and " + CORRECTS
            + " returning m.community_id, m.id, m.status, m.joined_at";

    /** A display name has at most 200 characters, an account's id may have more. */
    private static final String JOIN = """
            insert into member (community_id, id, display_name, status, joined_at, joined_by, created_at, version)
            select s.community_id, s.member_id, left(s.external_id, 200),
                   case c.join_policy when 'OPEN' then 'ACTIVE' else 'VISITOR' end,
                   coalesce(s.joined_at, s.first_at),
                   case when s.joined_at is null then 'ACTIVITY' else 'JOIN_EVENT' end,
                   now(), 0
              from
            """ + SEEN + """
                    join community c on c.community_id = s.community_id
                    order by s.community_id, s.member_id
                    on conflict do nothing
                    returning community_id, id, status, joined_at
                    """;

    private static final String LINK = """
            insert into identity (community_id, platform, external_id, member_id, linked_at)
            select s.community_id, s.platform, s.external_id, s.member_id, now()
              from
            """ + SEEN + """
                    join community c on c.community_id = s.community_id
                    order by s.community_id, s.platform, s.external_id
                    on conflict do nothing
                    returning community_id, member_id, platform, external_id
                    """;

    /** Something that concerns one community. */
    record In<T>(UUID communityId, T what) {}

    /** The sightings that say something not known yet; for a page of known members this is the one query. */
    List<Sighting> newsIn(Connection feed, List<Sighting> sightings) throws SQLException {
        return query(feed, NEWS_IN, sightings, row -> sightings.get(row.getInt(1) - 1));
    }

    /** Members whose date of joining the sightings correct. */
    List<In<MemberNews>> correct(Connection feed, List<Sighting> sightings) throws SQLException {
        return query(feed, CORRECT, sightings, ArrivalRepository::member);
    }

    /** Members who are new; those of unknown communities are left out. */
    List<In<MemberNews>> join(Connection feed, List<Sighting> sightings) throws SQLException {
        return query(feed, JOIN, sightings, ArrivalRepository::member);
    }

    /** Identities that are new; one that somebody else has by now stays there. */
    List<In<IdentityNews>> link(Connection feed, List<Sighting> sightings) throws SQLException {
        return query(
                feed,
                LINK,
                sightings,
                row -> new In<>(
                        row.getObject(1, UUID.class),
                        new IdentityNews(row.getObject(2, UUID.class), row.getString(3), row.getString(4))));
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static In<MemberNews> member(ResultSet row) throws SQLException {
        var joinedAt = row.getObject(4, OffsetDateTime.class).toInstant();
        var member = new MemberNews(row.getObject(2, UUID.class), MemberStatus.valueOf(row.getString(3)), joinedAt);
        return new In<>(row.getObject(1, UUID.class), member);
    }

    private static <T> List<T> query(Connection feed, String sql, List<Sighting> sightings, Row<T> reader)
            throws SQLException {
        try (var statement = feed.prepareStatement(sql)) {
            bind(statement, sightings);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<T>();
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
                return found;
            }
        }
    }

    private static void bind(PreparedStatement statement, List<Sighting> sightings) throws SQLException {
        array(statement, 1, "uuid", sightings, Sighting::communityId);
        array(statement, 2, "uuid", sightings, Sighting::memberId);
        array(statement, 3, "text", sightings, Sighting::platform);
        array(statement, 4, "text", sightings, Sighting::externalId);
        array(statement, 5, "timestamptz", sightings, Sighting::firstAt);
        array(statement, 6, "timestamptz", sightings, Sighting::joinedAt);
    }

    private static void array(
            PreparedStatement statement,
            int index,
            String type,
            List<Sighting> sightings,
            Function<Sighting, @Nullable Object> column)
            throws SQLException {
        var values = sightings.stream().map(column).toArray();
        statement.setArray(index, statement.getConnection().createArrayOf(type, values));
    }
}
