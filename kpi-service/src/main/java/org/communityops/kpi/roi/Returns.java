package org.communityops.kpi.roi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.communityops.kpi.attribution.Apportionment;
import org.communityops.kpi.cost.Costs.Spent;
import org.jspecify.annotations.Nullable;

/** Costs and sales, name by name, until they are all added. */
final class Returns {
    private static final String NONE = "";

    private final Map<String, BigDecimal> costs = new TreeMap<>();
    private final Map<String, BigDecimal> sales = new TreeMap<>();

    void spend(@Nullable String name, BigDecimal amount) {
        costs.merge(name == null ? NONE : name, amount, BigDecimal::add);
    }

    void sell(@Nullable String name, BigDecimal amount) {
        sales.merge(name == null ? NONE : name, amount, BigDecimal::add);
    }

    /** Divides what a campaign sold among the lines that paid for it, in proportion to what each paid. */
    void sellByLine(String campaign, BigDecimal amount, List<Spent> spent) {
        var paid = new TreeMap<String, BigDecimal>();
        for (var one : spent) {
            if (campaign.equals(one.campaignId())) {
                var line = RoiBy.LINE.of(one);
                paid.merge(line == null ? NONE : line, one.amount(), BigDecimal::add);
            }
        }
        var lines = List.copyOf(paid.keySet());
        var weights =
                paid.values().stream().mapToDouble(BigDecimal::doubleValue).toArray();
        var left = amount;
        var parts = Apportionment.divide(amount, weights);
        for (var index = 0; index < lines.size(); index++) {
            sell(lines.get(index), parts.get(index));
            left = left.subtract(parts.get(index));
        }
        sell(null, left);
    }

    /** One item for each name with costs or sales, in order; last what belongs to none. */
    List<RoiView.Item> items() {
        var names = new TreeMap<>(costs);
        sales.forEach((name, amount) -> names.merge(name, amount, BigDecimal::add));
        var items = new ArrayList<RoiView.Item>();
        for (var name : names.keySet()) {
            if (!name.equals(NONE)) {
                add(items, name, of(costs, name), of(sales, name));
            }
        }
        add(items, null, of(costs, NONE), of(sales, NONE));
        return items;
    }

    private static void add(List<RoiView.Item> items, @Nullable String name, BigDecimal costs, BigDecimal sales) {
        if (costs.signum() != 0 || sales.signum() != 0) {
            items.add(RoiView.Item.of(name, costs, sales));
        }
    }

    RoiView.Item total() {
        return RoiView.Item.of(null, sum(costs), sum(sales));
    }

    private static BigDecimal of(Map<String, BigDecimal> amounts, String name) {
        return amounts.getOrDefault(name, BigDecimal.ZERO);
    }

    private static BigDecimal sum(Map<String, BigDecimal> amounts) {
        return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
