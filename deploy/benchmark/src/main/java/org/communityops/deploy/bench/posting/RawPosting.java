package org.communityops.deploy.bench.posting;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.deploy.bench.measure.Outcome;
import org.communityops.deploy.bench.raw.RawClients;
import org.communityops.kit.ids.Ids;

/** The ways to post transfers by SQL alone: each one statement, committed by itself. */
record RawPosting(Books books) {
    /** Transfers in a transaction of {@link #together}. */
    static final int TOGETHER = 100;

    private static final long AMOUNT = 5;

    /** Posts many transfers: the transactions, the wallets each once, entries with their running balance. */
    private static final String MANY = """
            with l as (
                select * from unnest(?::uuid[], ?::text[], ?::uuid[], ?::uuid[], ?::uuid[])
                       with ordinality as l (transaction, key, entry, counter_entry, account, position)
            ), posted as (
                insert into bench.ledger_transaction (
                    community_id, id, kind, reason, idempotency_key, occurred_at, posted_at)
                select ?, transaction, 'GRANT', 'bench', key, now(), now() from l
            ), moved as (
                update bench.wallet w set balance = w.balance + s.amount, entries = w.entries + s.entries
                  from (select account, count(*) * ?::bigint as amount, count(*) as entries from l group by account) s
                 where w.community_id = ? and w.account_id = s.account
                returning w.account_id, w.balance, w.entries
            ), numbered as (
                select l.*, row_number() over (partition by account order by position desc) - 1 as later from l
            )
            insert into bench.entry (
                community_id, id, transaction_id, line, account_id, currency, amount, balance, number, occurred_at, posted_at)
            select ?, n.entry, n.transaction, 2, n.account, 'points', ?::bigint, m.balance - n.later * ?::bigint,
                   m.entries - n.later, now(), now()
              from numbered n join moved m on m.account_id = n.account
            union all
            select ?, l.counter_entry, l.transaction, 1, ?, 'points', - ?::bigint, null, null, now(), now() from l
            """;

    /** Posts one transfer without balances. */
    private static final String APPEND = """
            with posted as (
                insert into bench.ledger_transaction (
                    community_id, id, kind, reason, idempotency_key, occurred_at, posted_at)
                values (?, ?, 'GRANT', 'bench', ?, now(), now())
                returning community_id, id
            )
            insert into bench.entry (
                community_id, id, transaction_id, line, account_id, currency, amount, balance, number, occurred_at, posted_at)
            select p.community_id, e.id, p.id, e.line, e.account, 'points', e.amount, null, null, now(), now()
              from posted p, (values (?::uuid, 1, ?::uuid, - ?::bigint), (?::uuid, 2, ?::uuid, ?::bigint))
                             as e (id, line, account, amount)
            """;

    /** Posts one transfer and keeps the balances of both sides, the issuer's too. */
    private static final String UPDATE = """
            with posted as (
                insert into bench.ledger_transaction (
                    community_id, id, kind, reason, idempotency_key, occurred_at, posted_at)
                values (?, ?, 'GRANT', 'bench', ?, now(), now())
                returning community_id, id
            ), moved as (
                update bench.wallet w set balance = w.balance + ?::bigint, entries = w.entries + 1
                 where w.community_id = ? and w.account_id = any (array[?::uuid, ?::uuid])
                returning w.account_id, w.balance, w.entries
            )
            insert into bench.entry (
                community_id, id, transaction_id, line, account_id, currency, amount, balance, number, occurred_at, posted_at)
            select p.community_id, case when m.account_id = ?::uuid then ?::uuid else ?::uuid end, p.id,
                   case when m.account_id = ?::uuid then 1 else 2 end, m.account_id, 'points',
                   case when m.account_id = ?::uuid then - ?::bigint else ?::bigint end, m.balance, m.entries, now(), now()
              from posted p, moved m
            """;

    /** Posts transfers, a hundred in a transaction. */
    Outcome together(RawClients clients, int transfers) throws SQLException, InterruptedException {
        return clients.run(MANY, transfers / TOGETHER, this::many);
    }

    /** Posts transfers one by one, only adding rows. */
    Outcome appending(RawClients clients, int transfers) throws SQLException, InterruptedException {
        return clients.run(APPEND, transfers, this::append);
    }

    /** Posts transfers one by one, each updating the issuer's row. */
    Outcome updating(RawClients clients, int transfers) throws SQLException, InterruptedException {
        return clients.run(UPDATE, transfers, this::update);
    }

    private int many(PreparedStatement statement, int number) throws SQLException {
        var transactions = Ids.block(TOGETHER).toArray(UUID[]::new);
        var keys = new String[TOGETHER];
        var accounts = new UUID[TOGETHER];
        for (var i = 0; i < TOGETHER; i++) {
            keys[i] = transactions[i].toString();
            accounts[i] = books.wallet(number + i * Posting.BATCH_CLIENTS); // stays with this client's wallets
        }
        var connection = statement.getConnection();
        statement.setArray(1, connection.createArrayOf("uuid", transactions));
        statement.setArray(2, connection.createArrayOf("text", keys));
        statement.setArray(
                3, connection.createArrayOf("uuid", Ids.block(TOGETHER).toArray()));
        statement.setArray(
                4, connection.createArrayOf("uuid", Ids.block(TOGETHER).toArray()));
        statement.setArray(5, connection.createArrayOf("uuid", accounts));
        statement.setObject(6, books.community());
        statement.setLong(7, AMOUNT);
        statement.setObject(8, books.community());
        statement.setObject(9, books.community());
        statement.setLong(10, AMOUNT);
        statement.setLong(11, AMOUNT);
        statement.setObject(12, books.community());
        statement.setObject(13, books.issuer());
        statement.setLong(14, AMOUNT);
        return statement.executeUpdate() / 2;
    }

    private int append(PreparedStatement statement, int number) throws SQLException {
        var transaction = Ids.next();
        statement.setObject(1, books.community());
        statement.setObject(2, transaction);
        statement.setString(3, transaction.toString());
        statement.setObject(4, Ids.next());
        statement.setObject(5, books.issuer());
        statement.setLong(6, AMOUNT);
        statement.setObject(7, Ids.next());
        statement.setObject(8, books.wallet(number));
        statement.setLong(9, AMOUNT);
        return statement.executeUpdate() / 2;
    }

    private int update(PreparedStatement statement, int number) throws SQLException {
        var transaction = Ids.next();
        var issuer = books.issuer();
        statement.setObject(1, books.community());
        statement.setObject(2, transaction);
        statement.setString(3, transaction.toString());
        statement.setLong(4, AMOUNT);
        statement.setObject(5, books.community());
        statement.setObject(6, books.wallet(number));
        statement.setObject(7, issuer);
        statement.setObject(8, issuer);
        statement.setObject(9, Ids.next());
        statement.setObject(10, Ids.next());
        statement.setObject(11, issuer);
        statement.setObject(12, issuer);
        statement.setLong(13, AMOUNT);
        statement.setLong(14, AMOUNT);
        return statement.executeUpdate() / 2;
    }
}
