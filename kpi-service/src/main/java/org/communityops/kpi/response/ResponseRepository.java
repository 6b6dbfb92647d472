package org.communityops.kpi.response;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.jdbc.Analyses;
import org.communityops.kpi.period.DayRange;
import org.communityops.kpi.response.ResponseView.Responder;
import org.communityops.kpi.response.ResponseView.Times;
import org.jspecify.annotations.Nullable;

/** First responses in the database. */
@ApplicationScoped
class ResponseRepository {
    /** How many responders are told. */
    private static final int MOST = 100;

    // Days only narrow what is read, two more on each side: while a community moves they are of one zone or another.
    private static final String FIRST = """
            with asked as materialized (
                select event_id, number, time, channel, topic
                  from fact
                 where community_id = ? and type = any (?) and day between ?::date - 2 and ?::date + 2
                   and time >= ? and time < ? and topic is not null and not retracted
            ), said as materialized (
                select event_id, number, time, channel, topic
                  from fact
                 where community_id = ? and type = 'message.posted' and day between ?::date - 2 and ?::date + 3 + ?
                   and topic in (select topic from asked) and not retracted
            ), first as (
                select distinct on (a.event_id) a.event_id, s.number, extract(epoch from s.time - a.time)::float8 as seconds
                  from asked a
                  join said s on s.topic = a.topic and s.channel is not distinct from a.channel and s.number <> a.number
                   and s.time >= a.time and s.time < a.time + make_interval(hours => 24 * ?)
                 order by a.event_id, s.time, s.event_id
            ), times as (
                select number, count(*) as responses, count(*) filter (where seconds <= 3600) as within_hour,
                       count(*) filter (where seconds <= 86400) as within_day, avg(seconds) as mean,
                       percentile_cont(0.5) within group (order by seconds) as median,
                       percentile_cont(0.9) within group (order by seconds) as p90
                  from first
                 group by grouping sets ((), (number))
            )
            select t.number, m.member_id, t.responses, t.within_hour, t.within_day, t.mean, t.median, t.p90,
                   (select count(*) from asked) as asks
              from times t
              left join member_number m on m.community_id = ? and m.number = t.number
             order by t.number is not null, t.responses desc, m.member_id
             limit ?""";

    private final Analyses analyses;

    ResponseRepository(Analyses analyses) {
        this.analyses = analyses;
    }

    /** What was asked, and all first responses to it. */
    record Found(long asks, Times total, List<Responder> responders) {}

    /** The first responses to what was asked on some days. */
    Found first(Community community, Asked asked, DayRange days, int windowDays) throws SQLException {
        return analyses.read(connection -> {
            try (var statement = connection.prepareStatement(FIRST)) {
                bind(statement, community, asked, days, windowDays);
                return found(statement);
            }
        });
    }

    private static void bind(
            PreparedStatement statement, Community community, Asked asked, DayRange days, int windowDays)
            throws SQLException {
        var begin = days.from().atStartOfDay(community.zone()).toInstant();
        var end = days.to().plusDays(1).atStartOfDay(community.zone()).toInstant();
        statement.setObject(1, community.id());
        statement.setArray(
                2, statement.getConnection().createArrayOf("text", asked.types().toArray()));
        statement.setObject(3, days.from());
        statement.setObject(4, days.to());
        statement.setObject(5, begin.atOffset(ZoneOffset.UTC));
        statement.setObject(6, end.atOffset(ZoneOffset.UTC));
        statement.setObject(7, community.id());
        statement.setObject(8, days.from());
        statement.setObject(9, days.to());
        statement.setInt(10, windowDays);
        statement.setInt(11, windowDays);
        statement.setObject(12, community.id());
        statement.setInt(13, MOST + 1);
    }

    private static Found found(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            rows.next();
            var asks = rows.getLong("asks");
            var total = times(rows);
            var responders = new ArrayList<Responder>();
            while (rows.next()) {
                responders.add(new Responder(rows.getObject("member_id", UUID.class), times(rows)));
            }
            return new Found(asks, total, responders);
        }
    }

    private static Times times(ResultSet row) throws SQLException {
        return new Times(
                row.getLong("responses"),
                row.getLong("within_hour"),
                row.getLong("within_day"),
                seconds(row, "mean"),
                seconds(row, "median"),
                seconds(row, "p90"));
    }

    /** To the millisecond. */
    private static @Nullable Double seconds(ResultSet row, String column) throws SQLException {
        var seconds = row.getObject(column, Double.class);
        return seconds == null ? null : Math.rint(seconds * 1_000) / 1_000;
    }
}
