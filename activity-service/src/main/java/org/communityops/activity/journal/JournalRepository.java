package org.communityops.activity.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.communityops.activity.envelope.Fingerprint;

/** The statements that write the journal: one for a whole batch, on the connection of the caller's transaction. */
@ApplicationScoped
class JournalRepository {
    /** The rows come in key order and leave it, because a sub-select is looked up row by row where a join is free to sort. */
    private static final String INSERT = """
            insert into event (community_id, id, source, source_id, type, subject, time, member_id, data, attributes,
                               content_hash, checksum, recorded_at)
            select n.community_id, n.id, n.source, n.source_id, n.type, n.subject,
                   timestamptz 'epoch' + n.micros * interval '1 microsecond',
                   coalesce((select i.member_id from identity i
                              where i.community_id = n.community_id and i.platform = n.platform
                                and i.external_id = n.subject), n.member_id),
                   n.data, n.attributes, n.content_hash, n.checksum, ?
              from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[],
                          ?::bigint[], ?::jsonb[], ?::jsonb[], ?::bytea[], ?::bigint[])
                   as n (community_id, id, source, source_id, type, subject, platform, member_id, micros, data,
                         attributes, content_hash, checksum)
            on conflict do nothing
            returning id
            """;

    private static final String KEPT = """
            select e.community_id, e.source, e.source_id, e.id, e.content_hash
              from unnest(?::uuid[], ?::text[], ?::text[]) as k (community_id, source, source_id)
              join event e on e.community_id = k.community_id and e.source = k.source and e.source_id = k.source_id
            """;

    private static final String CONTENT =
            "select type, subject, time, data, attributes from event where community_id = ? and id = ?";

    private static final String RETRACT = """
            insert into retraction (community_id, source, source_id, event_id)
            select * from unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[])
            on conflict do nothing
            """;

    /** Writes the drafts whose identity is free and tells their ids. */
    Set<UUID> insert(Connection connection, List<Draft> sorted, Instant recordedAt) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            var columns = new Columns<>(connection, sorted);
            insert.setObject(1, recordedAt.atOffset(ZoneOffset.UTC));
            insert.setArray(2, columns.of("uuid", d -> d.key().communityId(), UUID[]::new));
            insert.setArray(3, columns.of("uuid", Draft::id, UUID[]::new));
            insert.setArray(4, columns.of("text", d -> d.envelope().source(), String[]::new));
            insert.setArray(5, columns.of("text", d -> d.envelope().id(), String[]::new));
            insert.setArray(6, columns.of("text", d -> d.envelope().type(), String[]::new));
            insert.setArray(7, columns.of("text", d -> d.envelope().subject(), String[]::new));
            insert.setArray(8, columns.of("text", d -> d.envelope().platform(), String[]::new));
            insert.setArray(9, columns.of("uuid", Draft::derivedMember, UUID[]::new));
            insert.setArray(10, columns.of("bigint", d -> micros(d.time()), Long[]::new));
            insert.setArray(11, columns.of("text", d -> d.envelope().dataJson(), String[]::new));
            insert.setArray(12, columns.of("text", d -> d.envelope().attributesJson(), String[]::new));
            insert.setArray(
                    13, columns.of("bytea", d -> d.envelope().fingerprint().bytes(), byte[][]::new));
            insert.setArray(
                    14, columns.of("bigint", d -> d.envelope().fingerprint().checksum(), Long[]::new));
            var ids = new HashSet<UUID>();
            try (var row = insert.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
            return ids;
        }
    }

    /** What the journal holds under these identities. */
    Map<EventKey, Kept> kept(Connection connection, List<EventKey> keys) throws SQLException {
        try (var query = connection.prepareStatement(KEPT)) {
            var columns = new Columns<>(connection, keys);
            query.setArray(1, columns.of("uuid", EventKey::communityId, UUID[]::new));
            query.setArray(2, columns.of("text", EventKey::source, String[]::new));
            query.setArray(3, columns.of("text", EventKey::sourceId, String[]::new));
            var kept = new HashMap<EventKey, Kept>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var key = new EventKey(row.getObject(1, UUID.class), row.getString(2), row.getString(3));
                    kept.put(key, new Kept(row.getObject(4, UUID.class), Fingerprint.of(row.getBytes(5))));
                }
            }
            return kept;
        }
    }

    /** The content of a recorded event. */
    Content content(Connection connection, UUID communityId, UUID id) throws SQLException {
        try (var query = connection.prepareStatement(CONTENT)) {
            query.setObject(1, communityId);
            query.setObject(2, id);
            try (var row = query.executeQuery()) {
                row.next();
                return content(row);
            }
        }
    }

    /** Marks what is taken back; the first retraction of a target wins. */
    void retract(Connection connection, List<Retraction> retractions) throws SQLException {
        try (var insert = connection.prepareStatement(RETRACT)) {
            var sorted = new Columns<>(
                    connection,
                    retractions.stream()
                            .sorted((a, b) -> a.target().compareTo(b.target()))
                            .toList());
            insert.setArray(1, sorted.of("uuid", r -> r.target().communityId(), UUID[]::new));
            insert.setArray(2, sorted.of("text", r -> r.target().source(), String[]::new));
            insert.setArray(3, sorted.of("text", r -> r.target().sourceId(), String[]::new));
            insert.setArray(4, sorted.of("uuid", Retraction::eventId, UUID[]::new));
            insert.executeUpdate();
        }
    }

    private static Content content(ResultSet row) throws SQLException {
        return Content.of(
                row.getString("type"),
                row.getString("subject"),
                row.getObject("time", OffsetDateTime.class).toInstant(),
                row.getString("data"),
                row.getString("attributes"));
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
