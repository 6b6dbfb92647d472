package org.communityops.incentive.verification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
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
import java.util.Optional;
import java.util.UUID;
import org.communityops.incentive.verification.Verification.Anchor;
import org.communityops.incentive.verification.Verification.Result;
import org.jspecify.annotations.Nullable;

/** Verifications in the database: requests make and read them, the worker takes them up and ends them. */
@ApplicationScoped
class VerificationRepository {
    private static final String COLUMNS = """
            community_id, id, state, block, encode(hash, 'hex') as hash, done, total, unsealed, sound, faults, failure,
            created_at, finished_at
            """;
    private static final String INSERT = """
            insert into ledger_verification (community_id, id, state, block, hash, done, total, created_at)
            select ?, ?, 'RUNNING', ?, decode(?, 'hex'), 0, coalesce(sum(transactions), 0), ?
              from ledger_block where community_id = ?
            """;
    private static final String FIND =
            "select " + COLUMNS + " from ledger_verification where community_id = ? and id = ?";
    private static final String PAGE = "select " + COLUMNS
            + " from ledger_verification where community_id = ? and id < ? order by id desc limit ?";
    private static final String TAKE_UP = """
            update ledger_verification set leased_until = ?
             where (community_id, id) = (
                       select community_id, id from ledger_verification
                        where state = 'RUNNING' and (leased_until is null or leased_until < ?)
                        order by created_at limit 1 for update skip locked)
            returning
            """ + COLUMNS;
    private static final String PROGRESS = """
            update ledger_verification set done = ?, leased_until = ?
             where community_id = ? and id = ? and state = 'RUNNING'
            """;
    private static final String FINISH = """
            update ledger_verification
               set state = 'DONE', done = ?, total = ?, sound = ?, unsealed = ?, faults = ?::jsonb, finished_at = ?,
                   leased_until = null
             where community_id = ? and id = ? and state = 'RUNNING'
            """;
    private static final String FAIL = """
            update ledger_verification set state = 'FAILED', failure = ?, finished_at = ?, leased_until = null
             where community_id = ? and id = ? and state = 'RUNNING'
            """;
    private static final String WRONG_WALLETS = """
            select w.account_id
              from wallet w
              left join lateral (
                  select e.balance, e.number from entry e
                   where e.community_id = w.community_id and e.account_id = w.account_id and e.number is not null
                   order by e.number desc limit 1
              ) e on true
             where w.community_id = ? and (w.balance <> coalesce(e.balance, 0) or w.entries <> coalesce(e.number, 0))
             limit ?
            """;

    private final AgroalDataSource requests;
    private final AgroalDataSource feed;
    private final ObjectMapper json;

    VerificationRepository(AgroalDataSource requests, @DataSource("feed") AgroalDataSource feed, ObjectMapper json) {
        this.requests = requests;
        this.feed = feed;
        this.json = json;
    }

    void insert(UUID communityId, UUID id, @Nullable Anchor anchor, Instant now) throws SQLException {
        try (var connection = requests.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, communityId);
            insert.setObject(2, id);
            insert.setObject(3, anchor == null ? null : anchor.block(), java.sql.Types.BIGINT);
            insert.setString(4, anchor == null ? null : anchor.hash());
            insert.setObject(5, utc(now));
            insert.setObject(6, communityId);
            insert.executeUpdate();
        }
    }

    Optional<Verification> find(UUID communityId, UUID id) throws SQLException {
        try (var connection = requests.getConnection();
                var query = connection.prepareStatement(FIND)) {
            query.setObject(1, communityId);
            query.setObject(2, id);
            return rows(query).stream().findFirst();
        }
    }

    /** Latest first. */
    List<Verification> page(UUID communityId, UUID before, int limit) throws SQLException {
        try (var connection = requests.getConnection();
                var query = connection.prepareStatement(PAGE)) {
            query.setObject(1, communityId);
            query.setObject(2, before);
            query.setInt(3, limit);
            return rows(query);
        }
    }

    /** Takes the oldest one that nobody works on, for a while. */
    Optional<Verification> takeUp(Instant now, Instant until) throws SQLException {
        try (var connection = feed.getConnection();
                var update = connection.prepareStatement(TAKE_UP)) {
            update.setObject(1, utc(until));
            update.setObject(2, utc(now));
            return rows(update).stream().findFirst();
        }
    }

    void progress(Verification verification, long done, Instant leasedUntil) throws SQLException {
        try (var connection = feed.getConnection();
                var update = connection.prepareStatement(PROGRESS)) {
            update.setLong(1, done);
            update.setObject(2, utc(leasedUntil));
            update.setObject(3, verification.communityId());
            update.setObject(4, verification.id());
            update.executeUpdate();
        }
    }

    /**
     * @param done how many sealed transactions there were in the end
     */
    void finish(Verification verification, long done, Result result, Instant now) throws SQLException {
        try (var connection = feed.getConnection();
                var update = connection.prepareStatement(FINISH)) {
            update.setLong(1, done);
            update.setLong(2, done);
            update.setBoolean(3, result.sound());
            update.setLong(4, result.unsealed());
            update.setString(5, json.writeValueAsString(result.faults()));
            update.setObject(6, utc(now));
            update.setObject(7, verification.communityId());
            update.setObject(8, verification.id());
            update.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Faults are not JSON", e);
        }
    }

    void fail(Verification verification, String failure, Instant now) throws SQLException {
        try (var connection = feed.getConnection();
                var update = connection.prepareStatement(FAIL)) {
            update.setString(1, failure);
            update.setObject(2, utc(now));
            update.setObject(3, verification.communityId());
            update.setObject(4, verification.id());
            update.executeUpdate();
        }
    }

    /** Accounts whose wallet is not what its last entry says. */
    List<UUID> wrongWallets(Connection connection, UUID communityId, int limit) throws SQLException {
        try (var query = connection.prepareStatement(WRONG_WALLETS)) {
            query.setObject(1, communityId);
            query.setInt(2, limit);
            var accounts = new ArrayList<UUID>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    accounts.add(row.getObject(1, UUID.class));
                }
            }
            return accounts;
        }
    }

    private List<Verification> rows(PreparedStatement statement) throws SQLException {
        try (var row = statement.executeQuery()) {
            var found = new ArrayList<Verification>();
            while (row.next()) {
                found.add(verification(row));
            }
            return found;
        }
    }

    private Verification verification(ResultSet row) throws SQLException {
        var hash = row.getString("hash");
        var finishedAt = row.getObject("finished_at", OffsetDateTime.class);
        return new Verification(
                row.getObject("community_id", UUID.class),
                row.getObject("id", UUID.class),
                Verification.State.valueOf(row.getString("state")),
                hash == null ? null : new Anchor(row.getLong("block"), hash),
                row.getLong("done"),
                row.getLong("total"),
                result(row),
                row.getString("failure"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                finishedAt == null ? null : finishedAt.toInstant());
    }

    private @Nullable Result result(ResultSet row) throws SQLException {
        var faults = row.getString("faults");
        if (faults == null) {
            return null;
        }
        try {
            var read = List.of(json.readValue(faults, LedgerFault[].class));
            return new Result(row.getBoolean("sound"), row.getLong("unsealed"), read);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored faults cannot be read", e);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
