package org.communityops.kpi.tier;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Levels of members in the database. */
@ApplicationScoped
class LevelRepository {
    // Each piece of news says where the member stands now, so what was said of later days holds no more.
    private static final String FORGET =
            "delete from member_level where community_id = ? and member_id = ? and since >= ?";
    private static final String PUT =
            "insert into member_level (community_id, member_id, since, level, title) values (?, ?, ?, ?, ?)";
    private static final String AS_OF = """
            select n.number, l.level, l.title
              from (
                  select distinct on (member_id) member_id, since, level, title
                    from member_level
                   where community_id = ? and since <= ?
                   order by member_id, since desc
              ) l
              join member_number n on n.community_id = ? and n.member_id = l.member_id
             order by l.level, l.since, l.member_id""";

    private final AgroalDataSource requests;

    LevelRepository(AgroalDataSource requests) {
        this.requests = requests;
    }

    /** A member on a level. */
    record Standing(int number, int level, String title) {}

    /** Stores news in their order. */
    void put(Connection feed, List<LevelNews> news) throws SQLException {
        try (var forget = feed.prepareStatement(FORGET);
                var put = feed.prepareStatement(PUT)) {
            for (var item : news) {
                forget.setObject(1, item.communityId());
                forget.setObject(2, item.memberId());
                forget.setObject(3, item.since());
                forget.executeUpdate();
                put.setObject(1, item.communityId());
                put.setObject(2, item.memberId());
                put.setObject(3, item.since());
                put.setInt(4, item.level());
                put.setString(5, item.title());
                put.executeUpdate();
            }
        }
    }

    /** Where members stood on a day, by level; those of a level with the latest change last. */
    List<Standing> asOf(UUID community, LocalDate day) throws SQLException {
        try (var connection = requests.getConnection();
                var query = connection.prepareStatement(AS_OF)) {
            query.setObject(1, community);
            query.setObject(2, day);
            query.setObject(3, community);
            try (var rows = query.executeQuery()) {
                var standings = new ArrayList<Standing>();
                while (rows.next()) {
                    standings.add(new Standing(rows.getInt("number"), rows.getInt("level"), rows.getString("title")));
                }
                return standings;
            }
        }
    }
}
