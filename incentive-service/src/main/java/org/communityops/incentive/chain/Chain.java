package org.communityops.incentive.chain;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.communityops.kit.problem.ProblemException;

/** Reads the chain of a community. */
@ApplicationScoped
public class Chain {
    private final AgroalDataSource database;
    private final BlockRepository repository;

    Chain(AgroalDataSource database, BlockRepository repository) {
        this.database = database;
        this.repository = repository;
    }

    /**
     * What no block holds.
     *
     * @param unsealed transactions that were posted a moment ago and wait to be sealed
     * @param unchained transactions that are older than what is sealed, so a block of theirs is missing
     */
    public record Tail(long unsealed, long unchained) {}

    /** A block with what it holds. */
    public Optional<Block> block(Connection connection, UUID communityId, long number) throws SQLException {
        return repository.find(connection, communityId, number);
    }

    /** The digests that the transactions of a block have now, in order. */
    public Map<UUID, ByteBuffer> presentDigests(Connection connection, Block block) throws SQLException {
        return repository.digests(connection, block.communityId(), block.after(), block.last());
    }

    /** The ordinal up to which everything is sealed now. */
    public long floor(Connection connection) throws SQLException {
        return repository.floor(connection);
    }

    /**
     * What stands above the last block.
     *
     * @param last the ordinal with which the last block ends; 0 when there is none
     * @param floor as it was before the blocks were read, since more may have been sealed meanwhile
     */
    public Tail tail(Connection connection, UUID communityId, long last, long floor) throws SQLException {
        return repository.tail(connection, communityId, last, floor);
    }

    /** Latest first. */
    List<BlockView> page(UUID communityId, long before, int limit) throws SQLException {
        try (var connection = database.getConnection()) {
            return repository.page(connection, communityId, before, limit);
        }
    }

    BlockView get(UUID communityId, long number) throws SQLException {
        try (var connection = database.getConnection()) {
            return repository
                    .find(connection, communityId, number)
                    .map(b -> BlockView.of(b.number(), b.transactions(), b.previousHash(), b.hash(), b.sealedAt()))
                    .orElseThrow(() -> ProblemException.notFound("block", number));
        }
    }
}
