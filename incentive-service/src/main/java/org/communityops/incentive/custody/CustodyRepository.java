package org.communityops.incentive.custody;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.communityops.incentive.sql.Columns;

/** What is set aside, in the database. */
@ApplicationScoped
class CustodyRepository {
    // Latest first: what was earned last is most likely not spent. What waits is not in the wallet, what another open
    // flag
    // has set aside neither.
    private static final String EARNED = """
            select e.member_id, e.day, e.rule_id, e.occasion, v.currency, e.amount
              from earning e
              join rule_version v
                on v.community_id = e.community_id and v.rule_id = e.rule_id and v.version = e.rule_version
             where e.community_id = ? and e.member_id = any (?) and e.day between ? and ? and e.event_id = any (?)
               and e.amount > 0 and not e.withdrawn
               and not exists (
                       select from pending_award p
                        where p.community_id = e.community_id and p.transaction_id = e.transaction_id
                          and p.state <> 'CONFIRMED' and p.amount > 0)
               and not exists (
                       select from flag_earning g
                         join fair_play_flag f on f.community_id = g.community_id and f.id = g.flag_id and f.state = 'OPEN'
                        where g.community_id = e.community_id and g.member_id = e.member_id and g.day = e.day
                          and g.rule_id = e.rule_id and g.occasion = e.occasion)
             order by e.day desc, e.occasion desc, e.member_id, e.rule_id
               for update of e
            """;
    private static final String BALANCE = """
            select coalesce((
                select w.balance from account a
                  join wallet w on w.community_id = a.community_id and w.account_id = a.id
                 where a.community_id = ? and a.kind = 'MEMBER' and a.owner = ? and a.currency = ?), 0)
            """;
    private static final String ADD_HOLD = """
            insert into flag_hold (community_id, flag_id, member_id, currency, amount, transaction_id) values (?, ?, ?, ?, ?, ?)
            """;
    private static final String ADD_EARNINGS = """
            insert into flag_earning (community_id, flag_id, member_id, day, rule_id, occasion, currency, amount)
            select ?, ?, e.* from unnest(?::uuid[], ?::date[], ?::uuid[], ?::text[], ?::text[], ?::bigint[]) e
            """;
    private static final String HOLDS = """
            select flag_id, member_id, currency, amount, transaction_id from flag_hold
             where community_id = ? and flag_id = any (?) order by flag_id, member_id, currency
            """;
    private static final String EARNINGS = """
            select member_id, day, rule_id, occasion, currency, amount from flag_earning
             where community_id = ? and flag_id = ? order by member_id, day, rule_id, occasion
            """;

    /** What rules have paid for flagged events and is not set aside yet, latest first; kept from changing. */
    List<FlaggedEarning> earned(
            Connection connection,
            UUID communityId,
            Collection<UUID> members,
            LocalDate from,
            LocalDate to,
            Collection<UUID> events)
            throws SQLException {
        try (var query = connection.prepareStatement(EARNED)) {
            query.setObject(1, communityId);
            query.setArray(2, connection.createArrayOf("uuid", members.toArray()));
            query.setObject(3, from);
            query.setObject(4, to);
            query.setArray(5, connection.createArrayOf("uuid", events.toArray()));
            return earnings(query);
        }
    }

    long balance(Connection connection, UUID communityId, UUID memberId, String currency) throws SQLException {
        try (var query = connection.prepareStatement(BALANCE)) {
            query.setObject(1, communityId);
            query.setString(2, memberId.toString());
            query.setString(3, currency);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    void add(Connection connection, UUID communityId, UUID flagId, SetAside held, List<FlaggedEarning> earnings)
            throws SQLException {
        try (var insert = connection.prepareStatement(ADD_HOLD)) {
            insert.setObject(1, communityId);
            insert.setObject(2, flagId);
            insert.setObject(3, held.memberId());
            insert.setString(4, held.currency());
            insert.setLong(5, held.amount());
            insert.setObject(6, held.transactionId());
            insert.executeUpdate();
        }
        try (var insert = connection.prepareStatement(ADD_EARNINGS)) {
            insert.setObject(1, communityId);
            insert.setObject(2, flagId);
            new Columns<>(insert, earnings, 3)
                    .add("uuid", FlaggedEarning::memberId)
                    .add("date", FlaggedEarning::day)
                    .add("uuid", FlaggedEarning::ruleId)
                    .add("text", FlaggedEarning::occasion)
                    .add("text", FlaggedEarning::currency)
                    .add("bigint", FlaggedEarning::amount);
            insert.executeUpdate();
        }
    }

    /** What flags have set aside, by flag. */
    Map<UUID, List<SetAside>> holds(Connection connection, UUID communityId, Collection<UUID> flags)
            throws SQLException {
        try (var query = connection.prepareStatement(HOLDS)) {
            query.setObject(1, communityId);
            query.setArray(2, connection.createArrayOf("uuid", flags.toArray()));
            var holds = new HashMap<UUID, List<SetAside>>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    holds.computeIfAbsent(row.getObject(1, UUID.class), flag -> new ArrayList<>())
                            .add(new SetAside(
                                    row.getObject(2, UUID.class),
                                    row.getString(3),
                                    row.getLong(4),
                                    row.getObject(5, UUID.class)));
                }
            }
            return holds;
        }
    }

    /** The occasions of what a flag has set aside, in the order in which earnings are locked. */
    List<FlaggedEarning> earnings(Connection connection, UUID communityId, UUID flagId) throws SQLException {
        try (var query = connection.prepareStatement(EARNINGS)) {
            query.setObject(1, communityId);
            query.setObject(2, flagId);
            return earnings(query);
        }
    }

    private static List<FlaggedEarning> earnings(PreparedStatement query) throws SQLException {
        var earnings = new ArrayList<FlaggedEarning>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                earnings.add(new FlaggedEarning(
                        row.getObject(1, UUID.class),
                        row.getObject(2, LocalDate.class),
                        row.getObject(3, UUID.class),
                        row.getString(4),
                        row.getString(5),
                        row.getLong(6)));
            }
        }
        return earnings;
    }
}
