package org.communityops.incentive.exposure;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.sql.Columns;

/** Exposures in the database. */
@ApplicationScoped
class ExposureRepository {
    /** In the order of the key, so that two batches cannot wait for each other. */
    private static final String ADD = """
            insert into experiment_exposure (community_id, experiment_id, member_id, variant, exposed_at)
            select ?, ?, m.member_id, m.variant, m.exposed_at
              from unnest(?::uuid[], ?::text[], ?::timestamptz[]) m(member_id, variant, exposed_at)
             order by m.member_id
            on conflict do nothing
            returning member_id
            """;

    private static final String FIND = """
            select member_id, variant, exposed_at from experiment_exposure
             where community_id = ? and experiment_id = ? and member_id = any (?)
            """;
    private static final String COUNT = """
            select variant, count(*) from experiment_exposure where community_id = ? and experiment_id = ? group by variant
            """;

    /** Adds those of members who have none yet, and says who they are. */
    Set<UUID> add(Connection connection, UUID communityId, UUID experimentId, Collection<Exposure> exposures)
            throws SQLException {
        try (var insert = connection.prepareStatement(ADD)) {
            insert.setObject(1, communityId);
            insert.setObject(2, experimentId);
            new Columns<>(insert, exposures, 3)
                    .add("uuid", Exposure::memberId)
                    .add("text", Exposure::variant)
                    .add("timestamptz", Exposure::exposedAt);
            var added = new HashSet<UUID>();
            try (var row = insert.executeQuery()) {
                while (row.next()) {
                    added.add(row.getObject(1, UUID.class));
                }
            }
            return added;
        }
    }

    /** The exposures of these members, as far as there are any. */
    Map<UUID, Exposure> find(Connection connection, UUID communityId, UUID experimentId, Collection<UUID> members)
            throws SQLException {
        try (var query = connection.prepareStatement(FIND)) {
            query.setObject(1, communityId);
            query.setObject(2, experimentId);
            query.setArray(3, connection.createArrayOf("uuid", members.toArray()));
            var exposures = new HashMap<UUID, Exposure>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var memberId = row.getObject(1, UUID.class);
                    var exposedAt = row.getObject(3, OffsetDateTime.class).toInstant();

                    exposures.put(memberId, new Exposure(memberId, row.getString(2), exposedAt));
                }
            }
            return exposures;
        }
    }

    /** How many members each variant has been shown to; those of nobody are left out. */
    Map<String, Long> count(Connection connection, UUID communityId, UUID experimentId) throws SQLException {
        try (var query = connection.prepareStatement(COUNT)) {
            query.setObject(1, communityId);
            query.setObject(2, experimentId);
            var counts = new HashMap<String, Long>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    counts.put(row.getString(1), row.getLong(2));
                }
            }
            return counts;
        }
    }
}
