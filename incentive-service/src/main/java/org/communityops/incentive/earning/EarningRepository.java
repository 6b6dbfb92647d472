package org.communityops.incentive.earning;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.communityops.incentive.claim.Claim;
import org.communityops.incentive.earning.Unchanged.Limited;
import org.communityops.incentive.fact.MemberDay;
import org.communityops.incentive.fact.Span;
import org.communityops.incentive.sql.Columns;

/** Earnings in the database. */
@ApplicationScoped
class EarningRepository {
    private static final String COLUMNS = """
            select e.community_id, e.member_id, e.day, e.rule_id, e.occasion, e.rule_version, e.event_id, e.amount, e.revision,
                   e.transaction_id, e.withdrawn
              from earning e
            """;
    private static final String LOCK_IN_SPANS = COLUMNS + """
              join unnest(?::uuid[], ?::uuid[], ?::date[], ?::date[]) s(community_id, member_id, first, last)
                on e.community_id = s.community_id and e.member_id = s.member_id and e.day between s.first and s.last
             order by e.community_id, e.member_id, e.day, e.rule_id, e.occasion
               for update of e
            """;
    private static final String LOCK_EACH = COLUMNS + """
              join unnest(?::uuid[], ?::uuid[], ?::date[], ?::uuid[], ?::text[]) k(community_id, member_id, day, rule_id, occasion)
                on e.community_id = k.community_id and e.member_id = k.member_id and e.day = k.day and e.rule_id = k.rule_id
               and e.occasion = k.occasion
             order by e.community_id, e.member_id, e.day, e.rule_id, e.occasion
               for update of e
            """;
    // What was taken back still counts for the cap, so that the amounts tell less than was used: then nothing is said
    // of the day.
    private static final String USED_UP = """
            select k.position::int
              from unnest(?::uuid[], ?::uuid[], ?::date[], ?::uuid[], ?::bigint[], ?::timestamptz[]) with ordinality
                       k(community_id, member_id, day, rule_id, most, earliest, position)
             cross join lateral (
                       select coalesce(sum(e.amount), 0) as paid, max(f.time) as last
                         from earning e
                         join fact f on f.community_id = e.community_id and f.event_id = e.event_id
                        where e.community_id = k.community_id and e.member_id = k.member_id and e.day = k.day
                          and e.rule_id = k.rule_id and e.amount > 0) p
             where p.paid >= k.most and (p.last is null or p.last < k.earliest)
            """;
    private static final String WITHDRAWN = """
            select distinct community_id, member_id, day from earning
             where community_id = ? and rule_id = ? and withdrawn
            """;
    private static final String ONE = COLUMNS + """
             where e.community_id = ? and e.member_id = ? and e.day = ? and e.rule_id = ? and e.occasion = ?
            """;
    private static final String PUT = """
            insert into earning (
                community_id, member_id, day, rule_id, occasion, rule_version, event_id, amount, revision, transaction_id,
                withdrawn)
            select * from unnest(?::uuid[], ?::uuid[], ?::date[], ?::uuid[], ?::text[], ?::int[], ?::uuid[], ?::bigint[],
                                 ?::int[], ?::uuid[], ?::boolean[])
            on conflict (community_id, member_id, day, rule_id, occasion) do update
               set rule_version = excluded.rule_version, amount = excluded.amount, revision = excluded.revision
            """;
    private static final String WITHDRAW = """
            update earning set amount = amount - ?, withdrawn = true
             where community_id = ? and member_id = ? and day = ? and rule_id = ? and occasion = ?
            """;

    List<Earning> lock(Connection connection, Collection<Span> spans) throws SQLException {
        try (var query = connection.prepareStatement(LOCK_IN_SPANS)) {
            new Columns<>(query, spans)
                    .add("uuid", Span::communityId)
                    .add("uuid", Span::memberId)
                    .add("date", Span::from)
                    .add("date", Span::to);
            return earnings(query);
        }
    }

    /** What was paid for each claim, kept from changing until the transaction ends. */
    List<Earning> lock(Connection connection, List<Claim> claims) throws SQLException {
        try (var query = connection.prepareStatement(LOCK_EACH)) {
            new Columns<>(query, claims)
                    .add("uuid", Claim::communityId)
                    .add("uuid", Claim::memberId)
                    .add("date", Claim::day)
                    .add("uuid", Claim::ruleId)
                    .add("text", Claim::occasion);
            return earnings(query);
        }
    }

    /** Those whose rule has paid as much as it may, and nothing for what happened when the new events did or later. */
    List<Limited> usedUp(Connection connection, List<Limited> limited) throws SQLException {
        if (limited.isEmpty()) {
            return List.of();
        }
        try (var query = connection.prepareStatement(USED_UP)) {
            new Columns<>(query, limited)
                    .add("uuid", one -> one.memberDay().communityId())
                    .add("uuid", one -> one.memberDay().memberId())
                    .add("date", one -> one.memberDay().day())
                    .add("uuid", one -> one.rule().id())
                    .add("bigint", Limited::limit)
                    .add("timestamptz", one -> one.earliest().toString());
            var found = new ArrayList<Limited>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.add(limited.get(row.getInt(1) - 1));
                }
            }
            return found;
        }
    }

    /** The days on which an operator took something back that a rule had paid. */
    List<MemberDay> withdrawn(Connection connection, UUID communityId, UUID ruleId) throws SQLException {
        try (var query = connection.prepareStatement(WITHDRAWN)) {
            query.setObject(1, communityId);
            query.setObject(2, ruleId);
            var days = new ArrayList<MemberDay>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    days.add(new MemberDay(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getObject(3, LocalDate.class)));
                }
            }
            return days;
        }
    }

    Optional<Earning> find(
            Connection connection, UUID communityId, UUID memberId, LocalDate day, UUID ruleId, String occasion)
            throws SQLException {
        return one(connection, ONE, communityId, memberId, day, ruleId, occasion);
    }

    /** Finds it and keeps others from changing it until the transaction ends. */
    Optional<Earning> lock(
            Connection connection, UUID communityId, UUID memberId, LocalDate day, UUID ruleId, String occasion)
            throws SQLException {
        return one(connection, ONE + " for update of e", communityId, memberId, day, ruleId, occasion);
    }

    void put(Connection connection, List<Earning> earnings) throws SQLException {
        try (var upsert = connection.prepareStatement(PUT)) {
            new Columns<>(upsert, earnings)
                    .add("uuid", Earning::communityId)
                    .add("uuid", Earning::memberId)
                    .add("date", Earning::day)
                    .add("uuid", Earning::ruleId)
                    .add("text", Earning::occasion)
                    .add("int", Earning::ruleVersion)
                    .add("uuid", Earning::eventId)
                    .add("bigint", Earning::amount)
                    .add("int", Earning::revision)
                    .add("uuid", Earning::transactionId)
                    .add("boolean", Earning::withdrawn);
            upsert.executeUpdate();
        }
    }

    /** Takes a part back, after which rating leaves it alone. */
    void withdraw(Connection connection, Earning earning, long part) throws SQLException {
        try (var update = connection.prepareStatement(WITHDRAW)) {
            update.setLong(1, part);
            bind(
                    update,
                    2,
                    earning.communityId(),
                    earning.memberId(),
                    earning.day(),
                    earning.ruleId(),
                    earning.occasion());
            update.executeUpdate();
        }
    }

    private static Optional<Earning> one(
            Connection connection,
            String sql,
            UUID communityId,
            UUID memberId,
            LocalDate day,
            UUID ruleId,
            String occasion)
            throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            bind(query, 1, communityId, memberId, day, ruleId, occasion);
            return earnings(query).stream().findFirst();
        }
    }

    private static void bind(
            PreparedStatement statement,
            int first,
            UUID communityId,
            UUID memberId,
            LocalDate day,
            UUID ruleId,
            String occasion)
            throws SQLException {
        statement.setObject(first, communityId);
        statement.setObject(first + 1, memberId);
        statement.setObject(first + 2, day);
        statement.setObject(first + 3, ruleId);
        statement.setString(first + 4, occasion);
    }

    private static List<Earning> earnings(PreparedStatement query) throws SQLException {
        var earnings = new ArrayList<Earning>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                earnings.add(new Earning(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, LocalDate.class),
                        row.getObject(4, UUID.class),
                        row.getString(5),
                        row.getInt(6),
                        row.getObject(7, UUID.class),
                        row.getLong(8),
                        row.getInt(9),
                        row.getObject(10, UUID.class),
                        row.getBoolean(11)));
            }
        }
        return earnings;
    }
}
