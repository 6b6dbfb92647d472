package org.communityops.kpi.cost;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.communityops.kpi.period.DayRange;
import org.jspecify.annotations.Nullable;

/** What other features ask about costs, and the door for those that another service tells of. */
@ApplicationScoped
public class Costs {
    private final CostRepository costs;
    private final CostRollup rollup;

    Costs(CostRepository costs, CostRollup rollup) {
        this.costs = costs;
        this.rollup = rollup;
    }

    /** What was spent on one thing, reversals taken off. */
    public record Spent(
            @Nullable String campaignId,
            @Nullable String channel,
            @Nullable BudgetLine line,
            BigDecimal amount) {}

    /**
     * A reward that a member got.
     *
     * @param id its identity for ever: entered twice, it costs once
     * @param day in the community's zone
     * @param name what people call it
     */
    public record Reward(UUID id, LocalDate day, BigDecimal amount, String currency, String name, Instant at) {}

    /** Enters what rewards cost; the caller holds the lock of the community and raises its revision. */
    public void enter(Connection feed, UUID community, List<Reward> rewards) throws SQLException {
        var told = rewards.stream().map(Cost::of).toList();
        rollup.add(feed, community, costs.insert(feed, community, told));
    }

    /** What was spent in a currency on some days, by campaign, channel and line. */
    public List<Spent> spent(UUID community, DayRange days, String currency) throws SQLException {
        return costs.spent(community, days, currency);
    }
}
