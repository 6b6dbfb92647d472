package org.communityops.kpi.scoring;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.communityops.kpi.jdbc.NamedSql;

/** What members did up to the end of a week, counted from facts. */
@ApplicationScoped
class InputRepository {
    /** Facts of some days of the zone; the stored day may be of another one, which is two days apart at most. */
    private static final String DAYS = """
            and not f.retracted and f.day between :cutOff::date - (%1$s + 1) and :cutOff::date + 2
            and (f.time at time zone :zone)::date > :cutOff::date - %1$s
            and (f.time at time zone :zone)::date <= :cutOff::date
            """;

    private static final String EVER = """
            and not f.retracted and f.day <= :cutOff::date + 2 and (f.time at time zone :zone)::date <= :cutOff::date
            """;
    private static final String PORTION = " and f.number > :after and f.number <= :upTo\n";
    private static final String ANSWERS = """
            answer as (
                select f.number as responder, f.type, r.about
                  from fact f
                  join event_reference r on r.community_id = f.community_id and r.event_id = f.event_id
                 where f.community_id = :community and r.community_id = :community
                   and f.type in ('message.posted', 'reaction.added') and r.about is not null
            """ + DAYS.formatted("90") + ")";
    private static final String ANSWERED = """
              from fact f
              join event_reference r on r.community_id = f.community_id and r.event_id = f.event_id
              join answer a on a.about = r.name and a.responder <> f.number
             where f.community_id = :community and r.community_id = :community
               and f.type in ('message.posted', 'thread.started', 'content.published')
            """ + DAYS.formatted("90");

    private static final NamedSql COUNT = new NamedSql("""
            insert into score_input
            with did as (
                select f.number, (f.time at time zone :zone)::date as day, count(*) as events
                  from fact f
                 where f.community_id = :community and f.type in ('message.posted', 'reaction.added')
            """ + EVER + PORTION + """
                 group by 1, 2
            ), active as (
                select number, max(day) as last_active,
                       count(*) filter (where day > :cutOff::date - 90) as active_days,
                       count(*) filter (where day > :cutOff::date - 28) as recent_days,
                       count(*) filter (where day > :cutOff::date - 56 and day <= :cutOff::date - 28) as earlier_days,
                       count(distinct (:cutOff::date - day) / 7) filter (where day > :cutOff::date - 56) as active_weeks,
                       coalesce(sum(events) filter (where day > :cutOff::date - 56), 0) as interactions,
                       coalesce(max(day) filter (where day > :cutOff::date - 180)
                                - min(day) filter (where day > :cutOff::date - 180), 0) as gap_days,
                       greatest(count(*) filter (where day > :cutOff::date - 180) - 1, 0) as gaps
                  from did
                 group by number
            ), paid as (
                select f.number, f.currency,
                       sum(case f.type when 'purchase.completed' then f.amount else -f.amount end)::bigint as amount
                  from fact f
                 where f.community_id = :community and f.type in ('purchase.completed', 'purchase.refunded')
                   and f.currency is not null
            """ + DAYS.formatted("365") + PORTION
            + """
                 group by f.number, f.currency
            ), spent as (
                select number, array_agg(currency order by currency) as currencies,
                       array_agg(amount order by currency) as amounts
                  from paid
                 group by number
            ), latest as (
                select distinct on (f.number) f.number, f.type
                  from fact f
                 where f.community_id = :community and f.type in ('member.joined', 'member.left')
            """ + EVER + PORTION + """
                 order by f.number, f.time desc, f.event_id desc
            ),
            """ + ANSWERS + """
            , drawn as (
                select f.number, count(distinct a.responder) as responders,
                       count(*) filter (where a.type = 'message.posted') as replies,
                       count(*) filter (where a.type = 'reaction.added') as reactions
            """ + ANSWERED + PORTION + """
                 group by f.number
            )
            select :community::uuid, :week::date, :version::int, a.number, a.last_active, a.active_days, a.recent_days,
                   a.earlier_days, a.active_weeks, a.interactions, a.gap_days, a.gaps,
                   coalesce(s.currencies, '{}'), coalesce(s.amounts, '{}'),
                   coalesce(d.responders, 0), coalesce(d.replies, 0), coalesce(d.reactions, 0)
              from active a
              left join spent s on s.number = a.number
              left join drawn d on d.number = a.number
              left join latest l on l.number = a.number
             where l.type is distinct from 'member.left'""");
    private static final NamedSql SUMMARISE = new NamedSql("with " + ANSWERS + """
            , spender as (
                select s.currency, count(*) as members
                  from score_input i cross join unnest(i.currencies, i.amounts) s (currency, amount)
                 where i.community_id = :community and i.week = :week and i.version = :version and s.amount > 0
                 group by s.currency
                 order by members desc, s.currency
                 limit 1
            )
            select (select count(*) from score_input
                     where community_id = :community and week = :week and version = :version) as members,
                   (select members from spender) as payers, (select currency from spender) as currency,
                   (select count(distinct a.responder)
            """ + ANSWERED + ") as responders");
    private static final NamedSql CLEAR = new NamedSql(
            "delete from score_input where community_id = :community and week = :week and version = :version");

    /** Counts the inputs of members by their numbers. */
    void count(Connection feed, Scoring scoring, int after, int upTo) throws SQLException {
        var values = values(scoring);
        values.put("after", after);
        values.put("upTo", upTo);
        try (var insert = COUNT.prepare(feed, values)) {
            insert.executeUpdate();
        }
    }

    /** What holds for all members, once their inputs are counted. */
    Scoring.Summary summarise(Connection feed, Scoring scoring) throws SQLException {
        try (var query = SUMMARISE.prepare(feed, values(scoring));
                var row = query.executeQuery()) {
            row.next();
            return new Scoring.Summary(
                    row.getInt("members"), row.getInt("payers"), row.getString("currency"), row.getInt("responders"));
        }
    }

    /** Throws the inputs away; the scores hold them. */
    void clear(Connection feed, Scoring scoring) throws SQLException {
        try (var delete = CLEAR.prepare(feed, values(scoring))) {
            delete.executeUpdate();
        }
    }

    private static Map<String, Object> values(Scoring scoring) {
        var values = new HashMap<String, Object>();
        values.put("community", scoring.communityId());
        values.put("week", scoring.monday());
        values.put("version", scoring.version());
        values.put("cutOff", scoring.cutOff());
        values.put("zone", scoring.zone().getId());
        return values;
    }
}
