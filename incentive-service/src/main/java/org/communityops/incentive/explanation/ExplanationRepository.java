package org.communityops.incentive.explanation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.communityops.incentive.ledger.TransactionKind;
import org.jspecify.annotations.Nullable;

/** Reads what entries are about. */
@ApplicationScoped
class ExplanationRepository {
    private static final String ENTRY = """
            select e.transaction_id, e.currency, e.amount, e.occurred_at, t.kind, t.reason, t.event_id, t.rule_id,
                   t.rule_version, t.occasion, a.kind as account_kind, a.owner,
                   coalesce((
                       select sum(o.amount)
                         from entry o join account r on r.community_id = o.community_id and r.id = o.account_id
                        where o.community_id = e.community_id and o.transaction_id = e.transaction_id
                          and r.kind = 'RECOVERABLE' and r.owner = a.owner), 0) as recovered
              from entry e
              join ledger_transaction t on t.community_id = e.community_id and t.id = e.transaction_id
              join account a on a.community_id = e.community_id and a.id = e.account_id
             where e.community_id = ? and e.id = ?
            """;
    private static final String POSTINGS = """
            with own as (
                select t.id from ledger_transaction t where t.community_id = ? and t.idempotency_key = any (?)
            ), told as (
                select own.id from own
                union all
                select r.id from own join ledger_transaction r on r.community_id = ? and r.reverses = own.id
            )
            select t.id, t.kind, t.reason, t.posted_at, sum(e.amount)
              from told
              join ledger_transaction t on t.community_id = ? and t.id = told.id
              join entry e on e.community_id = t.community_id and e.transaction_id = t.id
              join account a on a.community_id = e.community_id and a.id = e.account_id
             where a.kind in ('MEMBER', 'RECOVERABLE', 'PENDING')
             group by t.id, t.kind, t.reason, t.posted_at
             order by t.posted_at, t.id
            """;

    /** An entry together with its transaction. */
    record ExplainedEntry(
            UUID transactionId,
            String currency,
            long amount,
            Instant occurredAt,
            TransactionKind kind,
            String reason,
            @Nullable UUID eventId,
            @Nullable UUID ruleId,
            @Nullable Integer ruleVersion,
            @Nullable String occasion,
            boolean ofMember,
            String owner,
            long recovered) {}

    Optional<ExplainedEntry> entry(Connection connection, UUID communityId, UUID entryId) throws SQLException {
        try (var query = connection.prepareStatement(ENTRY)) {
            query.setObject(1, communityId);
            query.setObject(2, entryId);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                var accountKind = row.getString("account_kind");
                return Optional.of(new ExplainedEntry(
                        row.getObject("transaction_id", UUID.class),
                        row.getString("currency"),
                        row.getLong("amount"),
                        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                        TransactionKind.valueOf(row.getString("kind")),
                        row.getString("reason"),
                        row.getObject("event_id", UUID.class),
                        row.getObject("rule_id", UUID.class),
                        row.getObject("rule_version", Integer.class),
                        row.getString("occasion"),
                        accountKind.equals("MEMBER"),
                        row.getString("owner"),
                        accountKind.equals("MEMBER") ? row.getLong("recovered") : 0));
            }
        }
    }

    /** The postings with these keys and what reversed them, oldest first. */
    List<PostingView> postings(Connection connection, UUID communityId, Collection<String> keys) throws SQLException {
        try (var query = connection.prepareStatement(POSTINGS)) {
            var array = connection.createArrayOf("text", keys.toArray());
            query.setObject(1, communityId);
            query.setArray(2, array);
            query.setObject(3, communityId);
            query.setObject(4, communityId);
            var postings = new ArrayList<PostingView>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    postings.add(new PostingView(
                            row.getObject(1, UUID.class),
                            TransactionKind.valueOf(row.getString(2)),
                            row.getLong(5),
                            row.getString(3),
                            row.getObject(4, OffsetDateTime.class).toInstant()));
                }
            }
            return postings;
        }
    }
}
