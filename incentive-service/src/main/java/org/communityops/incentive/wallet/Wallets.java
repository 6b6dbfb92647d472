package org.communityops.incentive.wallet;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.expiry.Expiry;
import org.communityops.incentive.pending.Awards;
import org.communityops.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** What members have, and how it came about. */
@ApplicationScoped
class Wallets {
    private final AgroalDataSource database;
    private final Communities communities;
    private final WalletRepository repository;
    private final Awards awards;
    private final Expiry expiry;

    Wallets(
            AgroalDataSource database,
            Communities communities,
            WalletRepository repository,
            Awards awards,
            Expiry expiry) {
        this.database = database;
        this.communities = communities;
        this.repository = repository;
        this.awards = awards;
        this.expiry = expiry;
    }

    /**
     * @param at as of when; now when null
     */
    WalletsView of(UUID communityId, UUID memberId, @Nullable Instant at) throws SQLException {
        awards.settle(communityId, memberId);
        expiry.settle(communityId, memberId);
        try (var connection = database.getConnection()) {
            requireMember(connection, communityId, memberId);
            return new WalletsView(
                    at == null
                            ? repository.wallets(connection, communityId, memberId)
                            : repository.walletsAt(connection, communityId, memberId, at));
        }
    }

    /** Entries with a number below {@code before}, newest first. */
    List<NumberedEntry> statement(UUID communityId, UUID memberId, EntryFilter filter, long before, int limit)
            throws SQLException {
        awards.settle(communityId, memberId);
        expiry.settle(communityId, memberId);
        try (var connection = database.getConnection()) {
            requireMember(connection, communityId, memberId);
            return repository.statement(connection, communityId, memberId, filter, before, limit);
        }
    }

    private void requireMember(Connection connection, UUID communityId, UUID memberId) throws SQLException {
        if (!communities.isMember(connection, communityId, memberId)) {
            throw ProblemException.notFound("member", memberId);
        }
    }
}
