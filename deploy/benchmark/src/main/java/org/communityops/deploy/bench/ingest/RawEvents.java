package org.communityops.deploy.bench.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.communityops.kit.ids.Ids;

/**
 * Events as rows of activity-service's event table, put together before the clock starts: the raw side pays for nothing but
 * the database.
 */
final class RawEvents {
    /** A whole batch by one statement. */
    static final String INSERT_BATCH = """
            insert into event (community_id, id, source, source_id, type, subject, time, member_id, data, attributes,
                               content_hash, checksum, recorded_at)
            select ?, n.id, n.source, n.source_id, n.type, n.subject,
                   timestamptz 'epoch' + n.micros * interval '1 microsecond', n.member_id, n.data, null,
                   n.content_hash, n.checksum, now()
              from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::uuid[], ?::jsonb[],
                          ?::bytea[], ?::bigint[])
                   as n (id, source, source_id, type, subject, micros, member_id, data, content_hash, checksum)
            on conflict do nothing
            """;

    /** A single row. */
    static final String INSERT_ONE = """
            insert into event (community_id, id, source, source_id, type, subject, time, member_id, data, attributes,
                               content_hash, checksum, recorded_at)
            values (?, ?, ?, ?, ?, ?, timestamptz 'epoch' + ? * interval '1 microsecond', ?, ?::jsonb, null, ?, ?, now())
            on conflict do nothing
            """;

    private final UUID community;
    private final UUID[] ids;
    private final String[] sources;
    private final String[] sourceIds;
    private final String[] types;
    private final String[] subjects;
    private final Long[] micros;
    private final UUID[] members;
    private final String[] data;
    private final byte[][] hashes;
    private final Long[] checksums;

    RawEvents(UUID community, List<SampleEvent> events) {
        this.community = community;
        ids = Ids.block(events.size()).toArray(UUID[]::new); // in key order, as the service makes them
        sources = column(events, event -> SampleEvent.SOURCE, String[]::new);
        sourceIds = column(events, SampleEvent::sourceId, String[]::new);
        types = column(events, SampleEvent::type, String[]::new);
        subjects = column(events, SampleEvent::subject, String[]::new);
        micros = column(events, event -> ChronoUnit.MICROS.between(Instant.EPOCH, event.time()), Long[]::new);
        members = column(events, event -> event.memberId(community), UUID[]::new);
        data = column(events, SampleEvent::data, String[]::new);
        hashes = column(events, event -> hash(event.json()), byte[][]::new);
        checksums = new Long[hashes.length];
        for (var i = 0; i < hashes.length; i++) {
            checksums[i] = ByteBuffer.wrap(hashes[i]).getLong();
        }
    }

    /** Inserts all of them; returns how many were new. */
    int insertBatch(PreparedStatement statement) throws SQLException {
        var connection = statement.getConnection();
        statement.setObject(1, community);
        statement.setArray(2, connection.createArrayOf("uuid", ids));
        statement.setArray(3, connection.createArrayOf("text", sources));
        statement.setArray(4, connection.createArrayOf("text", sourceIds));
        statement.setArray(5, connection.createArrayOf("text", types));
        statement.setArray(6, connection.createArrayOf("text", subjects));
        statement.setArray(7, connection.createArrayOf("bigint", micros));
        statement.setArray(8, connection.createArrayOf("uuid", members));
        statement.setArray(9, connection.createArrayOf("text", data));
        statement.setArray(10, connection.createArrayOf("bytea", hashes));
        statement.setArray(11, connection.createArrayOf("bigint", checksums));
        return statement.executeUpdate();
    }

    /** Inserts one of them; returns how many were new. */
    int insertOne(PreparedStatement statement, int number) throws SQLException {
        statement.setObject(1, community);
        statement.setObject(2, ids[number]);
        statement.setString(3, sources[number]);
        statement.setString(4, sourceIds[number]);
        statement.setString(5, types[number]);
        statement.setString(6, subjects[number]);
        statement.setLong(7, micros[number]);
        statement.setObject(8, members[number]);
        statement.setString(9, data[number]);
        statement.setBytes(10, hashes[number]);
        statement.setLong(11, checksums[number]);
        return statement.executeUpdate();
    }

    private static <T> T[] column(List<SampleEvent> events, Function<SampleEvent, T> value, IntFunction<T[]> array) {
        return events.stream().map(value).toArray(array);
    }

    private static byte[] hash(String json) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
