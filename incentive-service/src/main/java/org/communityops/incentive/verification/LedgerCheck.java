package org.communityops.incentive.verification;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.chain.Block;
import org.communityops.incentive.chain.Chain;
import org.communityops.incentive.verification.LedgerFault.Kind;
import org.communityops.incentive.verification.Verification.Anchor;
import org.communityops.incentive.verification.Verification.Result;
import org.jspecify.annotations.Nullable;

/** Recomputes the ledger of a community, block by block, and compares its wallets with their last entries. */
@ApplicationScoped
class LedgerCheck {
    /** More faults than this help nobody. */
    private static final int REPORTED = 100;

    private final AgroalDataSource database;
    private final Chain chain;
    private final VerificationRepository repository;

    LedgerCheck(@DataSource("feed") AgroalDataSource database, Chain chain, VerificationRepository repository) {
        this.database = database;
        this.chain = chain;
        this.repository = repository;
    }

    /** Hears how many transactions have been recomputed. */
    interface Progress {
        void at(long transactions) throws SQLException;
    }

    /** What was found, and among how many transactions. */
    record Outcome(long transactions, Result result) {}

    /** Each block is a snapshot of its own: what is sealed does not change, so a long check holds nobody up. */
    Outcome check(UUID communityId, @Nullable Anchor anchor, Progress progress) throws SQLException {
        try (var connection = database.getConnection()) {
            var faults = new ArrayList<LedgerFault>();
            var floor = chain.floor(connection);
            var transactions = 0L;
            Block last = null;
            for (var number = 1L; ; number++) {
                var block = chain.block(connection, communityId, number);
                if (block.isEmpty()) {
                    break;
                }
                faults.addAll(BlockCheck.faults(block.get(), last, chain.presentDigests(connection, block.get())));
                transactions += block.get().transactions();
                progress.at(transactions);
                last = block.get();
            }
            faults.addAll(anchorFaults(connection, communityId, anchor));
            var tail = chain.tail(connection, communityId, last == null ? 0 : last.last(), floor);
            if (tail.unchained() > 0) {
                faults.add(LedgerFault.unchained());
            }
            repository.wrongWallets(connection, communityId, REPORTED).stream()
                    .map(LedgerFault::ofWallet)
                    .forEach(faults::add);
            var reported = faults.stream().limit(REPORTED).toList();
            return new Outcome(transactions, new Result(faults.isEmpty(), tail.unsealed(), reported));
        }
    }

    private List<LedgerFault> anchorFaults(Connection connection, UUID communityId, @Nullable Anchor anchor)
            throws SQLException {
        if (anchor == null) {
            return List.of();
        }
        var hash = chain.block(connection, communityId, anchor.block())
                .map(block -> HexFormat.of().formatHex(block.hash()));
        return hash.filter(anchor.hash()::equals).isPresent()
                ? List.of()
                : List.of(LedgerFault.ofBlock(Kind.ANCHOR, anchor.block()));
    }
}
