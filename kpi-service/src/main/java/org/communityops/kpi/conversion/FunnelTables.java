package org.communityops.kpi.conversion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.communityops.kpi.funnel.FunnelDefinition;
import org.communityops.kpi.funnel.FunnelStep;
import org.communityops.kpi.period.DayRange;
import org.communityops.kpi.population.Population;
import org.communityops.kpi.population.Population.Entrant;
import org.jspecify.annotations.Nullable;

/**
 * The intermediate results from which a funnel is computed. {@code per_day} counts what each member did for each step on each
 * day, {@code per_member} says which steps a member fulfils. Only an ordered funnel needs the events one by one ({@code ev}),
 * to find the moment of each step ({@code reached_k}).
 */
final class FunnelTables {
    /** While a community moves to another zone its facts hold the days of either; both are asked in one statement. */
    private static final String DAY = """
            case when (select coalesce(recount_zone, zone) = zone from community where community_id = ?) then f.day
                 else (f.time at time zone (select zone from community where community_id = ?))::date end as day""";

    private final UUID community;
    private final FunnelDefinition funnel;
    private final @Nullable DayRange entry;
    private final @Nullable LocalDate cutOff;
    private final @Nullable Population population;
    private final SqlText sql;

    FunnelTables(FunnelScope scope, SqlText sql) {
        community = scope.community().id();
        funnel = scope.funnel();
        entry = scope.entry();
        cutOff = scope.community().lastDay();
        population = scope.population();
        this.sql = sql;
    }

    /** Writes them. */
    void write() {
        if (population != null) {
            population(population.entrants());
        }
        if (funnel.ordered()) {
            events();
        }
        days();
        if (isLimited()) {
            entries();
        }
        members();
        if (funnel.ordered()) {
            eachStep((k, step) -> reached(k));
        }
    }

    /** Whether only some members, or some of their days, are looked at. */
    private boolean isLimited() {
        return entry != null || funnel.windowDays() != null;
    }

    private void population(List<Entrant> entrants) {
        sql.table("population");
        sql.append(
                "select * from unnest(?::int[], ?::int[], ?::timestamptz[]) p (number, part, since)",
                texts(entrants, Entrant::number),
                texts(entrants, Entrant::part),
                texts(entrants, entrant -> entrant.since() == null ? "-infinity" : entrant.since()));
        sql.append(")");
    }

    private static List<@Nullable String> texts(
            List<Entrant> entrants, Function<Entrant, ? extends @Nullable Object> value) {
        var texts = new ArrayList<@Nullable String>();
        for (var entrant : entrants) {
            var of = value.apply(entrant);
            texts.add(of == null ? null : of.toString());
        }
        return texts;
    }

    private void events() {
        sql.table("ev");
        sql.append("select f.number, f.time, ");
        sql.append(DAY, community, community);
        sql.append(",");
        sql.append(" row_number() over (partition by f.number order by f.time, f.event_id) as seq");
        eachStep((k, step) -> {
            sql.append(", (");
            matches(step);
            sql.append(") as s_%d".formatted(k));
        });
        facts();
        sql.append(")");
    }

    private void days() {
        sql.table("per_day");
        if (funnel.ordered()) {
            sql.append("select f.number, f.day");
        } else {
            sql.append("select f.number, ");
            sql.append(DAY, community, community);
        }
        eachStep((k, step) -> {
            sql.append(", count(*) filter (where ");
            if (funnel.ordered()) {
                sql.append("s_%d".formatted(k));
            } else {
                matches(step);
            }
            sql.append(") as n_%d".formatted(k));
        });
        if (funnel.ordered()) {
            sql.append(" from ev f");
        } else {
            facts();
        }
        sql.append(" group by 1, 2)");
    }

    /** The first day by whose end a member has reached the first step. */
    private void entries() {
        var first = funnel.steps().getFirst();
        sql.table("entry");
        sql.append("select number, min(day) as day from (select number, day, ");
        sql.append(
                switch (first.unit()) {
                    case EVENTS -> "sum(n_1) over (partition by number order by day)";
                    case DAYS -> "row_number() over (partition by number order by day)";
                    case WEEKS -> "dense_rank() over (partition by number order by date_trunc('week', day::timestamp))";
                });
        sql.append(" as total from per_day where n_1 > 0) running");
        sql.append(" where total >= ? group by number having true", first.times());
        if (entry != null) {
            sql.append(" and min(day) between ? and ?", entry.from(), entry.to());
        }
        if (funnel.completeOnly() && funnel.windowDays() != null) {
            sql.append(
                    " and min(day) + ? <= ?::date", funnel.windowDays() - 1, cutOff == null ? LocalDate.MIN : cutOff);
        }
        sql.append(")");
    }

    private void members() {
        sql.table("per_member");
        sql.append("select d.number");
        eachStep((k, step) -> {
            var counted =
                    switch (step.unit()) {
                        case EVENTS -> "sum(n_%d)";
                        case DAYS -> "count(*) filter (where n_%d > 0)";
                        case WEEKS -> "count(distinct date_trunc('week', d.day::timestamp)) filter (where n_%d > 0)";
                    };
            sql.append(", " + counted.formatted(k) + " >= ? as f_%d".formatted(k), step.times());
        });
        sql.append(" from per_day d");
        limit("d");
        sql.append(" group by d.number)");
    }

    /** The moment at which members reach a step, after all steps before. */
    private void reached(int k) {
        var step = funnel.steps().get(k - 1);
        sql.table("reached_" + k);
        sql.append("select number, min(seq) as seq, min(time) as time");
        sql.append(k == 1 ? "" : ", min(previous) as previous");
        sql.append(" from (select e.number, e.seq, e.time");
        sql.append(k == 1 ? "" : ", p.time as previous");
        if (step.times() > 1) {
            sql.append(", dense_rank() over (partition by e.number order by %s) as nth".formatted(key(step.unit())));
        }
        sql.append(" from ev e");
        if (k > 1) {
            sql.append(" join reached_%d p on e.number = p.number and e.seq > p.seq".formatted(k - 1));
        }
        limit("e");
        sql.append(" where e.s_%d) o".formatted(k));
        if (step.times() > 1) {
            sql.append(" where nth = ?", step.times());
        }
        sql.append(" group by number)");
    }

    /** Joins only the members that are looked at, and of their days those in the window. */
    private void limit(String rows) {
        if (!isLimited()) {
            return;
        }
        sql.append(" join entry n on n.number = %s.number".formatted(rows));
        if (funnel.windowDays() != null) {
            sql.append(" and %s.day <= n.day + ?".formatted(rows), funnel.windowDays() - 1);
        }
    }

    private void facts() {
        var types = funnel.steps().stream()
                .flatMap(step -> step.eventTypes().stream())
                .distinct()
                .toList();
        sql.append(" from fact f");
        if (population != null && population.closed()) {
            sql.append(" join population p on p.number = f.number and p.since <= f.time");
        }
        sql.append(" where f.community_id = ? and f.type = any (?) and not f.retracted", community, types);
    }

    private void matches(FunnelStep step) {
        sql.append("f.type = any (?)", step.eventTypes());
        var where = step.where();
        if (where != null && where.isReply() != null) {
            sql.append(" and f.reply = ?", where.isReply());
        }
        if (where != null && where.channel() != null) {
            sql.append(" and f.channel is not distinct from ?", where.channel());
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
}
