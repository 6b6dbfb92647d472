package org.communityops.incentive.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.communityops.incentive.sql.Columns;
import org.communityops.kit.ids.Ids;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's one door: hands a batch of postings to the database function that checks and writes them. Nothing else in
 * this service can write to the ledger, the roles that it runs under have no right to.
 */
@ApplicationScoped
public class Ledger {
    private static final String POST = """
            select * from ledger_post(
                ?, ?::timestamptz,
                ?::uuid[], ?::text[], ?::text[], ?::text[],
                ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::uuid[], ?::int[],
                ?::text[], ?::uuid[], ?::uuid[], ?::timestamptz[], ?::timestamptz[], ?::date[],
                ?::uuid[], ?::int[], ?::uuid[], ?::int[], ?::bigint[], ?::text[])
            """;

    /** An account with its community and currency. */
    private record AccountKey(UUID communityId, Account account, String currency) {}

    private record BatchLine(int transaction, UUID id, int account, long amount, String currency) {}

    /** What belongs to one call: accounts and lines by their position in it, from 1. */
    private static final class Batch {
        private final LinkedHashMap<AccountKey, Integer> accounts = new LinkedHashMap<>();
        private final List<BatchLine> lines = new ArrayList<>();
    }

    /**
     * Posts a batch in the transaction of the connection; those that cannot be posted leave no trace.
     *
     * @param postings in the order in which they count, with distinct keys
     * @param mayOwe whether taking more than a wallet holds is remembered as owed instead of being refused
     * @param now the time of posting, in microseconds
     * @return an outcome for each posting, in order
     */
    public List<Posted> post(Connection connection, List<Posting> postings, boolean mayOwe, Instant now)
            throws SQLException {
        if (postings.isEmpty()) {
            return List.of();
        }
        var batch = batch(postings);
        try (var call = connection.prepareStatement(POST)) {
            call.setBoolean(1, mayOwe);
            call.setString(2, now.toString());
            bindAccounts(call, batch);
            bindTransactions(call, postings);
            bindLines(call, batch);
            return outcomes(call, postings, List.copyOf(batch.accounts.keySet()));
        }
    }

    private static Batch batch(List<Posting> postings) {
        var batch = new Batch();
        var ids = ids(postings.stream().mapToInt(p -> p.lines().size()).sum());
        for (var t = 0; t < postings.size(); t++) {
            var posting = postings.get(t);
            for (var line : posting.lines()) {
                var key = new AccountKey(posting.communityId(), line.account(), posting.currency());
                var account = batch.accounts.computeIfAbsent(key, k -> batch.accounts.size() + 1);
                var id = ids.get(batch.lines.size());
                batch.lines.add(new BatchLine(t + 1, id, account, line.amount(), posting.currency()));
            }
        }
        return batch;
    }

    private static List<UUID> ids(int count) {
        return count <= Ids.BLOCK_LIMIT
                ? Ids.block(count)
                : Stream.generate(Ids::next).limit(count).toList();
    }

    private static void bindAccounts(PreparedStatement call, Batch batch) throws SQLException {
        new Columns<>(call, batch.accounts.keySet(), 3)
                .add("uuid", AccountKey::communityId)
                .add("text", key -> key.account().kind().name())
                .add("text", key -> key.account().owner())
                .add("text", AccountKey::currency);
    }

    private static void bindTransactions(PreparedStatement call, List<Posting> postings) throws SQLException {
        new Columns<>(call, postings, 7)
                .add("uuid", Posting::communityId)
                .add("uuid", Posting::id)
                .add("text", posting -> posting.kind().name())
                .add("text", Posting::reason)
                .add("text", Posting::idempotencyKey)
                .add("text", Posting::fingerprint)
                .add("text", Posting::actor)
                .add("uuid", cause(RuleCause::eventId))
                .add("uuid", cause(RuleCause::ruleId))
                .add("int", cause(RuleCause::ruleVersion))
                .add("text", cause(RuleCause::occasion))
                .add("uuid", cause(RuleCause::adjusts))
                .add("uuid", Posting::reverses)
                .add("timestamptz", Posting::occurredAt)
                .add("timestamptz", Posting::expiresAt)
                .add("date", Ledger::earnedOn)
                .add("uuid", Posting::restores);
    }

    private static @Nullable LocalDate earnedOn(Posting posting) {
        var end = posting.end();
        return end == null ? null : end.earnedOn();
    }

    private static Function<Posting, @Nullable Object> cause(Function<RuleCause, @Nullable Object> field) {
        return posting -> {
            var cause = posting.cause();
            return cause == null ? null : field.apply(cause);
        };
    }

    private static void bindLines(PreparedStatement call, Batch batch) throws SQLException {
        new Columns<>(call, batch.lines, 24)
                .add("int", BatchLine::transaction)
                .add("uuid", BatchLine::id)
                .add("int", BatchLine::account)
                .add("bigint", BatchLine::amount)
                .add("text", BatchLine::currency);
    }

    private static List<Posted> outcomes(PreparedStatement call, List<Posting> postings, List<AccountKey> accounts)
            throws SQLException {
        var outcomes = new ArrayList<>(postings.stream().map(Posted::of).toList());
        try (var row = call.executeQuery()) {
            while (row.next()) {
                var position = row.getInt("transaction") - 1;
                var verdict = Verdict.valueOf(row.getString("verdict"));
                var posting = postings.get(position);
                if (verdict == Verdict.POSTED) {
                    var account = accounts.get(row.getInt("account") - 1).account();
                    var movement = new Posted.Movement(account, row.getLong("amount"), row.getLong("balance"));
                    outcomes.get(position).movements().add(movement);
                } else {
                    var holder = row.getObject("id", UUID.class);
                    outcomes.set(
                            position, new Posted(posting, verdict, holder == null ? posting.id() : holder, List.of()));
                }
            }
        }
        return outcomes;
    }
}
