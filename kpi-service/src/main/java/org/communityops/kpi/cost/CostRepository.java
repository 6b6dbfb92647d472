package org.communityops.kpi.cost;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.communityops.kpi.jdbc.ColumnArrays;
import org.communityops.kpi.period.DayRange;
import org.jspecify.annotations.Nullable;

/** Costs in the database. */
@ApplicationScoped
class CostRepository {
    private static final String INSERT = """
            insert into cost (community_id, id, day, amount, currency, kind, campaign_id, channel, line, hours, operator_id,
                              note, reverses, created_at)
            select ?, * from unnest(?::uuid[], ?::date[], ?::numeric[], ?::text[], ?::text[], ?::text[], ?::text[],
                                    ?::text[], ?::numeric[], ?::uuid[], ?::text[], ?::uuid[], ?::timestamptz[])
            on conflict do nothing
            returning id""";
    private static final String SELECT = """
            select c.id, c.day, c.amount, c.currency, c.kind, c.campaign_id, c.channel, c.line, c.hours, c.operator_id,
                   c.note, c.reverses, r.id as reversed_by, c.created_at
              from cost c left join cost r on r.community_id = c.community_id and r.reverses = c.id
             where c.community_id = ?""";
    private static final String PAGE = SELECT + """
               and c.day >= coalesce(?, c.day) and c.day <= coalesce(?, c.day)
               and c.kind = coalesce(?, c.kind) and c.currency = coalesce(?, c.currency)
               and (?::text is null or c.campaign_id = ?) and (?::text is null or c.channel = ?)
               and (?::text is null or c.line = ?) and (?::uuid is null or c.operator_id = ?)
               and (c.day, c.id) < (?, ?)
             order by c.day desc, c.id desc
             limit ?""";

    private static final String SPENT = """
            select campaign_id, channel, line, sum(amount) as amount
              from cost
             where community_id = ? and day between ? and ? and currency = ?
             group by campaign_id, channel, line""";

    private final AgroalDataSource requests;

    CostRepository(AgroalDataSource requests) {
        this.requests = requests;
    }

    /** Adds entries and returns those that were not there before: what was reversed is not reversed again. */
    List<Cost> insert(Connection connection, UUID community, List<Cost> costs) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, community);
            ColumnArrays.bind(statement, costs, 2)
                    .column("uuid", Cost::id)
                    .column("date", Cost::day)
                    .column("numeric", Cost::amount)
                    .column("text", Cost::currency)
                    .column("text", Cost::kind)
                    .column("text", Cost::campaignId)
                    .column("text", Cost::channel)
                    .column("text", Cost::line)
                    .column("numeric", Cost::hours)
                    .column("uuid", Cost::operatorId)
                    .column("text", Cost::note)
                    .column("uuid", Cost::reverses)
                    .column("timestamptz", Cost::createdAt);
            var inserted = new HashSet<UUID>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    inserted.add(rows.getObject(1, UUID.class));
                }
            }
            return costs.stream().filter(cost -> inserted.remove(cost.id())).toList();
        }
    }

    Optional<Cost> find(UUID community, UUID id) throws SQLException {
        try (var connection = requests.getConnection();
                var statement = connection.prepareStatement(SELECT + " and c.id = ?")) {
            statement.setObject(1, community);
            statement.setObject(2, id);
            return costs(statement).stream().findFirst();
        }
    }

    /** The entries before a day and id, latest day first. */
    List<Cost> page(UUID community, CostFilter filter, LocalDate beforeDay, UUID beforeId, int limit)
            throws SQLException {
        try (var connection = requests.getConnection();
                var statement = connection.prepareStatement(PAGE)) {
            statement.setObject(1, community);
            statement.setObject(2, filter.from, Types.DATE);
            statement.setObject(3, filter.to, Types.DATE);
            statement.setString(4, filter.kind == null ? null : filter.kind.name());
            statement.setString(5, filter.currency);
            text(statement, 6, filter.campaignId);
            text(statement, 8, filter.channel);
            text(statement, 10, filter.line == null ? null : filter.line.name());
            statement.setObject(12, filter.operatorId, Types.OTHER);
            statement.setObject(13, filter.operatorId, Types.OTHER);
            statement.setObject(14, beforeDay);
            statement.setObject(15, beforeId);
            statement.setInt(16, limit);
            return costs(statement);
        }
    }

    List<Costs.Spent> spent(UUID community, DayRange days, String currency) throws SQLException {
        try (var connection = requests.getConnection();
                var statement = connection.prepareStatement(SPENT)) {
            statement.setObject(1, community);
            statement.setObject(2, days.from());
            statement.setObject(3, days.to());
            statement.setString(4, currency);
            try (var rows = statement.executeQuery()) {
                var spent = new ArrayList<Costs.Spent>();
                while (rows.next()) {
                    spent.add(new Costs.Spent(
                            rows.getString("campaign_id"),
                            rows.getString("channel"),
                            line(rows),
                            rows.getBigDecimal("amount")));
                }
                return spent;
            }
        }
    }

    /** A condition names its value twice. */
    private static void text(PreparedStatement statement, int parameter, @Nullable String value) throws SQLException {
        statement.setString(parameter, value);
        statement.setString(parameter + 1, value);
    }

    private static List<Cost> costs(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            var costs = new ArrayList<Cost>();
            while (rows.next()) {
                costs.add(cost(rows));
            }
            return costs;
        }
    }

    private static @Nullable BudgetLine line(ResultSet row) throws SQLException {
        var line = row.getString("line");
        return line == null ? null : BudgetLine.valueOf(line);
    }

    private static Cost cost(ResultSet row) throws SQLException {
        return new Cost(
                row.getObject("id", UUID.class),
                row.getObject("day", LocalDate.class),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                CostKind.valueOf(row.getString("kind")),
                row.getString("campaign_id"),
                row.getString("channel"),
                line(row),
                row.getBigDecimal("hours"),
                row.getObject("operator_id", UUID.class),
                row.getString("note"),
                row.getObject("reverses", UUID.class),
                row.getObject("reversed_by", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
