package org.communityops.incentive.fact;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.community.Communities.Member;
import org.communityops.incentive.sql.Columns;

/** Facts in the database. */
@ApplicationScoped
class FactRepository {
    private static final String ADD = """
            insert into fact (
                community_id, event_id, source, source_id, subject, member_id, type, time, day, data, retracted)
            select a.community_id, a.event_id, a.source, a.source_id, a.subject, a.member_id, a.type, a.time, a.day,
                   a.data::jsonb,
                   a.retracted or exists (
                       select from retraction r where r.community_id = a.community_id and r.event_id = a.event_id)
              from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::timestamptz[],
                          ?::date[], ?::text[], ?::boolean[])
                       a(community_id, event_id, source, source_id, subject, member_id, type, time, day, data, retracted)
            on conflict do nothing
            returning event_id
            """;
    private static final String ADD_RETRACTIONS = """
            insert into retraction (community_id, event_id, retracted_by)
            select * from unnest(?::uuid[], ?::uuid[], ?::uuid[]) on conflict do nothing
            """;
    private static final String RETRACT = """
            update fact f set retracted = true
              from unnest(?::uuid[], ?::uuid[]) r(community_id, event_id)
             where f.community_id = r.community_id and f.event_id = r.event_id and not f.retracted
            returning f.community_id, f.member_id, f.day, f.type
            """;
    private static final String IN_SPANS = FactRows.COLUMNS + """
              join unnest(?::uuid[], ?::uuid[], ?::date[], ?::date[]) s(community_id, member_id, first, last)
                on f.community_id = s.community_id and f.member_id = s.member_id and f.day between s.first and s.last
             where f.type = any (?)
            """;
    private static final String BY_EVENT = FactRows.COLUMNS + " where f.community_id = ? and f.event_id = ?";
    private static final String BY_SOURCE =
            FactRows.COLUMNS + " where f.community_id = ? and f.source_id = ? and f.source = ?";
    private static final String ACTIVE_DAYS = """
            select s.community_id, s.member_id, d.day
              from unnest(?::uuid[], ?::uuid[], ?::date[], ?::date[]) s(community_id, member_id, first, last)
             cross join lateral (
                       select s.first + i as day from generate_series(0, s.last - s.first) i offset 0) d
             cross join lateral (
                       select from fact f
                        where f.community_id = s.community_id and f.member_id = s.member_id and f.day = d.day
                          and f.type = any (?) and not f.retracted
                          and not (? and f.type = 'reaction.added'
                                   and coalesce(f.data ->> 'targetAuthor' = f.subject, false))
                        limit 1) f
            """;

    private static final String ACTIVE_BEFORE = """
            select d.community_id, d.member_id, d.day
              from unnest(?::uuid[], ?::uuid[], ?::date[]) d(community_id, member_id, day)
             cross join lateral (
                       select from fact f
                        where f.community_id = d.community_id and f.member_id = d.member_id and f.day = d.day
                          and f.type = any (?) and not f.retracted and f.event_id <> all (?)
                          and not (? and f.type = 'reaction.added'
                                   and coalesce(f.data ->> 'targetAuthor' = f.subject, false))
                        limit 1) f
            """;
    private static final String LAST_DAYS = """
            select m.community_id, m.member_id, f.day
              from unnest(?::uuid[], ?::uuid[]) m(community_id, member_id)
             cross join lateral (
                       select f.day from fact f where f.community_id = m.community_id and f.member_id = m.member_id
                        order by f.day desc limit 1) f
            """;
    private static final String OF_TYPES_SINCE = """
            select distinct f.community_id, f.member_id, f.day, f.type
              from fact f
             where f.community_id = ? and f.time >= ? and f.type = any (?)
            """;
    private static final String OF_MEMBERS_SINCE = """
            select distinct f.community_id, f.member_id, f.day, f.type
              from unnest(?::uuid[], ?::date[]) m(member_id, since)
              join fact f on f.community_id = ? and f.member_id = m.member_id and f.day >= m.since
             where f.type = any (?)
            """;

    private final FactRows rows;

    FactRepository(FactRows rows) {
        this.rows = rows;
    }

    /** Adds what is new and returns the events that it adds. */
    Set<UUID> add(Connection connection, List<Arrival> arrivals) throws SQLException {
        try (var insert = connection.prepareStatement(ADD)) {
            new Columns<>(insert, arrivals)
                    .add("uuid", Arrival::communityId)
                    .add("uuid", Arrival::eventId)
                    .add("text", Arrival::source)
                    .add("text", Arrival::sourceId)
                    .add("text", Arrival::subject)
                    .add("uuid", Arrival::memberId)
                    .add("text", Arrival::type)
                    .add("timestamptz", Arrival::time)
                    .add("date", Arrival::day)
                    .add("text", Arrival::data)
                    .add("boolean", Arrival::retracted);
            var events = new HashSet<UUID>();
            try (var row = insert.executeQuery()) {
                while (row.next()) {
                    events.add(row.getObject(1, UUID.class));
                }
            }
            return events;
        }
    }

    /** Takes events back: those that are here, and those that are still to come. */
    List<Touched> retract(Connection connection, List<Arrival> retractions) throws SQLException {
        try (var insert = connection.prepareStatement(ADD_RETRACTIONS)) {
            new Columns<>(insert, retractions)
                    .add("uuid", Arrival::communityId)
                    .add("uuid", Arrival::retracts)
                    .add("uuid", Arrival::eventId);
            insert.executeUpdate();
        }
        try (var update = connection.prepareStatement(RETRACT)) {
            new Columns<>(update, retractions).add("uuid", Arrival::communityId).add("uuid", Arrival::retracts);
            return touched(update);
        }
    }

    List<Fact> inSpans(Connection connection, Collection<Span> spans, Set<String> types) throws SQLException {
        try (var query = connection.prepareStatement(IN_SPANS)) {
            bind(query, spans, types);
            return facts(query);
        }
    }

    Set<MemberDay> activeDays(Connection connection, Collection<Span> spans, Activity activity) throws SQLException {
        try (var query = connection.prepareStatement(ACTIVE_DAYS)) {
            bind(query, spans, activity.eventTypes());
            query.setBoolean(6, activity.excludeSelf());
            var days = new HashSet<MemberDay>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    days.add(memberDay(row));
                }
            }
            return days;
        }
    }

    Set<MemberDay> activeBefore(
            Connection connection, Collection<MemberDay> days, Activity activity, Collection<UUID> without)
            throws SQLException {
        try (var query = connection.prepareStatement(ACTIVE_BEFORE)) {
            new Columns<>(query, days)
                    .add("uuid", MemberDay::communityId)
                    .add("uuid", MemberDay::memberId)
                    .add("date", MemberDay::day);
            query.setArray(
                    4, connection.createArrayOf("text", activity.eventTypes().toArray()));
            query.setArray(5, connection.createArrayOf("uuid", without.toArray()));
            query.setBoolean(6, activity.excludeSelf());
            var active = new HashSet<MemberDay>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    active.add(memberDay(row));
                }
            }
            return active;
        }
    }

    /** The last day of each member, members by community. */
    List<MemberDay> lastDays(Connection connection, Collection<Member> members) throws SQLException {
        try (var query = connection.prepareStatement(LAST_DAYS)) {
            new Columns<>(query, members).add("uuid", Member::communityId).add("uuid", Member::memberId);
            var days = new ArrayList<MemberDay>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    days.add(memberDay(row));
                }
            }
            return days;
        }
    }

    List<Touched> ofTypes(Connection connection, UUID communityId, Set<String> types, Instant since)
            throws SQLException {
        try (var query = connection.prepareStatement(OF_TYPES_SINCE)) {
            query.setObject(1, communityId);
            query.setObject(2, since.atOffset(ZoneOffset.UTC));
            query.setArray(3, connection.createArrayOf("text", types.toArray()));
            return touched(query);
        }
    }

    List<Touched> ofMembers(Connection connection, UUID communityId, Map<UUID, LocalDate> since, Set<String> types)
            throws SQLException {
        try (var query = connection.prepareStatement(OF_MEMBERS_SINCE)) {
            new Columns<>(query, since.entrySet())
                    .add("uuid", Map.Entry::getKey)
                    .add("date", Map.Entry::getValue);
            query.setObject(3, communityId);
            query.setArray(4, connection.createArrayOf("text", types.toArray()));
            return touched(query);
        }
    }

    Optional<Fact> byEvent(Connection connection, UUID communityId, UUID eventId) throws SQLException {
        try (var query = connection.prepareStatement(BY_EVENT)) {
            query.setObject(1, communityId);
            query.setObject(2, eventId);
            return facts(query).stream().findFirst();
        }
    }

    Optional<Fact> bySource(Connection connection, UUID communityId, String source, String sourceId)
            throws SQLException {
        try (var query = connection.prepareStatement(BY_SOURCE)) {
            query.setObject(1, communityId);
            query.setString(2, sourceId);
            query.setString(3, source);
            return facts(query).stream().findFirst();
        }
    }

    private static void bind(PreparedStatement query, Collection<Span> spans, Collection<String> types)
            throws SQLException {
        new Columns<>(query, spans)
                .add("uuid", Span::communityId)
                .add("uuid", Span::memberId)
                .add("date", Span::from)
                .add("date", Span::to);
        Array names = query.getConnection().createArrayOf("text", types.toArray());
        query.setArray(5, names);
    }

    private static List<Touched> touched(PreparedStatement change) throws SQLException {
        var touched = new ArrayList<Touched>();
        try (var row = change.executeQuery()) {
            while (row.next()) {
                touched.add(new Touched(memberDay(row), row.getString(4)));
            }
        }
        return touched;
    }

    private static MemberDay memberDay(ResultSet row) throws SQLException {
        return new MemberDay(
                row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getObject(3, LocalDate.class));
    }

    private List<Fact> facts(PreparedStatement query) throws SQLException {
        var facts = new ArrayList<Fact>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                facts.add(rows.fact(row));
            }
        }
        return facts;
    }
}
