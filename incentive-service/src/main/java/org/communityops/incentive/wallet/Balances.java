package org.communityops.incentive.wallet;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What members can spend, for features that ask before they take. */
@ApplicationScoped
public class Balances {
    private final WalletRepository repository;

    Balances(WalletRepository repository) {
        this.repository = repository;
    }

    /** What a member can spend now, by currency. Only the ledger decides whether it is still there when it is taken. */
    public Map<String, Long> of(Connection connection, UUID communityId, UUID memberId) throws SQLException {
        return repository.wallets(connection, communityId, memberId).stream()
                .collect(Collectors.toMap(WalletView::currency, WalletView::balance));
    }
}
