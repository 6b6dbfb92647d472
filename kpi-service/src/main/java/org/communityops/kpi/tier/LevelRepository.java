package org.communityops.kpi.tier;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.communityops.kpi.jdbc.ColumnArrays;

/** Levels of members in the database. */
@ApplicationScoped
class LevelRepository {
    // Each piece of news says where the member stands now, so what was said of later days holds no more.
    private static final String FORGET = """
            delete from member_level l
             using unnest(?::uuid[], ?::uuid[], ?::date[]) n (community_id, member_id, since)
             where l.community_id = n.community_id and l.member_id = n.member_id and l.since >= n.since""";
    private static final String PUT = """
            with news as (
                select *
                  from unnest(?::uuid[], ?::uuid[], ?::date[], ?::int[], ?::text[]) with ordinality
                       n (community_id, member_id, since, level, title, place)
            )
            insert into member_level (community_id, member_id, since, level, title)
            select community_id, member_id, since, level, title
              from news n
             where not exists (
                 select from news later
                  where later.community_id = n.community_id and later.member_id = n.member_id and later.place > n.place
                    and later.since <= n.since)""";
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
            ColumnArrays.bind(forget, news)
                    .column("uuid", LevelNews::communityId)
                    .column("uuid", LevelNews::memberId)
                    .column("date", LevelNews::since);
            forget.executeUpdate();
            ColumnArrays.bind(put, news)
                    .column("uuid", LevelNews::communityId)
                    .column("uuid", LevelNews::memberId)
                    .column("date", LevelNews::since)
                    .column("int4", LevelNews::level)
                    .column("text", LevelNews::title);
            put.executeUpdate();
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
