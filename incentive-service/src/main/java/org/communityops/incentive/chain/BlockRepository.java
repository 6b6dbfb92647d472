package org.communityops.incentive.chain;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Blocks in the database, and what they have to hold. */
@ApplicationScoped
class BlockRepository {
    private static final String COLUMNS = """
            select community_id, number, after_ordinal, last_ordinal, transactions, digests, previous_hash, hash, sealed_at
              from ledger_block
            """;
    private static final String ONE = COLUMNS + " where community_id = ? and number = ?";
    private static final String PAGE = """
            select number, transactions, previous_hash, hash, sealed_at from ledger_block
             where community_id = ? and number < ? order by number desc limit ?
            """;
    private static final String DIGESTS = "select id, digest from ledger_digests(?, ?, ?) order by ordinal";
    private static final String TAIL = """
            select count(*) filter (where ordinal > ?) as unsealed, count(*) filter (where ordinal <= ?) as unchained
              from ledger_transaction where community_id = ? and ordinal > ?
            """;
    private static final String FLOOR = "select floor from ledger_floor";
    private static final String SEAL = "select ledger_seal(?, ?)";

    int seal(Connection connection, Instant now, long atMost) throws SQLException {
        try (var call = connection.prepareStatement(SEAL)) {
            call.setObject(1, now.atOffset(ZoneOffset.UTC));
            call.setLong(2, atMost);
            try (var row = call.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    Optional<Block> find(Connection connection, UUID communityId, long number) throws SQLException {
        try (var query = connection.prepareStatement(ONE)) {
            query.setObject(1, communityId);
            query.setLong(2, number);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(block(row)) : Optional.empty();
            }
        }
    }

    /** Latest first. */
    List<BlockView> page(Connection connection, UUID communityId, long before, int limit) throws SQLException {
        try (var query = connection.prepareStatement(PAGE)) {
            query.setObject(1, communityId);
            query.setLong(2, before);
            query.setInt(3, limit);
            var blocks = new ArrayList<BlockView>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    blocks.add(BlockView.of(
                            row.getLong("number"),
                            row.getInt("transactions"),
                            row.getBytes("previous_hash"),
                            row.getBytes("hash"),
                            row.getObject("sealed_at", OffsetDateTime.class).toInstant()));
                }
            }
            return blocks;
        }
    }

    /** The digests of the transactions above one ordinal and up to another as they are now, in order. */
    Map<UUID, ByteBuffer> digests(Connection connection, UUID communityId, long after, long last) throws SQLException {
        try (var query = connection.prepareStatement(DIGESTS)) {
            query.setObject(1, communityId);
            query.setLong(2, after);
            query.setLong(3, last);
            var digests = new LinkedHashMap<UUID, ByteBuffer>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    digests.put(row.getObject("id", UUID.class), ByteBuffer.wrap(row.getBytes("digest")));
                }
            }
            return digests;
        }
    }

    long floor(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(FLOOR);
                var row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    Chain.Tail tail(Connection connection, UUID communityId, long last, long floor) throws SQLException {
        try (var query = connection.prepareStatement(TAIL)) {
            query.setLong(1, floor);
            query.setLong(2, floor);
            query.setObject(3, communityId);
            query.setLong(4, last);
            try (var row = query.executeQuery()) {
                row.next();
                return new Chain.Tail(row.getLong("unsealed"), row.getLong("unchained"));
            }
        }
    }

    private static Block block(ResultSet row) throws SQLException {
        return new Block(
                row.getObject("community_id", UUID.class),
                row.getLong("number"),
                row.getLong("after_ordinal"),
                row.getLong("last_ordinal"),
                row.getInt("transactions"),
                row.getBytes("digests"),
                row.getBytes("previous_hash"),
                row.getBytes("hash"),
                row.getObject("sealed_at", OffsetDateTime.class).toInstant());
    }
}
