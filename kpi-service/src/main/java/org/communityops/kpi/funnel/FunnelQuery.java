package org.communityops.kpi.funnel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communityops.kpi.period.DayRange;
import org.jspecify.annotations.Nullable;

/**
 * The one statement that computes a funnel from one look at the facts. Nothing of a definition becomes part of its text; it
 * all goes in as parameters.
 *
 * <p>{@code per_day} counts what each member did for each step on each day, {@code per_member} says which steps a member
 * fulfils. Only an ordered funnel needs the events one by one ({@code ev}), to find the moment of each step
 * ({@code reached_k}).
 */
final class FunnelQuery {
    /** While a community moves to another zone its facts hold the days of either; both are asked in one statement. */
    private static final String DAY = """
            case when (select coalesce(recount_zone, zone) = zone from community where community_id = ?) then f.day
                 else (f.time at time zone (select zone from community where community_id = ?))::date end as day""";

    private final UUID community;
    private final FunnelDefinition funnel;
    private final @Nullable DayRange entry;
    private final @Nullable LocalDate cutOff;
    private final int @Nullable [] members;
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    /**
     * @param entry the days on which members have to have reached the first step; null: any
     * @param cutOff the last day that the data reach
     * @param members the numbers of the members who are looked at; null: all
     */
    FunnelQuery(
            UUID community,
            FunnelDefinition funnel,
            @Nullable DayRange entry,
            @Nullable LocalDate cutOff,
            int @Nullable [] members) {
        this.community = community;
        this.funnel = funnel;
        this.entry = entry;
        this.cutOff = cutOff;
        this.members = members;
        build();
    }

    /** The text; one row a step, in order, with {@code members}, {@code alone}, {@code median} and {@code p90}. */
    String sql() {
        return sql.toString();
    }

    /** The values of its parameters; a list of texts and an array of numbers stand for arrays. */
    List<Object> parameters() {
        return parameters;
    }

    private void build() {
        if (funnel.ordered()) {
            events();
        }
        days();
        if (isLimited()) {
            entries();
        }
        members();
        if (funnel.ordered()) {
            IntStream.rangeClosed(1, funnel.steps().size()).forEach(this::reached);
        }
        result();
    }

    /** Whether only some members, or some of their days, are looked at. */
    private boolean isLimited() {
        return entry != null || funnel.windowDays() != null;
    }

    private void events() {
        append("with ev as materialized (select f.number, f.time, ");
        append(DAY, community, community);
        append(",");
        append(" row_number() over (partition by f.number order by f.time, f.event_id) as seq");
        eachStep((k, step) -> {
            append(", (");
            matches(step);
            append(") as s_%d".formatted(k));
        });
        facts();
        append(")");
    }

    private void days() {
        append(funnel.ordered() ? ",\nper_day as materialized (" : "with per_day as materialized (");
        if (funnel.ordered()) {
            append("select f.number, f.day");
        } else {
            append("select f.number, ");
            append(DAY, community, community);
        }
        eachStep((k, step) -> {
            append(", count(*) filter (where ");
            if (funnel.ordered()) {
                append("s_%d".formatted(k));
            } else {
                matches(step);
            }
            append(") as n_%d".formatted(k));
        });
        if (funnel.ordered()) {
            append(" from ev f");
        } else {
            facts();
        }
        append(" group by 1, 2)");
    }

    /** The first day by whose end a member has reached the first step. */
    private void entries() {
        var first = funnel.steps().getFirst();
        append(",\nentry as materialized (select number, min(day) as day from (select number, day, ");
        append(
                switch (first.unit()) {
                    case EVENTS -> "sum(n_1) over (partition by number order by day)";
                    case DAYS -> "row_number() over (partition by number order by day)";
                    case WEEKS -> "dense_rank() over (partition by number order by date_trunc('week', day::timestamp))";
                });
        append(" as total from per_day where n_1 > 0) running");
        append(" where total >= ? group by number having true", first.times());
        if (entry != null) {
            append(" and min(day) between ? and ?", entry.from(), entry.to());
        }
        if (funnel.completeOnly() && funnel.windowDays() != null) {
            append(" and min(day) + ? <= ?::date", funnel.windowDays() - 1, cutOff == null ? LocalDate.MIN : cutOff);
        }
        append(")");
    }

    private void members() {
        append(",\nper_member as materialized (select d.number");
        eachStep((k, step) -> {
            var counted =
                    switch (step.unit()) {
                        case EVENTS -> "sum(n_%d)";
                        case DAYS -> "count(*) filter (where n_%d > 0)";
                        case WEEKS -> "count(distinct date_trunc('week', d.day::timestamp)) filter (where n_%d > 0)";
                    };
            append(", " + counted.formatted(k) + " >= ? as f_%d".formatted(k), step.times());
        });
        append(" from per_day d");
        limit("d");
        append(" group by d.number)");
    }

    /** The moment at which members reach a step, after all steps before. */
    private void reached(int k) {
        var step = funnel.steps().get(k - 1);
        append(",\nreached_%d as materialized (select number, min(seq) as seq, min(time) as time".formatted(k));
        append(k == 1 ? "" : ", min(previous) as previous");
        append(" from (select e.number, e.seq, e.time");
        append(k == 1 ? "" : ", p.time as previous");
        if (step.times() > 1) {
            append(", dense_rank() over (partition by e.number order by %s) as nth".formatted(key(step.unit())));
        }
        append(" from ev e");
        if (k > 1) {
            append(" join reached_%d p on e.number = p.number and e.seq > p.seq".formatted(k - 1));
        }
        limit("e");
        append(" where e.s_%d) o".formatted(k));
        if (step.times() > 1) {
            append(" where nth = ?", step.times());
        }
        append(" group by number)");
    }

    private void result() {
        for (var k = 1; k <= funnel.steps().size(); k++) {
            append(k == 1 ? "\n" : "\nunion all ");
            append("select %d as step, ".formatted(k));
            append(
                    funnel.ordered()
                            ? "(select count(*) from reached_%d)".formatted(k)
                            : "(select count(*) from per_member where %s)".formatted(allUpTo(k)));
            append(" as members, (select count(*) from per_member where f_%d) as alone, ".formatted(k));
            append(secondsWithin("0.5", k) + " as median, " + secondsWithin("0.9", k) + " as p90");
        }
        append("\norder by step");
    }

    private static String allUpTo(int k) {
        return IntStream.rangeClosed(1, k).mapToObj(i -> "f_" + i).collect(Collectors.joining(" and "));
    }

    /** Within how many seconds of the step before a share of the members reaches a step. */
    private String secondsWithin(String share, int k) {
        return k == 1 || !funnel.ordered()
                ? "null::bigint"
                : "(select percentile_disc(%s) within group (order by extract(epoch from time - previous)::bigint) from reached_%d)"
                        .formatted(share, k);
    }

    /** Joins only the members that are looked at, and of their days those in the window. */
    private void limit(String rows) {
        if (!isLimited()) {
            return;
        }
        append(" join entry n on n.number = %s.number".formatted(rows));
        if (funnel.windowDays() != null) {
            append(" and %s.day <= n.day + ?".formatted(rows), funnel.windowDays() - 1);
        }
    }

    private void facts() {
        var types = funnel.steps().stream()
                .flatMap(step -> step.eventTypes().stream())
                .distinct()
                .toList();
        append(" from fact f where f.community_id = ? and f.type = any (?) and not f.retracted", community, types);
        if (members != null) {
            append(" and f.number = any (?)", (Object) members);
        }
    }

    private void matches(FunnelStep step) {
        append("f.type = any (?)", step.eventTypes());
        var where = step.where();
        if (where != null && where.isReply() != null) {
            append(" and f.reply = ?", where.isReply());
        }
        if (where != null && where.channel() != null) {
            append(" and f.channel is not distinct from ?", where.channel());
        }
    }

    private static String key(FunnelStep.Unit unit) {
        return switch (unit) {
            case EVENTS -> "e.seq";
            case DAYS -> "e.day";
            case WEEKS -> "date_trunc('week', e.day::timestamp)";
        };
    }

    private interface StepText {
        void write(int k, FunnelStep step);
    }

    private void eachStep(StepText text) {
        for (var k = 1; k <= funnel.steps().size(); k++) {
            text.write(k, funnel.steps().get(k - 1));
        }
    }

    private void append(String text, Object... values) {
        sql.append(text);
        parameters.addAll(List.of(values));
    }
}
