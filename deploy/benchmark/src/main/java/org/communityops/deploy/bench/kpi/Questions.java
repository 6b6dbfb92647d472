package org.communityops.deploy.bench.kpi;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** What operators ask of a community's half year, each with the quickest SQL that we know for it. */
record Questions(History history) {
    private static final int SERIES_DAYS = 90;
    private static final int WEEKS = 13;
    private static final int TOP = 100;

    /**
     * A member who is active on a day counts in the windows that end from that day on, until the window has passed or the
     * member is active again: so every member-day is looked at once, and not once for each window it lies in.
     * Materialized, or the sub-select would compute all of it for every day.
     */
    private static final String ACTIVE_MEMBERS = """
            with member_day as (
                select distinct member_id, (time at time zone 'UTC')::date as day
                  from bench.event
                 where community_id = '%1$s' and type in ('message.posted', 'reaction.added')
                   and time >= timestamptz '%2$s' - interval '29 days' and time < timestamptz '%3$s' + interval '1 day'
            ), span as (
                select day, lead(day) over (partition by member_id order by day) as next from member_day
            ), days (length) as (
                values (1), (7), (30)
            ), step as (
                select length, day, sum(step) as step
                  from (select length, day, count(*) as step from span, days group by 1, 2
                        union all
                        select length, least(day + length, next), - count(*) from span, days group by 1, 2) s
                 group by 1, 2
            ), running as materialized (
                select length, day, sum(step) over (partition by length order by day) as members from step
            )
            select (select r.members from running r where r.length = w.length and r.day <= d order by r.day desc limit 1)
              from days w, generate_series(date '%2$s', date '%3$s', interval '1 day') d
             order by w.length, d
            """;

    private static final String TRIANGLE = """
            with joined as (
                select member_id, date_trunc('week', min(time) at time zone 'UTC') as cohort
                  from bench.event
                 where community_id = '%1$s' and type = 'member.joined'
                 group by member_id
                having min(time) >= timestamptz '%2$s'
            ), member_week as (
                select distinct member_id, date_trunc('week', time at time zone 'UTC') as week
                  from bench.event
                 where community_id = '%1$s' and type in ('message.posted', 'reaction.added')
                   and time >= timestamptz '%2$s' and time < timestamptz '%3$s' + interval '1 day'
            )
            select count(*)
              from joined j join member_week a on a.member_id = j.member_id and a.week >= j.cohort
             group by j.cohort, a.week
             order by j.cohort, a.week
            """;

    private static final String LEADERS = """
            select count(*)
              from bench.event
             where community_id = '%1$s' and type = 'message.posted'
               and time >= timestamptz '%2$s' and time < timestamptz '%3$s' + interval '1 day'
             group by member_id
             order by count(*) desc, member_id
             limit %4$d
            """;

    private static final String COUNTS = """
            select count(*)
              from bench.event
             where community_id = '%1$s' and type in ('message.posted', 'reaction.added', 'thread.started')
               and time >= timestamptz '%2$s' and time < timestamptz '%3$s' + interval '1 day'
             group by type, (time at time zone 'UTC')::date
             order by type, (time at time zone 'UTC')::date
            """;

    /** DAU, WAU and MAU of 90 days. */
    Question series() {
        var from = History.LAST.minusDays(SERIES_DAYS - 1);
        return new Question(
                metrics("dau,wau7,mau30", from), Questions::values, sql(ACTIVE_MEMBERS, from, History.LAST));
    }

    /** Weekly retention of those who joined in the last 13 weeks. */
    Question triangle() {
        var from = History.LAST.minusDays(WEEKS * 7L - 1);
        return new Question(
                path() + "/retention?cohort=WEEK&from=" + from + "&to=" + History.LAST + "&periods=" + (WEEKS - 1),
                Questions::cells,
                sql(TRIANGLE, from, History.LAST));
    }

    /** The members with the most messages of a month. */
    Question leaders() {
        var month = YearMonth.from(History.LAST).minusMonths(1);
        return new Question(
                path() + "/metrics/messages/members?period=" + month + "&limit=" + TOP,
                answer -> longs(answer.path("items"), "value"),
                sql(LEADERS, month.atDay(1), month.atEndOfMonth()));
    }

    /** Events of 90 days by day and type. */
    Question counts() {
        var from = History.LAST.minusDays(SERIES_DAYS - 1);
        return new Question(
                metrics("messages,reactions,threads_started", from),
                Questions::values,
                sql(COUNTS, from, History.LAST));
    }

    private String path() {
        return history.community().path();
    }

    private String metrics(String names, LocalDate from) {
        return path() + "/metrics?metrics=" + names + "&granularity=DAY&from=" + from + "&to=" + History.LAST;
    }

    private String sql(String template, LocalDate from, LocalDate to) {
        return template.formatted(history.community().id(), from, to, TOP);
    }

    private static List<Long> values(JsonNode answer) {
        var values = new ArrayList<Long>();
        answer.path("items").forEach(series -> values.addAll(longs(series.path("items"), "value")));
        return values;
    }

    /** Cells of the triangle in which somebody is; SQL has no rows for the others. */
    private static List<Long> cells(JsonNode answer) {
        var cells = new ArrayList<Long>();
        answer.path("items").forEach(cohort -> cohort.path("active").forEach(cell -> cells.add(cell.asLong())));
        cells.removeIf(cell -> cell == 0);
        return cells;
    }

    private static List<Long> longs(JsonNode items, String name) {
        var values = new ArrayList<Long>();
        items.forEach(item -> values.add(item.path(name).asLong()));
        return values;
    }
}
