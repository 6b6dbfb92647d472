package org.communityops.kpi.fact;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ObjIntConsumer;
import org.communityops.kpi.jdbc.ColumnArrays;
import org.jspecify.annotations.Nullable;

/** Member numbers and join days in the database. */
@ApplicationScoped
class MemberNumberRepository {
    private static final String FIND = """
            select m.community_id, m.member_id, m.number
              from member_number m
              join unnest(?::uuid[], ?::uuid[]) w (community_id, member_id)
                on m.community_id = w.community_id and m.member_id = w.member_id""";
    private static final String IDS =
            "select number, member_id from member_number where community_id = ? and number = any (?)";
    private static final String INSERT = """
            insert into member_number (community_id, member_id, number)
            select * from unnest(?::uuid[], ?::uuid[], ?::int[])""";
    private static final String JOIN = """
            with earliest as (
                select community_id, number, min(day) as day
                  from unnest(?::uuid[], ?::int[], ?::date[]) j (community_id, number, day)
                 group by community_id, number
            ), moved as (
                select m.community_id, m.member_id, m.number, m.joined_day as old_day, e.day as new_day
                  from member_number m
                  join earliest e on m.community_id = e.community_id and m.number = e.number
                 where m.joined_day is null or m.joined_day > e.day
            )""";
    private static final String REJOIN = """
            with affected as (
                select distinct community_id, number from unnest(?::uuid[], ?::int[]) a (community_id, number)
            ), earliest as (
                select f.community_id, f.number, min((f.time at time zone c.zone)::date) as day
                  from fact f
                  join affected a on f.community_id = a.community_id and f.number = a.number
                  join community c on f.community_id = c.community_id
                 where f.type = 'member.joined' and not f.retracted
                 group by f.community_id, f.number
            ), moved as (
                select m.community_id, m.member_id, m.number, m.joined_day as old_day, e.day as new_day
                  from member_number m
                  join affected a on m.community_id = a.community_id and m.number = a.number
                  left join earliest e on m.community_id = e.community_id and m.number = e.number
                 where m.joined_day is distinct from e.day
            )""";
    private static final String MOVE = """

            update member_number m set joined_day = v.new_day
              from moved v
             where m.community_id = v.community_id and m.member_id = v.member_id
            returning v.community_id, v.number, v.old_day, v.new_day""";
    private static final String REDATE = """
            update member_number m set joined_day = j.day
              from (select n.number, min((f.time at time zone ?)::date) as day
                      from member_number n
                      left join fact f
                        on f.community_id = n.community_id and f.number = n.number and f.type = 'member.joined'
                       and not f.retracted
                     where n.community_id = ?
                     group by n.number) j
             where m.community_id = ? and m.number = j.number and m.joined_day is distinct from j.day""";
    private static final String JOINED =
            "select number, joined_day from member_number where community_id = ? and joined_day is not null";

    private static final String IDS_AFTER = """
            select member_id
              from member_number
             where community_id = ? and number = any (?) and member_id > ?
             order by member_id
             limit ?""";
    private static final String ARRIVED = """
            with joined as (
                select distinct on (number) number, time, event_id
                  from fact
                 where community_id = ? and type = 'member.joined' and not retracted
                 order by number, time, event_id
            ), arrival as (
                select distinct on (f.number) f.number, f.channel
                  from fact f
                  join joined j on f.number = j.number and (f.time, f.event_id) <= (j.time, j.event_id)
                 where f.community_id = ? and f.type in ('member.joined', 'channel.touched') and not f.retracted
                   and f.channel is not null
                 order by f.number, f.time desc, f.event_id desc
            )
            select number, channel from arrival where channel = coalesce(?, channel)""";

    Map<Member, Integer> find(Connection connection, Collection<Member> members) throws SQLException {
        try (var statement = connection.prepareStatement(FIND)) {
            ColumnArrays.bind(statement, members)
                    .column("uuid", Member::communityId)
                    .column("uuid", Member::memberId);
            try (var rows = statement.executeQuery()) {
                var numbers = new HashMap<Member, Integer>();
                while (rows.next()) {
                    var member = new Member(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class));
                    numbers.put(member, rows.getInt(3));
                }
                return numbers;
            }
        }
    }

    Map<Integer, UUID> ids(Connection connection, UUID community, Collection<Integer> wanted) throws SQLException {
        try (var statement = connection.prepareStatement(IDS)) {
            statement.setObject(1, community);
            ColumnArrays.bind(statement, wanted, 2).column("int4", number -> number);
            try (var rows = statement.executeQuery()) {
                var ids = new HashMap<Integer, UUID>();
                while (rows.next()) {
                    ids.put(rows.getInt("number"), rows.getObject("member_id", UUID.class));
                }
                return ids;
            }
        }
    }

    List<UUID> ids(Connection connection, UUID community, int[] numbers, UUID after, int limit) throws SQLException {
        try (var statement = connection.prepareStatement(IDS_AFTER)) {
            statement.setObject(1, community);
            statement.setObject(2, numbers);
            statement.setObject(3, after);
            statement.setInt(4, limit);
            try (var rows = statement.executeQuery()) {
                var ids = new ArrayList<UUID>();
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
                return ids;
            }
        }
    }

    /**
     * The channels that members arrived over, by member.
     *
     * @param channel the only one that is wanted; null: every one
     */
    Map<Integer, String> arrivals(Connection connection, UUID community, @Nullable String channel) throws SQLException {
        try (var statement = connection.prepareStatement(ARRIVED)) {
            statement.setObject(1, community);
            statement.setObject(2, community);
            statement.setString(3, channel);
            try (var rows = statement.executeQuery()) {
                var channels = new HashMap<Integer, String>();
                while (rows.next()) {
                    channels.put(rows.getInt("number"), rows.getString("channel"));
                }
                return channels;
            }
        }
    }

    void insert(Connection connection, Map<Member, Integer> numbers) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            ColumnArrays.bind(statement, numbers.entrySet())
                    .column("uuid", n -> n.getKey().communityId())
                    .column("uuid", n -> n.getKey().memberId())
                    .column("int4", Map.Entry::getValue);
            statement.executeUpdate();
        }
    }

    /** Moves the join days to earlier ones that facts bring. */
    List<JoinMove> join(Connection connection, Collection<Fact> joins) throws SQLException {
        try (var statement = connection.prepareStatement(JOIN + MOVE)) {
            ColumnArrays.bind(statement, joins)
                    .column("uuid", Fact::communityId)
                    .column("int4", Fact::number)
                    .column("date", Fact::day);
            return moves(statement);
        }
    }

    /** Looks up the join days again, after facts were retracted. */
    List<JoinMove> rejoin(Connection connection, Collection<Fact> retracted) throws SQLException {
        try (var statement = connection.prepareStatement(REJOIN + MOVE)) {
            ColumnArrays.bind(statement, retracted)
                    .column("uuid", Fact::communityId)
                    .column("int4", Fact::number);
            return moves(statement);
        }
    }

    /** Looks up the join days of all members again, as days of a zone. */
    void redate(Connection connection, UUID community, ZoneId zone) throws SQLException {
        try (var statement = connection.prepareStatement(REDATE)) {
            statement.setString(1, zone.getId());
            statement.setObject(2, community);
            statement.setObject(3, community);
            statement.executeUpdate();
        }
    }

    void eachJoined(Connection connection, UUID community, ObjIntConsumer<LocalDate> consumer) throws SQLException {
        try (var statement = connection.prepareStatement(JOINED)) {
            statement.setObject(1, community);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    consumer.accept(rows.getObject("joined_day", LocalDate.class), rows.getInt("number"));
                }
            }
        }
    }

    private static List<JoinMove> moves(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            var moves = new ArrayList<JoinMove>();
            while (rows.next()) {
                moves.add(new JoinMove(
                        rows.getObject("community_id", UUID.class),
                        rows.getInt("number"),
                        rows.getObject("old_day", LocalDate.class),
                        rows.getObject("new_day", LocalDate.class)));
            }
            return moves;
        }
    }
}
