package org.communityops.incentive.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.rule.CapPeriod;
import org.communityops.incentive.rule.Rule;
import org.communityops.incentive.sql.Columns;
import org.jspecify.annotations.Nullable;

/** Claims in the database. */
@ApplicationScoped
class ClaimRepository {
    private static final String COLUMNS = """
            select c.community_id, c.rule_id, c.member_id, c.day, c.occasion, c.rule_version, c.event_id, c.time, c.source_id,
                   c.source, c.amount, c.paid
              from claim c
            """;
    private static final String ONWARD = COLUMNS + """
              join unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::date[]) o(community_id, rule_id, member_id, day)
                on c.community_id = o.community_id and c.rule_id = o.rule_id and c.member_id = o.member_id and c.day >= o.day
            """;
    private static final String OF_DAY =
            COLUMNS + " where c.community_id = ? and c.rule_id = ? and c.day = ? and c.time >= ?";
    // The sum of a life is added up only where it is capped: the cap bounds how many claims there are.
    private static final String USED = """
            select o.community_id, o.rule_id, o.member_id, last.time, coalesce(sums.week, 0), coalesce(sums.month, 0),
                   coalesce(sums.lifetime, 0)
              from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::date[], ?::date[], ?::date[], ?::date[])
                       o(community_id, rule_id, member_id, day, week, month, earliest)
              left join lateral (
                       select c.time from claim c
                        where c.community_id = o.community_id and c.rule_id = o.rule_id and c.member_id = o.member_id
                          and c.day < o.day
                        order by c.day desc, c.time desc limit 1) last on true
              left join lateral (
                       select sum(c.amount) filter (where c.day >= o.week) as week,
                              sum(c.amount) filter (where c.day >= o.month) as month,
                              sum(c.amount) as lifetime
                         from claim c
                        where c.community_id = o.community_id and c.rule_id = o.rule_id and c.member_id = o.member_id
                          and c.day >= o.earliest and c.day < o.day) sums on true
            """;
    private static final String PUT = """
            insert into claim (
                community_id, rule_id, member_id, day, occasion, rule_version, event_id, time, source_id, source, amount, paid)
            select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::date[], ?::text[], ?::int[], ?::uuid[], ?::timestamptz[],
                                 ?::text[], ?::text[], ?::bigint[], ?::bigint[])
            on conflict (community_id, rule_id, member_id, day, occasion) do update
               set rule_version = excluded.rule_version, amount = excluded.amount, paid = excluded.paid
            """;
    private static final String REMOVE = """
            delete from claim c
             using unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::date[], ?::text[])
                       g(community_id, rule_id, member_id, day, occasion)
             where c.community_id = g.community_id and c.rule_id = g.rule_id and c.member_id = g.member_id
               and c.day = g.day and c.occasion = g.occasion
            """;
    private static final String ANY = "select exists (select from claim where community_id = ? and rule_id = ?)";
    private static final String TAKE_OVER = """
            insert into claim (
                community_id, rule_id, member_id, day, occasion, rule_version, event_id, time, source_id, source, amount, paid)
            select e.community_id, e.rule_id, e.member_id, e.day, e.occasion, e.rule_version, e.event_id,
                   coalesce(f.time, e.day::timestamp at time zone ?), coalesce(f.source_id, ''), coalesce(f.source, ''),
                   e.amount, e.amount
              from earning e
              left join fact f on f.community_id = e.community_id and f.event_id = e.event_id
             where e.community_id = ? and e.rule_id = ? and e.amount > 0
            """;
    /**
     * What a member claimed of a rule before a day.
     *
     * @param last when it claimed last; null when it never did
     * @param week in the week that holds the day
     * @param month in the month that holds the day
     * @param lifetime over all days, where the rule caps that
     */
    record Used(
            UUID communityId,
            UUID ruleId,
            UUID memberId,
            @Nullable Instant last,
            long week,
            long month,
            long lifetime) {}

    List<Used> used(Connection connection, Collection<Onward> positions) throws SQLException {
        try (var query = connection.prepareStatement(USED)) {
            bind(query, positions)
                    .add("date", position -> CapPeriod.WEEK.first(position.day()))
                    .add("date", position -> CapPeriod.MONTH.first(position.day()))
                    .add("date", position -> earliest(position));
            var used = new ArrayList<Used>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var last = row.getObject(4, OffsetDateTime.class);
                    used.add(new Used(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getObject(3, UUID.class),
                            last == null ? null : last.toInstant(),
                            row.getLong(5),
                            row.getLong(6),
                            row.getLong(7)));
                }
            }
            return used;
        }
    }

    private static LocalDate earliest(Onward position) {
        return position.rule().ownPeriods().stream()
                .map(period -> period.first(position.day()))
                .min(LocalDate::compareTo)
                .orElse(position.day());
    }

    List<Claim> onward(Connection connection, Collection<Onward> positions) throws SQLException {
        try (var query = connection.prepareStatement(ONWARD)) {
            bind(query, positions);
            return claims(query);
        }
    }

    List<Claim> ofDay(Connection connection, Rule rule, LocalDate day, Instant from) throws SQLException {
        try (var query = connection.prepareStatement(OF_DAY)) {
            query.setObject(1, rule.communityId());
            query.setObject(2, rule.id());
            query.setObject(3, day);
            query.setObject(4, from.atOffset(ZoneOffset.UTC));
            return claims(query);
        }
    }

    void put(Connection connection, Collection<Claim> claims) throws SQLException {
        try (var upsert = connection.prepareStatement(PUT)) {
            key(upsert, claims)
                    .add("int", Claim::ruleVersion)
                    .add("uuid", Claim::eventId)
                    .add("timestamptz", Claim::time)
                    .add("text", Claim::sourceId)
                    .add("text", Claim::source)
                    .add("bigint", Claim::amount)
                    .add("bigint", Claim::paid);
            upsert.executeUpdate();
        }
    }

    void remove(Connection connection, Collection<Claim> claims) throws SQLException {
        try (var delete = connection.prepareStatement(REMOVE)) {
            key(delete, claims);
            delete.executeUpdate();
        }
    }

    boolean hasAny(Connection connection, Rule rule) throws SQLException {
        try (var query = connection.prepareStatement(ANY)) {
            query.setObject(1, rule.communityId());
            query.setObject(2, rule.id());
            try (var row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Makes claims of what a rule without any has paid so far. */
    void takeOver(Connection connection, Rule rule, String zone) throws SQLException {
        try (var insert = connection.prepareStatement(TAKE_OVER)) {
            insert.setString(1, zone);
            insert.setObject(2, rule.communityId());
            insert.setObject(3, rule.id());
            insert.executeUpdate();
        }
    }

    private static Columns<Onward> bind(PreparedStatement query, Collection<Onward> positions) throws SQLException {
        return new Columns<>(query, positions)
                .add("uuid", position -> position.rule().communityId())
                .add("uuid", position -> position.rule().id())
                .add("uuid", Onward::memberId)
                .add("date", Onward::day);
    }

    private static Columns<Claim> key(PreparedStatement statement, Collection<Claim> claims) throws SQLException {
        return new Columns<>(statement, claims)
                .add("uuid", Claim::communityId)
                .add("uuid", Claim::ruleId)
                .add("uuid", Claim::memberId)
                .add("date", Claim::day)
                .add("text", Claim::occasion);
    }

    private static List<Claim> claims(PreparedStatement query) throws SQLException {
        var claims = new ArrayList<Claim>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                claims.add(new Claim(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getObject(4, LocalDate.class),
                        row.getString(5),
                        row.getInt(6),
                        row.getObject(7, UUID.class),
                        row.getObject(8, OffsetDateTime.class).toInstant(),
                        row.getString(9),
                        row.getString(10),
                        row.getLong(11),
                        row.getLong(12)));
            }
        }
        return claims;
    }
}
