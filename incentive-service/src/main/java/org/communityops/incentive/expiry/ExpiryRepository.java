package org.communityops.incentive.expiry;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.communityops.incentive.ledger.Account;
import org.communityops.incentive.ledger.AccountKind;
import org.communityops.incentive.sql.Columns;
import org.jspecify.annotations.Nullable;

/** Lots in the database. */
@ApplicationScoped
class ExpiryRepository {
    private static final String DUE =
            "select community_id, kind, owner, currency, earned_on, amount, key from ledger_due(?, ?, ?, ?)";
    private static final String ENDED = """
            select community_id, transaction_id, origin_id, kind, owner, currency, earned_on, amount
              from ledger_ended(?::uuid[], ?::uuid[])
            """;
    private static final String WITH_DUE = """
            select distinct o.community_id, o.owner
              from unnest(?::uuid[], ?::text[]) o(community_id, owner)
              join account a on a.community_id = o.community_id and a.owner = o.owner and a.kind in ('MEMBER', 'TEAM')
              join lot l on l.community_id = a.community_id and l.account_id = a.id
             where l.remaining > 0 and l.expires_at <= ?
             order by 1, 2
            """;
    private static final String UPCOMING = """
            select a.currency, sum(l.remaining), l.expires_at
              from account a
              join lot l on l.community_id = a.community_id and l.account_id = a.id
             where a.community_id = ? and a.kind = 'MEMBER' and a.owner = ? and l.remaining > 0
             group by a.currency, l.expires_at
             order by l.expires_at, a.currency
            """;
    private static final String WARN = """
            with next as (
                select community_id, entry_id from lot
                 where remaining > 0 and not warned and expires_at > ? and expires_at <= ?
                 order by expires_at limit ? for update skip locked
            ), warned as (
                update lot l set warned = true from next n
                 where l.community_id = n.community_id and l.entry_id = n.entry_id
                returning l.community_id, l.account_id, l.remaining, l.expires_at
            )
            select w.community_id, a.owner, a.currency, sum(w.remaining) as amount, w.expires_at
              from warned w
              join account a on a.community_id = w.community_id and a.id = w.account_id and a.kind = 'MEMBER'
             group by w.community_id, a.owner, a.currency, w.expires_at
            """;

    /** Points of a member that will end. */
    record Upcoming(UUID communityId, PointsExpiring news) {}

    /** Which of the owners have points whose time is over. */
    List<Owner> withDue(Connection connection, Collection<Owner> owners, Instant now) throws SQLException {
        if (owners.isEmpty()) {
            return List.of();
        }
        try (var query = connection.prepareStatement(WITH_DUE)) {
            new Columns<>(query, owners).add("uuid", Owner::communityId).add("text", Owner::owner);
            query.setObject(3, utc(now));
            var found = new ArrayList<Owner>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new Owner(row.getObject(1, UUID.class), row.getString(2)));
                }
            }
            return found;
        }
    }

    /**
     * What has to expire; locks the wallets until the transaction ends.
     *
     * @param owner whose wallets; some of all when null
     */
    List<Due> due(Connection connection, @Nullable Owner owner, Instant now, int atMost) throws SQLException {
        try (var query = connection.prepareStatement(DUE)) {
            query.setObject(1, owner == null ? null : owner.communityId(), Types.OTHER);
            query.setString(2, owner == null ? null : owner.owner());
            query.setObject(3, utc(now));
            query.setInt(4, atMost);
            return due(query);
        }
    }

    private static List<Due> due(PreparedStatement query) throws SQLException {
        var due = new LinkedHashMap<String, Due>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                var ofWallet = due.get(row.getString("key"));
                if (ofWallet == null) {
                    ofWallet = new Due(
                            row.getObject("community_id", UUID.class),
                            account(row),
                            row.getString("currency"),
                            new TreeMap<>(),
                            row.getString("key"));
                    due.put(ofWallet.key(), ofWallet);
                }
                ofWallet.byDay().put(row.getObject("earned_on", LocalDate.class), row.getLong("amount"));
            }
        }
        return List.copyOf(due.values());
    }

    /** What has ended of points that are about to be taken back; locks their wallets until the transaction ends. */
    List<Ended> ended(Connection connection, Collection<TakenBack> takings) throws SQLException {
        try (var query = connection.prepareStatement(ENDED)) {
            new Columns<>(query, takings).add("uuid", TakenBack::communityId).add("uuid", TakenBack::transactionId);
            var ended = new ArrayList<Ended>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    ended.add(new Ended(
                            row.getObject("community_id", UUID.class),
                            row.getObject("transaction_id", UUID.class),
                            row.getObject("origin_id", UUID.class),
                            account(row),
                            row.getString("currency"),
                            row.getObject("earned_on", LocalDate.class),
                            row.getLong("amount")));
                }
            }
            return ended;
        }
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(AccountKind.valueOf(row.getString("kind")), row.getString("owner"));
    }

    /** What a member has with an end, soonest first. */
    List<ExpiringView.Part> upcoming(Connection connection, UUID communityId, UUID memberId) throws SQLException {
        try (var query = connection.prepareStatement(UPCOMING)) {
            query.setObject(1, communityId);
            query.setString(2, memberId.toString());
            var parts = new ArrayList<ExpiringView.Part>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    parts.add(new ExpiringView.Part(
                            row.getString(1),
                            row.getLong(2),
                            row.getObject(3, OffsetDateTime.class).toInstant()));
                }
            }
            return parts;
        }
    }

    /** Marks lots that end before {@code until} as warned of, and says whose they are. */
    List<Upcoming> warn(Connection connection, Instant now, Instant until, int atMost) throws SQLException {
        try (var update = connection.prepareStatement(WARN)) {
            update.setObject(1, utc(now));
            update.setObject(2, utc(until));
            update.setInt(3, atMost);
            var upcoming = new ArrayList<Upcoming>();
            try (var row = update.executeQuery()) {
                while (row.next()) {
                    var news = new PointsExpiring(
                            UUID.fromString(row.getString("owner")),
                            row.getString("currency"),
                            row.getLong("amount"),
                            row.getObject("expires_at", OffsetDateTime.class).toInstant());
                    upcoming.add(new Upcoming(row.getObject("community_id", UUID.class), news));
                }
            }
            return upcoming;
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
