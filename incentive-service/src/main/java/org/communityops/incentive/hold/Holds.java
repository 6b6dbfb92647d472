package org.communityops.incentive.hold;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.currency.Currencies;
import org.communityops.incentive.expiry.Expiry;
import org.communityops.incentive.expiry.Owner;
import org.communityops.incentive.hold.Hold.State;
import org.communityops.incentive.ledger.Ledger;
import org.communityops.incentive.ledger.LedgerProblems;
import org.communityops.incentive.ledger.PointsPosted;
import org.communityops.incentive.ledger.Posting;
import org.communityops.incentive.ledger.Verdict;
import org.communityops.incentive.transaction.OperatorLimit;
import org.communityops.kit.access.Caller;
import org.communityops.kit.feed.Outbox;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Sets points aside and ends it again; a hold and its posting are one transaction. */
@ApplicationScoped
class Holds {
    private static final BigDecimal GREATEST = BigDecimal.valueOf(1_000_000_000_000L);

    private final AgroalDataSource database;
    private final Communities communities;
    private final Currencies currencies;
    private final HoldRepository repository;
    private final Ledger ledger;
    private final Expiry expiry;
    private final OperatorLimit limit;
    private final Outbox outbox;
    private final Clock clock;

    Holds(
            AgroalDataSource database,
            Communities communities,
            Currencies currencies,
            HoldRepository repository,
            Ledger ledger,
            Expiry expiry,
            OperatorLimit limit,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.communities = communities;
        this.currencies = currencies;
        this.repository = repository;
        this.ledger = ledger;
        this.expiry = expiry;
        this.limit = limit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Sets points aside. The hold remembers who asked with which key, so the same request never holds twice, however long
     * ago the first one was.
     */
    @Transactional(rollbackOn = Exception.class)
    Hold create(UUID communityId, CreateHold request, Caller caller, String idempotencyKey) throws SQLException {
        var amount = amount(request.amount());
        var now = now();
        requireFuture(request.expiresAt(), now);
        try (var connection = database.getConnection()) {
            requireMember(connection, communityId, request.memberId());
            requireSpendable(connection, communityId, request.currency());
            var hold = new Hold(
                    Ids.next(),
                    request.memberId(),
                    Ids.next(),
                    request.currency(),
                    amount,
                    0,
                    request.reason(),
                    State.HELD,
                    now,
                    request.expiresAt() == null ? null : request.expiresAt().truncatedTo(ChronoUnit.MICROS),
                    null);
            var key = caller.keyId() + ":" + idempotencyKey;
            if (!repository.insert(connection, communityId, hold, key)) {
                return earlier(connection, communityId, hold, key);
            }
            var posting = HoldPosting.begin(communityId, hold, caller.keyId());
            limit.require(caller, posting.lines());
            expiry.settle(
                    connection, Set.of(new Owner(communityId, request.memberId().toString())));
            post(connection, posting, now);
            return hold;
        }
    }

    /** The part that is captured pays, the rest goes back to the wallet. */
    @Transactional(rollbackOn = Exception.class)
    Hold capture(UUID communityId, UUID id, CaptureHold request, Caller caller) throws SQLException {
        try (var connection = database.getConnection()) {
            var hold = get(connection, communityId, id);
            var captured = request.amount() == null ? hold.amount() : amount(request.amount());
            if (captured > hold.amount()) {
                throw ProblemException.invalid(
                        "/amount", "more-than-held", "The hold has set " + hold.amount() + " points aside");
            }
            return end(connection, communityId, hold, State.CAPTURED, captured, caller);
        }
    }

    /** All of it goes back to the wallet. */
    @Transactional(rollbackOn = Exception.class)
    Hold release(UUID communityId, UUID id, Caller caller) throws SQLException {
        try (var connection = database.getConnection()) {
            return end(connection, communityId, get(connection, communityId, id), State.RELEASED, 0, caller);
        }
    }

    Hold get(UUID communityId, UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            return get(connection, communityId, id);
        }
    }

    /** Latest first. */
    List<Hold> page(UUID communityId, UUID memberId, @Nullable State state, UUID before, int limit)
            throws SQLException {
        try (var connection = database.getConnection()) {
            requireMember(connection, communityId, memberId);
            return repository.page(connection, communityId, memberId, state, before, limit);
        }
    }

    private Hold end(Connection connection, UUID communityId, Hold hold, State state, long captured, Caller caller)
            throws SQLException {
        var now = now();
        if (!repository.end(connection, communityId, hold.id(), state, captured, now)) {
            var present = get(connection, communityId, hold.id());
            throw new ProblemException(
                    ProblemType.INVALID_TRANSITION,
                    present.state() == State.HELD
                            ? "The hold has expired; its points are about to go back"
                            : "The hold is " + present.state() + " already");
        }
        var ended = get(connection, communityId, hold.id());
        post(connection, HoldPosting.end(communityId, ended, caller.keyId()), now);
        return ended;
    }

    private void post(Connection connection, Posting posting, Instant now) throws SQLException {
        var posted = ledger.post(connection, List.of(posting), false, now);
        var verdict = posted.getFirst().verdict();
        if (verdict == Verdict.INSUFFICIENT) {
            throw LedgerProblems.insufficient();
        }
        if (verdict != Verdict.POSTED) {
            throw new IllegalStateException("A hold begins and ends once, not " + verdict);
        }
        outbox.add(PointsPosted.news(posted, now));
    }

    /** The hold that an earlier request with the same key made; 422 when that request was another one. */
    private Hold earlier(Connection connection, UUID communityId, Hold wanted, String key) throws SQLException {
        var first = repository.findByKey(connection, communityId, key).orElseThrow();
        if (!first.memberId().equals(wanted.memberId())
                || !first.currency().equals(wanted.currency())
                || first.amount() != wanted.amount()
                || !first.reason().equals(wanted.reason())) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_KEY_REUSED, "Use a new Idempotency-Key for another request");
        }
        return first;
    }

    private Hold get(Connection connection, UUID communityId, UUID id) throws SQLException {
        return repository.find(connection, communityId, id).orElseThrow(() -> ProblemException.notFound("hold", id));
    }

    private void requireMember(Connection connection, UUID communityId, UUID memberId) throws SQLException {
        if (!communities.isMember(connection, communityId, memberId)) {
            throw ProblemException.notFound("member", memberId);
        }
    }

    private void requireSpendable(Connection connection, UUID communityId, String code) throws SQLException {
        var currency = currencies.of(connection, communityId).stream()
                .filter(c -> c.code().equals(code))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "/currency", "unknown-currency", "The community has no currency of this code"));
        if (!currency.spendable()) {
            throw ProblemException.invalid("/currency", "not-spendable", "This currency cannot be given away");
        }
    }

    private static void requireFuture(@Nullable Instant expiresAt, Instant now) {
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw ProblemException.invalid("/expiresAt", "past", "expiresAt lies in the future");
        }
    }

    private static long amount(BigDecimal amount) {
        if (amount.signum() <= 0
                || amount.compareTo(GREATEST) > 0
                || amount.stripTrailingZeros().scale() > 0) {
            throw ProblemException.invalid("/amount", "amount", "An amount is a whole number from 1 to 10^12");
        }
        return amount.longValueExact();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
