package org.communityops.kpi.cost;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.communityops.kpi.fact.Worth;
import org.communityops.kpi.jdbc.ColumnArrays;
import org.communityops.kpi.rollup.Measure;

/** The rollup of costs, kept up in the transaction of each entry. */
@ApplicationScoped
class CostRollup {
    private static final String RAISE = "update community set revision = revision + 1 where community_id = ?";
    private static final String ADD = """
            insert into cost_day as d (community_id, measure, day, channel, value)
            select ?, * from unnest(?::text[], ?::date[], ?::text[], ?::bigint[])
            on conflict (community_id, measure, day, channel) do update set value = d.value + excluded.value""";

    private record Cell(String measure, LocalDate day, String channel) {}

    /** Locks the community until the transaction ends, and changes the tag of its figures. */
    void lock(Connection connection, UUID community) throws SQLException {
        try (var statement = connection.prepareStatement(RAISE)) {
            statement.setObject(1, community);
            statement.executeUpdate();
        }
    }

    /** Adds entries; the caller holds the lock of the community. */
    void add(Connection connection, UUID community, List<Cost> costs) throws SQLException {
        var cells = new HashMap<Cell, Long>();
        costs.forEach(cost -> tally(cost, cells));
        try (var statement = connection.prepareStatement(ADD)) {
            statement.setObject(1, community);
            ColumnArrays.bind(statement, cells.entrySet(), 2)
                    .column("text", entry -> entry.getKey().measure())
                    .column("date", entry -> entry.getKey().day())
                    .column("text", entry -> entry.getKey().channel())
                    .column("int8", Map.Entry::getValue);
            statement.executeUpdate();
        }
    }

    private static void tally(Cost cost, Map<Cell, Long> cells) {
        var channel = cost.channel() == null ? "" : cost.channel();
        var money = Measure.cost(cost.kind().name(), cost.currency());
        add(cells, new Cell(money.name(), cost.day(), channel), cost.amount(), Worth.MONEY_DECIMALS);
        var hours = cost.hours();
        if (hours != null) {
            add(cells, new Cell(Measure.OPERATOR_HOURS.name(), cost.day(), channel), hours, Measure.HOUR_DECIMALS);
        }
    }

    private static void add(Map<Cell, Long> cells, Cell cell, BigDecimal value, int decimals) {
        cells.merge(cell, value.movePointRight(decimals).longValueExact(), Long::sum);
    }
}
