package org.communityops.kpi.memberscore;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.communityops.kpi.fact.Worth;
import org.communityops.kpi.period.Granularity;
import org.communityops.kpi.period.Period;
import org.communityops.kpi.scoring.Band;
import org.communityops.kpi.scoring.Rfm;
import org.communityops.kpi.scoring.Scoring;
import org.jspecify.annotations.Nullable;

/** Scores in the database, of weeks that are done. */
@ApplicationScoped
class ScoreRepository {
    private static final int DAYS_TO_SUNDAY = 6;
    private static final int SHARE_DECIMALS = 6;
    private static final String SCORES = """
            select m.member_id, g.members as total, g.payers, g.currency, s.*
              from member_score s
              join member_scoring g on g.community_id = s.community_id and g.week = s.week and g.version = s.version
              join member_number m on m.community_id = s.community_id and m.number = s.number
            """;
    private static final String OF_WEEK = SCORES + """
             where s.community_id = ? and s.week = ? and s.version = ? and s.number > ?
               and s.band = coalesce(?, s.band) and s.churn_risk >= ?
             order by s.number
             limit ?""";
    private static final String OF_MEMBER = SCORES + """
             where s.community_id = ? and m.member_id = ? and s.version = ? and s.week < ? and g.state = 'DONE'
             order by s.week desc
             limit ?""";
    private static final String IS_KNOWN = "select from member_number where community_id = ? and member_id = ?";
    private static final String LEADERS = """
            select l.*, m.member_id
              from (
                  select number, reach, responders, replies_drawn, reactions_drawn,
                         rank() over (order by responders desc, replies_drawn + reactions_drawn desc) as rank,
                         count(*) over (partition by responders, replies_drawn + reactions_drawn) - 1 as tied
                    from member_score
                   where community_id = ? and week = ? and version = ? and responders > 0
              ) l
              join member_number m on m.community_id = ? and m.number = l.number
             order by l.rank, m.member_id
             limit ?""";
    private static final String MOVES = """
            with now as (
                select number, band from member_score where community_id = ? and week = ? and version = ?
            ), before as (
                select number, band from member_score where community_id = ? and week = ? and version = ?
            )
            select b.band as before, n.band as now, count(*) as members
              from now n full join before b on b.number = n.number
             group by b.band, n.band""";

    private final AgroalDataSource requests;

    ScoreRepository(AgroalDataSource requests) {
        this.requests = requests;
    }

    /** The scores of a week, by member number. */
    List<NumberedScore> ofWeek(Scoring scoring, @Nullable Band band, int leastRisk, int after, int limit)
            throws SQLException {
        try (var connection = requests.getConnection();
                var query = connection.prepareStatement(OF_WEEK)) {
            query.setObject(1, scoring.communityId());
            query.setObject(2, scoring.monday());
            query.setInt(3, scoring.version());
            query.setInt(4, after);
            query.setString(5, band == null ? null : band.name());
            query.setInt(6, leastRisk);
            query.setInt(7, limit);
            return scores(query);
        }
    }

    /** The scores of a member, latest first. */
    List<NumberedScore> ofMember(UUID community, UUID member, LocalDate before, int limit) throws SQLException {
        try (var connection = requests.getConnection();
                var query = connection.prepareStatement(OF_MEMBER)) {
            query.setObject(1, community);
            query.setObject(2, member);
            query.setInt(3, Scoring.VERSION);
            query.setObject(4, before);
            query.setInt(5, limit);
            return scores(query);
        }
    }

    boolean isKnown(UUID community, UUID member) throws SQLException {
        try (var connection = requests.getConnection();
                var query = connection.prepareStatement(IS_KNOWN)) {
            query.setObject(1, community);
            query.setObject(2, member);
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Best first. */
    List<OpinionLeaders.Leader> leaders(Scoring scoring, int network, int limit) throws SQLException {
        try (var connection = requests.getConnection();
                var query = connection.prepareStatement(LEADERS)) {
            query.setObject(1, scoring.communityId());
            query.setObject(2, scoring.monday());
            query.setInt(3, scoring.version());
            query.setObject(4, scoring.communityId());
            query.setInt(5, limit);
            try (var rows = query.executeQuery()) {
                var leaders = new ArrayList<OpinionLeaders.Leader>();
                while (rows.next()) {
                    leaders.add(new OpinionLeaders.Leader(
                            rows.getInt("rank"),
                            rows.getInt("tied"),
                            rows.getObject("member_id", UUID.class),
                            rows.getInt("reach"),
                            rows.getInt("responders"),
                            rows.getInt("replies_drawn"),
                            rows.getInt("reactions_drawn"),
                            share(rows.getInt("responders"), network)));
                }
                return leaders;
            }
        }
    }

    /** From which band of an earlier week to which one of the scoring's, in the order of the bands. */
    List<ValuePyramid.Movement> moves(Scoring scoring, LocalDate earlier) throws SQLException {
        try (var connection = requests.getConnection();
                var query = connection.prepareStatement(MOVES)) {
            for (var side = 0; side < 2; side++) {
                query.setObject(3 * side + 1, scoring.communityId());
                query.setObject(3 * side + 2, side == 0 ? scoring.monday() : earlier);
                query.setInt(3 * side + 3, scoring.version());
            }
            try (var rows = query.executeQuery()) {
                var moves = new ArrayList<ValuePyramid.Movement>();
                while (rows.next()) {
                    moves.add(new ValuePyramid.Movement(
                            band(rows.getString("before")), band(rows.getString("now")), rows.getLong("members")));
                }
                moves.sort(ValuePyramid.Movement.ORDER);
                return moves;
            }
        }
    }

    private static double share(int members, int network) {
        return BigDecimal.valueOf(members)
                .divide(BigDecimal.valueOf(network), SHARE_DECIMALS, RoundingMode.HALF_UP)
                .doubleValue();
    }

    private static @Nullable Band band(@Nullable String name) {
        return name == null ? null : Band.valueOf(name);
    }

    private static List<NumberedScore> scores(PreparedStatement query) throws SQLException {
        try (var rows = query.executeQuery()) {
            var scores = new ArrayList<NumberedScore>();
            while (rows.next()) {
                scores.add(new NumberedScore(rows.getInt("number"), score(rows)));
            }
            return scores;
        }
    }

    private static MemberScore score(ResultSet row) throws SQLException {
        var monday = row.getObject("week", LocalDate.class);
        var love = row.getInt("love");
        var reach = row.getInt("reach");
        return new MemberScore(
                row.getObject("member_id", UUID.class),
                new Period(Granularity.WEEK, monday).toString(),
                row.getInt("version"),
                new Rfm(row.getInt("recency"), row.getInt("frequency"), row.getObject("monetary", Integer.class)),
                love,
                reach,
                Influence.of(love, reach),
                Band.valueOf(row.getString("band")),
                row.getInt("churn_risk"),
                reasons(row, monday.plusDays(DAYS_TO_SUNDAY)));
    }

    private static Reasons reasons(ResultSet row, LocalDate cutOff) throws SQLException {
        var lastActive = row.getObject("last_active", LocalDate.class);
        var purchases = purchases(row.getArray("currencies"), row.getArray("amounts"));
        var total = row.getInt("total");
        return new Reasons(
                cutOff,
                lastActive,
                new Reasons.Fifth((int) ChronoUnit.DAYS.between(lastActive, cutOff), row.getInt("more_recent"), total),
                new Reasons.Fifth(row.getInt("active_days"), row.getInt("more_active"), total),
                spent(row, purchases),
                purchases,
                new Reasons.Percentile(row.getInt("active_weeks"), row.getInt("weeks_at_most"), total),
                new Reasons.Percentile(row.getInt("interactions"), row.getInt("interactions_at_most"), total),
                new Reasons.Percentile(row.getInt("responders"), row.getInt("responders_at_most"), total),
                row.getInt("replies_drawn"),
                row.getInt("reactions_drawn"),
                new Reasons.UsualGap(row.getInt("gap_days"), row.getInt("gaps")),
                row.getInt("recent_days"),
                row.getInt("earlier_days"));
    }

    private static List<Reasons.Money> purchases(Array currencies, Array amounts) throws SQLException {
        var codes = (String[]) currencies.getArray();
        var values = (Long[]) amounts.getArray();
        var purchases = new ArrayList<Reasons.Money>();
        for (var i = 0; i < codes.length; i++) {
            purchases.add(new Reasons.Money(codes[i], BigDecimal.valueOf(values[i], Worth.MONEY_DECIMALS)));
        }
        return purchases;
    }

    private static Reasons.@Nullable Spent spent(ResultSet row, List<Reasons.Money> purchases) throws SQLException {
        var better = row.getObject("more_spent", Integer.class);
        if (better == null) {
            return null;
        }
        var currency = row.getString("currency");
        var payers = row.getInt("payers");
        return purchases.stream()
                .filter(money -> money.currency().equals(currency))
                .map(money -> new Reasons.Spent(currency, money.amount(), better, payers))
                .findFirst()
                .orElseThrow();
    }
}
