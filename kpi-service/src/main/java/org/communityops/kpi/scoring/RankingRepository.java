package org.communityops.kpi.scoring;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.communityops.kpi.jdbc.NamedSql;

/**
 * Places members among each other and writes their scores.
 *
 * <p>The formulas stand in {@code docs/member-scores.md}. All of them are of whole numbers, so that the same inputs give the
 * same score everywhere: x / y rounded half up is (2x + y) / 2y, rounded down.
 */
@ApplicationScoped
class RankingRepository {
    private static final NamedSql WRITE = new NamedSql("""
            insert into member_score
            with input as (
                select i.*, i.amounts[array_position(i.currencies, :currency::text)] as spent
                  from score_input i
                 where i.community_id = :community and i.week = :week and i.version = :version
            ), placed as (
                select i.*, count(*) over () as total, count(*) filter (where spent > 0) over () as payers,
                       rank() over (order by last_active desc) - 1 as more_recent,
                       rank() over (order by active_days desc) - 1 as more_active,
                       case when spent > 0 then rank() over (partition by spent > 0 order by spent desc) - 1 end as more_spent,
                       count(*) over (order by active_weeks) as weeks_at_most,
                       count(*) over (order by interactions) as interactions_at_most,
                       count(*) over (order by responders) as responders_at_most
                  from input i
            ), percentile as (
                select p.*,
                       case when active_weeks > 0 then (200 * weeks_at_most + total) / (2 * total) else 0 end as weeks_percentile,
                       case when interactions > 0
                            then (200 * interactions_at_most + total) / (2 * total) else 0 end as interactions_percentile,
                       case when responders > 0 then (200 * responders_at_most + total) / (2 * total) else 0 end as reach,
                       :cutOff::date - last_active as silent_days,
                       -- the usual gap as a fraction, a week at least
                       case when gap_days < 7 * gaps or gaps = 0 then 7 else gap_days end as usual_days,
                       case when gap_days < 7 * gaps or gaps = 0 then 1 else gaps end as usual_gaps
                  from placed p
                 where number > :after and number <= :upTo
            ), scored as (
                select p.*, (weeks_percentile + interactions_percentile + 1) / 2 as love,
                       least(100, greatest(0,
                           (200 * (silent_days * usual_gaps - usual_days) + 3 * usual_days) / (6 * usual_days))) as silence,
                       case when recent_days < earlier_days
                            then (100 * (earlier_days - recent_days) + earlier_days) / (2 * earlier_days)
                            else 0 end as decline
                  from percentile p
            )
            select community_id, week, version, number, 5 - 5 * more_recent / total, 5 - 5 * more_active / total,
                   5 - 5 * more_spent / payers, love, reach,
                   case when silent_days >= 60 then 'LOST'
                        when silent_days >= 28 then 'DORMANT'
                        when active_weeks >= 6 and (love * reach + 50) / 100 >= 25 then 'CORE'
                        when active_weeks >= 4 then 'ACTIVE'
                        else 'ORDINARY' end,
                   silence + decline - silence * decline / 100, last_active, more_recent, active_days, more_active,
                   currencies, amounts, more_spent, active_weeks, weeks_at_most, interactions, interactions_at_most,
                   responders, responders_at_most, replies_drawn, reactions_drawn, gap_days, gaps, recent_days, earlier_days
              from scored""");
    private static final NamedSql CHANGED = new NamedSql("""
            select m.member_id, s.recency, s.frequency, s.monetary, s.love, s.reach, s.band, s.churn_risk
              from member_score s
              join member_number m on m.community_id = s.community_id and m.number = s.number
              left join member_score b
                on b.community_id = s.community_id and b.week = s.week - 7 and b.version = s.version and b.number = s.number
             where s.community_id = :community and s.week = :week and s.version = :version
               and s.number > :after and s.number <= :upTo
               and (b.number is null
                    or (b.recency, b.frequency, b.monetary, b.love, b.reach, b.band, b.churn_risk)
                       is distinct from (s.recency, s.frequency, s.monetary, s.love, s.reach, s.band, s.churn_risk))
             order by s.number""");

    /** Writes the scores of members by their numbers. */
    void write(Connection feed, Scoring scoring, int after, int upTo) throws SQLException {
        var values = values(scoring, after, upTo);
        var currency = Objects.requireNonNull(scoring.summary()).currency();
        values.put("currency", currency == null ? "" : currency);
        values.put("cutOff", scoring.cutOff());
        try (var insert = WRITE.prepare(feed, values)) {
            insert.executeUpdate();
        }
    }

    /** The scores of these members that are not what they were a week before, or that had none then. */
    List<MemberScored> changed(Connection feed, Scoring scoring, int after, int upTo) throws SQLException {
        try (var query = CHANGED.prepare(feed, values(scoring, after, upTo));
                var rows = query.executeQuery()) {
            var changed = new ArrayList<MemberScored>();
            while (rows.next()) {
                changed.add(scored(scoring, rows));
            }
            return changed;
        }
    }

    private static MemberScored scored(Scoring scoring, ResultSet row) throws SQLException {
        return new MemberScored(
                row.getObject("member_id", UUID.class),
                scoring.week().toString(),
                scoring.version(),
                new Rfm(row.getInt("recency"), row.getInt("frequency"), row.getObject("monetary", Integer.class)),
                row.getInt("love"),
                row.getInt("reach"),
                Band.valueOf(row.getString("band")),
                row.getInt("churn_risk"));
    }

    private static Map<String, Object> values(Scoring scoring, int after, int upTo) {
        var values = new HashMap<String, Object>();
        values.put("community", scoring.communityId());
        values.put("week", scoring.monday());
        values.put("version", scoring.version());
        values.put("after", after);
        values.put("upTo", upTo);
        return values;
    }
}
