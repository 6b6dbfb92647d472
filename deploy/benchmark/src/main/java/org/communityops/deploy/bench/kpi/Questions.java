package org.communityops.deploy.bench.kpi;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What operators ask of the last part of a history, each with the quickest SQL that we know for it. */
record Questions(History history) {
    /** The steps of the funnel that is asked. */
    static final List<Map<String, Object>> FUNNEL_STEPS = List.of(
            Map.of("name", "joined", "eventTypes", List.of("member.joined")),
            Map.of("name", "firstReply", "eventTypes", List.of("message.posted"), "where", Map.of("isReply", true)),
            Map.of("name", "fiveMessages", "eventTypes", List.of("message.posted"), "atLeast", 5),
            Map.of(
                    "name",
                    "threeActiveWeeks",
                    "eventTypes",
                    List.of("message.posted", "reaction.added"),
                    "atLeast",
                    3,
                    "of",
                    "WEEKS"));

    private static final int SERIES_DAYS = 90;
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

    /** Weeks are counted from the first day, a Monday: quicker than truncated dates. */
    private static final String TRIANGLE = """
            with joined as (
                select member_id, date_bin('7 days', min(time), timestamptz '%2$s') as cohort
                  from bench.event
                 where community_id = '%1$s' and type = 'member.joined'
                 group by member_id
                having min(time) >= timestamptz '%2$s'
            ), member_week as (
                select distinct member_id, date_bin('7 days', time, timestamptz '%2$s') as week
                  from bench.event
                 where community_id = '%1$s' and type in ('message.posted', 'reaction.added')
                   and time >= timestamptz '%2$s' and time < timestamptz '%3$s' + interval '1 day'
            )
            select count(*)
              from joined j join member_week a on a.member_id = j.member_id and a.week >= j.cohort
             group by j.cohort, a.week
             order by j.cohort, a.week
            """;

    /** One look at the events, at first for each member and week, since weeks are what the last step counts. */
    private static final String FUNNEL = """
            with member_week as (
                select member_id, date_bin('7 days', time, timestamptz '%2$s') as week,
                       count(*) filter (where type = 'message.posted') as messages,
                       count(*) filter (where type = 'message.posted' and reply) as replies
                  from bench.event
                 where community_id = '%1$s' and type in ('message.posted', 'reaction.added')
                 group by 1, 2
            ), active as (
                select member_id, sum(replies) >= 1 as replied, sum(messages) >= 5 as wrote, count(*) >= 3 as stayed
                  from member_week
                 group by member_id
            ), joined as (
                select distinct member_id from bench.event where community_id = '%1$s' and type = 'member.joined'
            ), reached as (
                select array[count(*) filter (where joined), count(*) filter (where joined),
                             count(*) filter (where joined and replied), count(*) filter (where replied),
                             count(*) filter (where joined and replied and wrote), count(*) filter (where wrote),
                             count(*) filter (where joined and replied and wrote and stayed),
                             count(*) filter (where stayed)] as figures
                  from (select j.member_id is not null as joined, replied, wrote, stayed
                          from joined j full join active a on a.member_id = j.member_id) member
            )
            select unnest(figures) from reached
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
        return new Question(metrics("dau,wau7,mau30"), Questions::values, sql(ACTIVE_MEMBERS, firstOfSeries(), last()));
    }

    /** Weekly retention of those who joined in the last weeks, up to the last week. */
    Question triangle(int weeks) {
        var from = last().minusDays(weeks * 7L - 1);
        return new Question(
                path() + "/retention?cohort=WEEK&from=" + from + "&to=" + last() + "&periods=" + (weeks - 1),
                Questions::cells,
                sql(TRIANGLE, from, last()));
    }

    /**
     * How many get through a funnel of {@link #FUNNEL_STEPS}, and how many fulfil each step alone.
     *
     * @param id of the funnel, which is saved already
     */
    Question funnel(String id) {
        return new Question(
                path() + "/funnels/" + id + "/result",
                Questions::steps,
                sql(FUNNEL, history.shape().first(), last()));
    }

    /** The members with the most messages of a month. */
    Question leaders() {
        var month = YearMonth.from(last()).minusMonths(1);
        return new Question(
                path() + "/metrics/messages/members?period=" + month + "&limit=" + TOP,
                answer -> longs(answer.path("items"), "value"),
                sql(LEADERS, month.atDay(1), month.atEndOfMonth()));
    }

    /** Events of 90 days by day and type. */
    Question counts() {
        return new Question(
                metrics("messages,reactions,threads_started"), Questions::values, sql(COUNTS, firstOfSeries(), last()));
    }

    private String path() {
        return history.community().path();
    }

    private LocalDate last() {
        return history.shape().last();
    }

    private LocalDate firstOfSeries() {
        return last().minusDays(SERIES_DAYS - 1);
    }

    private String metrics(String names) {
        return path() + "/metrics?metrics=" + names + "&granularity=DAY&from=" + firstOfSeries() + "&to=" + last();
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

    private static List<Long> steps(JsonNode answer) {
        var figures = new ArrayList<Long>();
        for (var step : answer.path("steps")) {
            figures.add(step.path("members").asLong());
            figures.add(step.path("alone").asLong());
        }
        return figures;
    }

    private static List<Long> longs(JsonNode items, String name) {
        var values = new ArrayList<Long>();
        items.forEach(item -> values.add(item.path(name).asLong()));
        return values;
    }
}
