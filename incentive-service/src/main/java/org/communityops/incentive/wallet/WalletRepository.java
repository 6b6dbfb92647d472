package org.communityops.incentive.wallet;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.ledger.TransactionKind;

/** Reads wallets and statements. */
@ApplicationScoped
class WalletRepository {
    private static final String WALLETS = """
            select c.code, coalesce(w.balance, 0) as balance, coalesce(w.owed, 0) as owed, coalesce(h.balance, 0) as held,
                   coalesce(w.expiring, 0) as expiring, coalesce(p.balance, 0) as pending
              from currency c
              left join account a
                on a.community_id = c.community_id and a.kind = 'MEMBER' and a.owner = ? and a.currency = c.code
              left join wallet w on w.community_id = a.community_id and w.account_id = a.id
              left join account s
                on s.community_id = c.community_id and s.kind = 'HELD' and s.owner = a.owner and s.currency = c.code
              left join wallet h on h.community_id = s.community_id and h.account_id = s.id
              left join account u
                on u.community_id = c.community_id and u.kind = 'PENDING' and u.owner = ? and u.currency = c.code
              left join wallet p on p.community_id = u.community_id and p.account_id = u.id
             where c.community_id = ? order by c.code
            """;
    // Entries of a wallet are numbered in the order of posting; those of what is owed are not, but a wallet is locked
    // while it
    // is posted to, so the latest is the one with the latest time.
    private static final String WALLETS_AT = """
            select c.code, coalesce(m.balance, 0) as balance, coalesce(o.balance, 0) as owed, coalesce(h.balance, 0) as held,
                   null::bigint as expiring, coalesce(p.balance, 0) as pending
              from currency c
              left join lateral (
                  select e.balance from account a
                    join entry e on e.community_id = a.community_id and e.account_id = a.id
                   where a.community_id = c.community_id and a.kind = 'MEMBER' and a.owner = ? and a.currency = c.code
                     and e.number is not null and e.posted_at <= ?
                   order by e.number desc limit 1
              ) m on true
              left join lateral (
                  select e.balance from account a
                    join entry e on e.community_id = a.community_id and e.account_id = a.id
                   where a.community_id = c.community_id and a.kind = 'HELD' and a.owner = ? and a.currency = c.code
                     and e.number is not null and e.posted_at <= ?
                   order by e.number desc limit 1
              ) h on true
              left join lateral (
                  select e.balance from account a
                    join entry e on e.community_id = a.community_id and e.account_id = a.id
                   where a.community_id = c.community_id and a.kind = 'PENDING' and a.owner = ? and a.currency = c.code
                     and e.number is not null and e.posted_at <= ?
                   order by e.number desc limit 1
              ) p on true
              left join lateral (
                  select e.balance from account a
                    join entry e on e.community_id = a.community_id and e.account_id = a.id
                   where a.community_id = c.community_id and a.kind = 'RECOVERABLE' and a.owner = ? and a.currency = c.code
                     and e.number is null and e.balance is not null and e.posted_at <= ?
                   order by e.posted_at desc, e.id desc limit 1
              ) o on true
             where c.community_id = ? order by c.code
            """;
    private static final String STATEMENT = """
            select e.id, e.transaction_id, e.currency, e.amount, e.balance, e.occurred_at, e.posted_at, e.number,
                   t.kind, t.reason, t.event_id, t.rule_id, t.rule_version
              from account a
              join entry e on e.community_id = a.community_id and e.account_id = a.id
              join ledger_transaction t on t.community_id = e.community_id and t.id = e.transaction_id
             where a.community_id = ? and a.kind = 'MEMBER' and a.owner = ? and a.currency = ?
               and e.number is not null and e.number < ?
               and e.occurred_at >= ? and e.occurred_at < ?
             order by e.number desc limit ?
            """;

    List<WalletView> wallets(Connection connection, UUID communityId, UUID memberId) throws SQLException {
        try (var query = connection.prepareStatement(WALLETS)) {
            query.setString(1, memberId.toString());
            query.setString(2, memberId.toString());
            query.setObject(3, communityId);
            return wallets(query);
        }
    }

    /** What the wallets held after everything that was posted up to an instant. */
    List<WalletView> walletsAt(Connection connection, UUID communityId, UUID memberId, Instant at) throws SQLException {
        try (var query = connection.prepareStatement(WALLETS_AT)) {
            for (var parameter = 1; parameter < 9; parameter += 2) {
                query.setString(parameter, memberId.toString());
                query.setObject(parameter + 1, at.atOffset(ZoneOffset.UTC));
            }
            query.setObject(9, communityId);
            return wallets(query);
        }
    }

    private static List<WalletView> wallets(PreparedStatement query) throws SQLException {
        var wallets = new ArrayList<WalletView>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                wallets.add(WalletView.of(
                        row.getString("code"),
                        row.getLong("balance"),
                        row.getLong("owed"),
                        row.getLong("pending"),
                        row.getLong("held"),
                        row.getObject("expiring", Long.class)));
            }
        }
        return wallets;
    }

    /** Newest first. */
    List<NumberedEntry> statement(
            Connection connection, UUID communityId, UUID memberId, EntryFilter filter, long before, int limit)
            throws SQLException {
        try (var query = connection.prepareStatement(STATEMENT)) {
            query.setObject(1, communityId);
            query.setString(2, memberId.toString());
            query.setString(3, filter.currency());
            query.setLong(4, before);
            query.setObject(5, filter.from().atOffset(ZoneOffset.UTC));
            query.setObject(6, filter.to().atOffset(ZoneOffset.UTC));
            query.setInt(7, limit);
            var entries = new ArrayList<NumberedEntry>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    entries.add(new NumberedEntry(row.getLong("number"), entry(row)));
                }
            }
            return entries;
        }
    }

    private static EntryView entry(ResultSet row) throws SQLException {
        return new EntryView(
                row.getObject("id", UUID.class),
                row.getObject("transaction_id", UUID.class),
                row.getString("currency"),
                row.getLong("amount"),
                row.getLong("balance"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getObject("posted_at", OffsetDateTime.class).toInstant(),
                new EntryView.Cause(
                        TransactionKind.valueOf(row.getString("kind")),
                        row.getString("reason"),
                        row.getObject("event_id", UUID.class),
                        row.getObject("rule_id", UUID.class),
                        row.getObject("rule_version", Integer.class)));
    }
}
