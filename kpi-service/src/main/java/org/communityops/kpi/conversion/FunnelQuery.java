package org.communityops.kpi.conversion;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The one statement that computes a funnel from one look at the facts. Nothing of a definition becomes part of its text; it
 * all goes in as parameters.
 */
final class FunnelQuery {
    private final FunnelScope scope;
    private final SqlText sql = new SqlText();

    private FunnelQuery(FunnelScope scope) {
        this.scope = scope;
        new FunnelTables(scope, sql).write();
    }

    /**
     * One row a step, in order, first of the whole ({@code whole}), then of each part ({@code part}, null for who is in none),
     * with {@code members}, {@code alone}, {@code median} and {@code p90}.
     */
    static FunnelQuery figures(FunnelScope scope) {
        var query = new FunnelQuery(scope);
        IntStream.rangeClosed(1, scope.funnel().steps().size()).forEach(query::figures);
        query.sql.append("\norder by step, whole desc, part");
        return query;
    }

    /**
     * The numbers of members.
     *
     * @param k the step, from 1
     * @param reached true: who reached it; false: who reached the one before and not this one
     */
    static FunnelQuery members(FunnelScope scope, int k, boolean reached) {
        var query = new FunnelQuery(scope);
        query.sql.append("\n" + (scope.funnel().ordered() ? orderedMembers(k, reached) : unorderedMembers(k, reached)));
        return query;
    }

    String text() {
        return sql.text();
    }

    /** The values of its parameters; a list of texts stands for an array. */
    List<Object> values() {
        return sql.values();
    }

    private void figures(int k) {
        sql.append(k == 1 ? "\n" : "\nunion all ");
        sql.append("select %d as step, ".formatted(k));
        sql.append(
                scope.population() == null
                        ? "true as whole, null::int as part, "
                        : "grouping(p.part) = 1 as whole, p.part, ");
        sql.append(scope.funnel().ordered() ? "count(r.number)" : "count(*) filter (where %s)".formatted(allUpTo(k)));
        sql.append(" as members, count(*) filter (where f_%d) as alone, ".formatted(k));
        sql.append(secondsWithin("0.5", k) + " as median, " + secondsWithin("0.9", k) + " as p90 from per_member m");
        if (scope.funnel().ordered()) {
            sql.append(" left join reached_%d r on r.number = m.number".formatted(k));
        }
        if (scope.population() != null) {
            sql.append(" left join population p on p.number = m.number group by grouping sets ((), (p.part))");
        }
    }

    private static String orderedMembers(int k, boolean reached) {
        return reached
                ? "select number from reached_%d".formatted(k)
                : "select number from reached_%d except select number from reached_%d".formatted(k - 1, k);
    }

    private static String unorderedMembers(int k, boolean reached) {
        return "select number from per_member where "
                + (reached ? allUpTo(k) : allUpTo(k - 1) + " and not f_%d".formatted(k));
    }

    private static String allUpTo(int k) {
        return IntStream.rangeClosed(1, k).mapToObj(i -> "f_" + i).collect(Collectors.joining(" and "));
    }

    /** Within how many seconds of the step before a share of the members reaches a step. */
    private String secondsWithin(String share, int k) {
        return k == 1 || !scope.funnel().ordered()
                ? "null::bigint"
                : "percentile_disc(%s) within group (order by extract(epoch from r.time - r.previous)::bigint)"
                        .formatted(share);
    }
}
