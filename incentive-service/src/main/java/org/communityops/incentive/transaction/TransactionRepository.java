package org.communityops.incentive.transaction;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.communityops.incentive.ledger.TransactionKind;
import org.jspecify.annotations.Nullable;

/** Reads transactions. */
@ApplicationScoped
class TransactionRepository {
    private static final String COLUMNS = """
            select t.id, t.kind, t.reason, t.actor, encode(t.fingerprint, 'hex') as fingerprint, t.event_id, t.rule_id, t.rule_version,
                   t.occasion, t.adjusts, t.reverses, t.expires_at, t.occurred_at, t.posted_at, t.idempotency_key,
                   r.id as reversed_by
              from ledger_transaction t
              left join ledger_transaction r on r.community_id = t.community_id and r.reverses = t.id
            """;
    private static final String ONE = COLUMNS + " where t.community_id = ? and t.id = ?";
    private static final String PAGE = COLUMNS + " where t.community_id = ? and t.id < ? order by t.id desc limit ?";
    // What was owed is the same member's side of the transaction as what reached the wallet.
    private static final String LINES = """
            select e.transaction_id, e.currency, k.kind, a.owner, sum(e.amount)
              from entry e join account a on a.community_id = e.community_id and a.id = e.account_id
              cross join lateral (select case when a.kind = 'RECOVERABLE' then 'MEMBER' else a.kind end as kind) k
             where e.community_id = ? and e.transaction_id = any (?)
             group by e.transaction_id, e.currency, k.kind, a.owner
             order by e.transaction_id, min(e.line)
            """;

    private final AgroalDataSource database;

    TransactionRepository(AgroalDataSource database) {
        this.database = database;
    }

    private record Lines(String currency, List<TransactionView.Line> lines) {}

    Optional<StoredTransaction> find(UUID communityId, UUID id) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(ONE)) {
            query.setObject(1, communityId);
            query.setObject(2, id);
            return transactions(connection, communityId, query).stream().findFirst();
        }
    }

    /** Newest first. */
    List<StoredTransaction> page(UUID communityId, UUID before, int limit) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(PAGE)) {
            query.setObject(1, communityId);
            query.setObject(2, before);
            query.setInt(3, limit);
            return transactions(connection, communityId, query);
        }
    }

    private static List<StoredTransaction> transactions(
            Connection connection, UUID communityId, PreparedStatement query) throws SQLException {
        var found = new LinkedHashMap<UUID, TransactionView>();
        var rest = new HashMap<UUID, @Nullable String[]>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                var view = view(row);
                found.put(view.id(), view);
                rest.put(view.id(), new @Nullable String[] {
                    row.getString("fingerprint"),
                    row.getString("occasion"),
                    row.getString("idempotency_key"),
                    row.getString("actor")
                });
            }
        }
        var lines = lines(connection, communityId, found.keySet().toArray());
        return found.values().stream()
                .map(view -> {
                    var more = rest.getOrDefault(view.id(), new @Nullable String[4]);
                    var own = lines.getOrDefault(view.id(), new Lines("", List.of()));
                    return new StoredTransaction(
                            complete(view, own), communityId, String.valueOf(more[2]), more[0], more[3], more[1]);
                })
                .toList();
    }

    private static TransactionView view(ResultSet row) throws SQLException {
        return new TransactionView(
                row.getObject("id", UUID.class),
                TransactionKind.valueOf(row.getString("kind")),
                "",
                List.of(),
                row.getString("reason"),
                row.getObject("event_id", UUID.class),
                row.getObject("rule_id", UUID.class),
                row.getObject("rule_version", Integer.class),
                row.getObject("adjusts", UUID.class),
                row.getObject("reverses", UUID.class),
                row.getObject("reversed_by", UUID.class),
                instant(row.getObject("expires_at", OffsetDateTime.class)),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getObject("posted_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static TransactionView complete(TransactionView bare, Lines lines) {
        return new TransactionView(
                bare.id(),
                bare.kind(),
                lines.currency(),
                lines.lines(),
                bare.reason(),
                bare.eventId(),
                bare.ruleId(),
                bare.ruleVersion(),
                bare.adjusts(),
                bare.reverses(),
                bare.reversedBy(),
                bare.expiresAt(),
                bare.occurredAt(),
                bare.postedAt());
    }

    private static Map<UUID, Lines> lines(Connection connection, UUID communityId, Object[] transactions)
            throws SQLException {
        try (var query = connection.prepareStatement(LINES)) {
            query.setObject(1, communityId);
            query.setArray(2, connection.createArrayOf("uuid", transactions));
            var lines = new HashMap<UUID, Lines>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var currency = row.getString(2);
                    var account = row.getString(3).toLowerCase(java.util.Locale.ROOT) + ":" + row.getString(4);
                    lines.computeIfAbsent(row.getObject(1, UUID.class), id -> new Lines(currency, new ArrayList<>()))
                            .lines()
                            .add(new TransactionView.Line(account, row.getLong(5)));
                }
            }
            return lines;
        }
    }
}
