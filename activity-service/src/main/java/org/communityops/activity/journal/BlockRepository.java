package org.communityops.activity.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.feed.FeedRow;
import org.communityops.kit.ids.Ids;

/** Reads the events for which rows of the feed stand: those in the block of ids that the row begins. */
@ApplicationScoped
class BlockRepository {
    // The limit, which no block reaches, has each block looked up by itself: as a plain join the planner, who cannot
    // know how
    // narrow the ranges are, may compare every block with every event of the community.
    private static final String EVENTS = """
            select b.number, e.community_id, e.id, e.source, e.source_id, e.type, e.subject, e.time, e.member_id,
                   e.data, e.attributes, e.checksum, e.recorded_at, e.data ->> 'platform' as platform,
                   r.event_id as retracted_by
              from unnest(?::uuid[], ?::uuid[], ?::uuid[]) with ordinality as b (community_id, first, last, number)
             cross join lateral (
                   select * from event x
                    where x.community_id = b.community_id and x.id between b.first and b.last
                    order by x.id limit ?) e
              left join retraction r on r.community_id = e.community_id and r.source = e.source
                                    and r.source_id = e.source_id
             order by b.number, e.id
            """;

    /** The events of each row, in the order of recording. */
    List<List<JournalEvent>> events(Connection connection, List<FeedRow> rows) throws SQLException {
        var events = new ArrayList<List<JournalEvent>>(rows.size());
        rows.forEach(r -> events.add(new ArrayList<>(r.size())));
        try (var query = connection.prepareStatement(EVENTS)) {
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", rows.stream().map(FeedRow::communityId).toArray()));
            query.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", rows.stream().map(FeedRow::id).toArray()));
            query.setArray(
                    3,
                    connection.createArrayOf(
                            "uuid", rows.stream().map(r -> Ids.blockEnd(r.id())).toArray()));
            query.setInt(4, Ids.BLOCK_LIMIT);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    events.get(row.getInt("number") - 1).add(event(row));
                }
            }
        }
        return events;
    }

    private static JournalEvent event(ResultSet row) throws SQLException {
        return new JournalEvent(
                row.getObject("community_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getString("source"),
                row.getString("source_id"),
                row.getString("type"),
                row.getString("subject"),
                row.getObject("time", OffsetDateTime.class).toInstant(),
                row.getObject("member_id", UUID.class),
                row.getString("data"),
                row.getString("attributes"),
                row.getLong("checksum"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("platform"),
                row.getObject("retracted_by", UUID.class));
    }
}
