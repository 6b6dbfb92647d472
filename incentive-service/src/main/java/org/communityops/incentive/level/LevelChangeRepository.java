package org.communityops.incentive.level;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.sql.Columns;
import org.communityops.kit.ids.Ids;
import org.jspecify.annotations.Nullable;

/** The levels that members came to, one after the other. */
@ApplicationScoped
class LevelChangeRepository {
    private static final String ADD = """
            insert into level_change (
                community_id, id, ladder_id, member_id, reason, previous, level, title, title_zh, since, changed_at)
            select c.*, ?
              from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::int[], ?::int[], ?::text[], ?::text[],
                          ?::date[]) c
            """;
    private static final String PAGE = """
            select c.id, d.key, c.reason, c.previous, c.level, c.title, c.title_zh, c.since, c.changed_at
              from level_change c join ladder d on d.community_id = c.community_id and d.id = c.ladder_id
             where c.community_id = ? and c.member_id = ? and c.id < ? and (?::text is null or d.key = ?)
             order by c.id desc limit ?
            """;

    private final AgroalDataSource database;

    LevelChangeRepository(AgroalDataSource database) {
        this.database = database;
    }

    void add(Connection connection, List<LevelChange> changes, Instant now) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(ADD)) {
            insert.setObject(1, now.atOffset(ZoneOffset.UTC));
            new Columns<>(insert, changes, 2)
                    .add("uuid", change -> change.ladder().communityId())
                    .add("uuid", change -> Ids.next())
                    .add("uuid", change -> change.ladder().id())
                    .add("uuid", LevelChange::memberId)
                    .add("text", LevelChange::reason)
                    .add("int", LevelChange::previous)
                    .add("int", LevelChange::level)
                    .add("text", change -> change.step().title())
                    .add("text", change -> change.step().titleZh())
                    .add("date", LevelChange::since);
            insert.executeUpdate();
        }
    }

    /** Newest first. */
    List<LevelChangeView> page(UUID communityId, UUID memberId, @Nullable String ladder, UUID before, int limit)
            throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(PAGE)) {
            query.setObject(1, communityId);
            query.setObject(2, memberId);
            query.setObject(3, before);
            query.setString(4, ladder);
            query.setString(5, ladder);
            query.setInt(6, limit);
            var changes = new ArrayList<LevelChangeView>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    changes.add(new LevelChangeView(
                            row.getObject("id", UUID.class),
                            row.getString("key"),
                            LevelChange.Reason.valueOf(row.getString("reason")),
                            row.getInt("previous"),
                            row.getInt("level"),
                            row.getString("title"),
                            row.getString("title_zh"),
                            row.getObject("since", LocalDate.class),
                            row.getObject("changed_at", OffsetDateTime.class).toInstant()));
                }
            }
            return changes;
        }
    }
}
