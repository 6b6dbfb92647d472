package org.communityops.incentive.screening;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.communityops.incentive.fairplay.Act;

/** What members did, slice by slice. */
@ApplicationScoped
class ActivityRepository {
    private static final int FETCHED = 2_000;
    private static final String MEMBERS =
            "select member_id from member where community_id = ? and member_id > ? order by member_id limit ?";
    private static final String ACTIVITY = """
            select f.member_id, f.event_id, f.time,
                   exists (select from earning e
                            where e.community_id = f.community_id and e.member_id = f.member_id and e.day = f.day
                              and e.event_id = f.event_id and e.amount > 0) as paid,
                   coalesce(f.data ->> 'platform', split_part(f.source, ':', 1)) as platform, f.subject,
                   case when f.type = 'reaction.added' then f.data ->> 'targetAuthor' end as target
              from fact f
             where f.community_id = ? and f.member_id = any (?) and f.day between ? and ? and not f.retracted
             order by f.member_id, f.time, f.source_id, f.source
            """;

    /** The next members of a community by id. */
    List<UUID> members(Connection connection, UUID communityId, UUID after, int limit) throws SQLException {
        try (var query = connection.prepareStatement(MEMBERS)) {
            query.setObject(1, communityId);
            query.setObject(2, after);
            query.setInt(3, limit);
            var members = new ArrayList<UUID>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    members.add(row.getObject(1, UUID.class));
                }
            }
            return members;
        }
    }

    /**
     * Everything that stands of what these members did in the period: member by member, each in the order of time.
     *
     * @param connection in a transaction, or all rows would be in memory at once
     */
    void read(
            Connection connection,
            UUID communityId,
            Screening screening,
            Collection<UUID> members,
            Consumer<Activity> reader)
            throws SQLException {
        try (var query = connection.prepareStatement(ACTIVITY)) {
            query.setFetchSize(FETCHED);
            query.setObject(1, communityId);
            query.setArray(2, connection.createArrayOf("uuid", members.toArray()));
            query.setObject(3, screening.from());
            query.setObject(4, screening.to());
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    reader.accept(new Activity(
                            row.getObject("member_id", UUID.class),
                            new Act(
                                    row.getObject("event_id", UUID.class),
                                    row.getObject("time", OffsetDateTime.class).toInstant(),
                                    row.getBoolean("paid")),
                            row.getString("platform"),
                            row.getString("subject"),
                            row.getString("target")));
                }
            }
        }
    }
}
