package org.communityops.incentive.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.communityops.incentive.rule.Rule;
import org.communityops.incentive.sql.Columns;

/** The sums of claims by day in the database. */
@ApplicationScoped
class DayTotalRepository {
    private static final String TOTALS =
            "select day, claimed, paid from claim_day where community_id = ? and rule_id = ? and day >= ?";
    private static final String SPENT =
            "select coalesce(sum(paid), 0) from claim_day where community_id = ? and rule_id = ?";
    // Not an upsert: what is added may be negative, and checks look at the proposed row, too.
    private static final String OPEN = """
            insert into claim_day (community_id, rule_id, day, claimed, paid)
            select ?, ?, t.day, 0, 0 from unnest(?::date[]) t(day) order by t.day on conflict do nothing
            """;
    private static final String ADD = """
            update claim_day d set claimed = d.claimed + t.claimed, paid = d.paid + t.paid
              from unnest(?::date[], ?::bigint[], ?::bigint[]) t(day, claimed, paid)
             where d.community_id = ? and d.rule_id = ? and d.day = t.day
            """;
    private static final String ADD_UP = """
            insert into claim_day (community_id, rule_id, day, claimed, paid)
            select c.community_id, c.rule_id, c.day, sum(c.amount), sum(c.paid)
              from claim c where c.community_id = ? and c.rule_id = ? group by 1, 2, 3
            """;

    /** The totals of a rule by day, from a day on. */
    NavigableMap<LocalDate, DayTotal> from(Connection connection, Rule rule, LocalDate from) throws SQLException {
        try (var query = connection.prepareStatement(TOTALS)) {
            query.setObject(1, rule.communityId());
            query.setObject(2, rule.id());
            query.setObject(3, from);
            var totals = new TreeMap<LocalDate, DayTotal>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    totals.put(row.getObject(1, LocalDate.class), new DayTotal(row.getLong(2), row.getLong(3)));
                }
            }
            return totals;
        }
    }

    void add(Connection connection, Rule rule, Map<LocalDate, DayTotal> more) throws SQLException {
        try (var insert = connection.prepareStatement(OPEN)) {
            insert.setObject(1, rule.communityId());
            insert.setObject(2, rule.id());
            new Columns<>(insert, more.keySet(), 3).add("date", day -> day);
            insert.executeUpdate();
        }
        try (var update = connection.prepareStatement(ADD)) {
            new Columns<>(update, more.entrySet())
                    .add("date", Map.Entry::getKey)
                    .add("bigint", day -> day.getValue().claimed())
                    .add("bigint", day -> day.getValue().paid());
            update.setObject(4, rule.communityId());
            update.setObject(5, rule.id());
            update.executeUpdate();
        }
    }

    /** All that a rule has paid for claims. */
    long spent(Connection connection, UUID communityId, UUID ruleId) throws SQLException {
        try (var query = connection.prepareStatement(SPENT)) {
            query.setObject(1, communityId);
            query.setObject(2, ruleId);
            try (var row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** Makes the totals of a rule that has none. */
    void addUp(Connection connection, Rule rule) throws SQLException {
        try (var insert = connection.prepareStatement(ADD_UP)) {
            insert.setObject(1, rule.communityId());
            insert.setObject(2, rule.id());
            insert.executeUpdate();
        }
    }
}
