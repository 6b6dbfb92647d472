package org.communityops.kpi.topic;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.jdbc.Analyses;
import org.communityops.kpi.period.DayRange;
import org.communityops.kpi.period.Granularity;

/** What members did in topics, counted from the facts. */
@ApplicationScoped
class TopicRepository {
    // Stored days only lead to the facts, whose times decide: while a community moves to another zone, facts are of the
    // days of
    // either. Answers count whenever they came, so messages are read to the end of the data.
    private static final String FIGURES = """
            with message as materialized (
                select number, topic, time, (time at time zone ?)::date as day
                  from fact
                 where community_id = ? and type = 'message.posted' and day >= ?::date - 2 and not retracted
            ), posted as materialized (
                select date_trunc(?, day::timestamp)::date as period, topic, number, count(*) as messages
                  from message
                 where day between ? and ?
                 group by 1, 2, 3
            ), topic as (
                select period, count(*) as topics, count(*) filter (where members > 1) as shared, sum(members) as participations
                  from (select period, topic, count(*) as members from posted where topic is not null group by 1, 2) t
                 group by period
            ), topic_poster as (
                select period, count(distinct number) as posters from posted where topic is not null group by period
            ), poster as (
                select period, count(*) as posters, sum(messages) as messages,
                       sum(messages) filter (where place <= (everybody + 9) / 10) as busiest
                  from (select period, sum(messages) as messages,
                               row_number() over (partition by period order by sum(messages) desc) as place,
                               count(*) over (partition by period) as everybody
                          from posted
                         group by period, number) p
                 group by period
            ), started as (
                select event_id, topic, number, time, (time at time zone ?)::date as day
                  from fact
                 where community_id = ? and type = 'thread.started' and day between ?::date - 2 and ?::date + 2
                   and not retracted
            ), waited as (
                select date_trunc(?, s.day::timestamp)::date as period, s.event_id,
                       extract(epoch from min(m.time) - s.time)::bigint as seconds
                  from started s
                  left join message m on m.topic = s.topic and m.number <> s.number and m.time >= s.time
                 where s.day between ? and ?
                 group by 1, s.event_id, s.time
            ), answer as (
                select period, count(*) as started, count(seconds) as answered,
                       count(*) filter (where seconds <= 86400) as within_day,
                       percentile_disc(0.5) within group (order by seconds) as median
                  from waited
                 group by period
            )
            select period, coalesce(t.topics, 0) as topics, coalesce(t.shared, 0) as shared,
                   coalesce(tp.posters, 0) as topic_posters, coalesce(t.participations, 0) as participations,
                   coalesce(a.started, 0) as started, coalesce(a.answered, 0) as answered,
                   coalesce(a.within_day, 0) as within_day, a.median, coalesce(p.posters, 0) as posters,
                   coalesce(p.messages, 0) as messages, coalesce(p.busiest, 0) as busiest
              from poster p
              left join topic t using (period)
              left join topic_poster tp using (period)
              full join answer a using (period)""";

    private final Analyses analyses;

    TopicRepository(Analyses analyses) {
        this.analyses = analyses;
    }

    /** The figures by the first day of their period; a period in which nothing happened is missing. */
    Map<LocalDate, TopicFigures> figures(Community community, Granularity granularity, DayRange range)
            throws SQLException {
        return analyses.read(connection -> {
            try (var statement = connection.prepareStatement(FIGURES)) {
                bind(statement, community, granularity, range);
                return read(statement);
            }
        });
    }

    private static void bind(PreparedStatement statement, Community community, Granularity granularity, DayRange range)
            throws SQLException {
        var zone = community.zone().getId();
        var unit = granularity.name().toLowerCase(Locale.ROOT);
        statement.setString(1, zone);
        statement.setObject(2, community.id());
        statement.setObject(3, range.from());
        statement.setString(4, unit);
        statement.setObject(5, range.from());
        statement.setObject(6, range.to());
        statement.setString(7, zone);
        statement.setObject(8, community.id());
        statement.setObject(9, range.from());
        statement.setObject(10, range.to());
        statement.setString(11, unit);
        statement.setObject(12, range.from());
        statement.setObject(13, range.to());
    }

    private static Map<LocalDate, TopicFigures> read(PreparedStatement statement) throws SQLException {
        var figures = new HashMap<LocalDate, TopicFigures>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                figures.put(rows.getObject("period", LocalDate.class), figures(rows));
            }
        }
        return figures;
    }

    private static TopicFigures figures(ResultSet row) throws SQLException {
        return new TopicFigures(
                row.getLong("topics"),
                row.getLong("shared"),
                row.getLong("topic_posters"),
                row.getLong("participations"),
                row.getLong("started"),
                row.getLong("answered"),
                row.getLong("within_day"),
                row.getObject("median", Long.class),
                row.getLong("posters"),
                row.getLong("messages"),
                row.getLong("busiest"));
    }
}
