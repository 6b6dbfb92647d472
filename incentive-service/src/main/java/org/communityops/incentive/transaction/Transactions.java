package org.communityops.incentive.transaction;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.ledger.Account;
import org.communityops.incentive.ledger.AccountKind;
import org.communityops.incentive.ledger.Line;
import org.communityops.incentive.ledger.PointsEnd;
import org.communityops.incentive.ledger.Posting;
import org.communityops.incentive.ledger.TransactionKind;
import org.communityops.incentive.pending.Award;
import org.communityops.incentive.pending.AwardState;
import org.communityops.incentive.pending.Awards;
import org.communityops.incentive.transaction.Order.Withdrawal;
import org.communityops.kit.access.Caller;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Posts by hand: checks what a caller may and means, and has it committed. */
@ApplicationScoped
class Transactions {
    private final AgroalDataSource database;
    private final Communities communities;
    private final EarnedDays earnedDays;
    private final Awards awards;
    private final TransactionRepository repository;
    private final TransactionCommitter committer;
    private final OperatorLimit limit;
    private final Clock clock;

    Transactions(
            AgroalDataSource database,
            Communities communities,
            EarnedDays earnedDays,
            Awards awards,
            TransactionRepository repository,
            TransactionCommitter committer,
            OperatorLimit limit,
            Clock clock) {
        this.database = database;
        this.communities = communities;
        this.earnedDays = earnedDays;
        this.awards = awards;
        this.repository = repository;
        this.committer = committer;
        this.limit = limit;
        this.clock = clock;
    }

    /**
     * Who sends what under which key.
     *
     * @param fingerprint hexadecimal hash of the request
     */
    record Sender(Caller caller, String idempotencyKey, String fingerprint) {
        String ledgerKey() {
            return "key:" + caller.keyId() + ":" + idempotencyKey;
        }
    }

    /** What is answered, and whether it was answered before. */
    record Answer(TransactionView view, boolean repeated) {}

    Answer create(UUID communityId, CreateTransaction request, Sender sender) throws SQLException {
        var lines = ManualLines.of(request);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        limit.require(sender.caller(), lines);
        var kind = TransactionKind.valueOf(request.kind().name());
        requireEnd(request, now);
        var posting = posting(communityId, kind, request.currency(), request.reason(), sender, null, now, lines)
                .ending(end(communityId, request, now));
        return answer(new Order(posting, null, null, null), sender);
    }

    Answer reverse(UUID communityId, UUID id, ReverseTransaction request, Sender sender) throws SQLException {
        var original = find(communityId, id).orElseThrow(() -> ProblemException.notFound("transaction", id));
        var view = original.view();
        requireReversible(view.kind());
        if (original.isOfRedemption()) {
            throw TransactionProblems.notReversible("It paid for a redemption; cancel that, which returns the points");
        }
        if (original.isOfPlan()) {
            throw TransactionProblems.notReversible(
                    "It moved the budget of a plan; revoke the award, or stop the plan");
        }
        var award = award(original);
        var lines = view.lines().stream()
                .map(line -> new Line(place(Account.stored(line.account()), award), -line.amount()))
                .toList();
        limit.require(sender.caller(), lines);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var posting = posting(
                communityId, TransactionKind.REVERSAL, view.currency(), request.reason(), sender, id, now, lines);
        var day = earnedDays.of(original);
        return answer(new Order(posting, day, day == null ? null : withdrawal(original, day), award), sender);
    }

    /** What a rule paid on terms; null for all else. */
    private @Nullable Award award(StoredTransaction transaction) throws SQLException {
        var view = transaction.view();
        try (var connection = database.getConnection()) {
            var award = awards.find(
                            connection,
                            transaction.communityId(),
                            Objects.requireNonNullElse(view.adjusts(), view.id()))
                    .orElse(null);
            if (award != null && award.state() == AwardState.LAPSED) {
                throw TransactionProblems.notReversible("These points have lapsed");
            }
            return award;
        }
    }

    /** Points that waited when they were paid may be in the wallet by now. */
    private static Account place(Account account, @Nullable Award award) {
        return account.kind() == AccountKind.PENDING && award != null && award.state() == AwardState.CONFIRMED
                ? Account.member(account.memberId())
                : account;
    }

    private static void requireEnd(CreateTransaction request, Instant now) {
        var end = request.expiresAt();
        var terms = request.expiry();
        if (end == null && terms == null) {
            return;
        }
        var pointer = end == null ? "/expiry" : "/expiresAt";
        if (request.kind() != CreateTransaction.Kind.GRANT) {
            throw ProblemException.invalid(pointer, "not-a-grant", "Only points that are granted can have an end");
        }
        if (end != null && terms != null) {
            throw ProblemException.invalid("/expiry", "two-ends", "Points end either at a time or by terms");
        }
        if (end != null && !end.isAfter(now)) {
            throw ProblemException.invalid(pointer, "past", "expiresAt lies in the future");
        }
        if (terms != null && !terms.sayHowLong()) {
            throw ProblemException.invalid(
                    pointer, "days-or-months", "Points can be used either so many days or so many months");
        }
    }

    private @Nullable PointsEnd end(UUID communityId, CreateTransaction request, Instant now) throws SQLException {
        var at = request.expiresAt();
        var terms = request.expiry();
        if (at == null && terms == null) {
            return null;
        }
        try (var connection = database.getConnection()) {
            var zone = communities.zones(connection, Set.of(communityId)).getOrDefault(communityId, ZoneOffset.UTC);
            var today = LocalDate.ofInstant(now, zone);
            return at == null
                    ? Objects.requireNonNull(terms).end(today, zone)
                    : new PointsEnd(at.truncatedTo(ChronoUnit.MICROS), today);
        }
    }

    private static void requireReversible(TransactionKind kind) {
        switch (kind) {
            case REVERSAL -> throw TransactionProblems.notReversible("A reversal is final; post what is right instead");
            case HOLD, CAPTURE, RELEASE ->
                throw TransactionProblems.notReversible(
                        "A hold is ended by capture or release; give captured points back by a GRANT");
            case EXPIRY ->
                throw TransactionProblems.notReversible("Points that ended stay ended; GRANT new ones instead");
            case RESTORATION -> throw TransactionProblems.notReversible("It was decided on an appeal and is final");
            case CONFIRMATION, LAPSE ->
                throw TransactionProblems.notReversible("Reverse the transaction by which the rule paid");
            case EARN, ADJUSTMENT, GRANT, SPEND, TRANSFER -> {
                // can be taken back
            }
        }
    }

    Optional<StoredTransaction> find(UUID communityId, UUID id) throws SQLException {
        return repository.find(communityId, id);
    }

    /** Newest first. */
    List<TransactionView> page(UUID communityId, UUID before, int limit) throws SQLException {
        return repository.page(communityId, before, limit).stream()
                .map(StoredTransaction::view)
                .toList();
    }

    private Answer answer(Order order, Sender sender) throws SQLException {
        return switch (committer.submit(order)) {
            case Outcome.Done done -> new Answer(done.view(), false);
            case Outcome.Repeated repeated -> {
                var first = find(order.posting().communityId(), repeated.transactionId())
                        .orElseThrow();
                if (!sender.fingerprint().equals(first.fingerprint())) {
                    throw TransactionProblems.keyReused();
                }
                yield new Answer(first.view().asFirstAnswered(), true);
            }
            case Outcome.Refused refused -> throw refused.problem();
        };
    }

    private static Posting posting(
            UUID communityId,
            TransactionKind kind,
            String currency,
            String reason,
            Sender sender,
            @Nullable UUID reverses,
            Instant now,
            List<Line> lines) {
        return new Posting(
                Ids.next(),
                communityId,
                kind,
                currency,
                reason,
                sender.ledgerKey(),
                sender.fingerprint(),
                sender.caller().keyId(),
                null,
                reverses,
                now,
                lines);
    }

    private static @Nullable Withdrawal withdrawal(StoredTransaction transaction, LocalDate day) {
        var view = transaction.view();
        var occasion = transaction.occasion();
        if (occasion == null || view.ruleId() == null) {
            return null;
        }
        return view.lines().stream()
                .map(line -> new Line(Account.stored(line.account()), line.amount()))
                .filter(line -> line.account().kind() == AccountKind.MEMBER
                        || line.account().kind() == AccountKind.PENDING)
                .map(line -> new Withdrawal(line.account().memberId(), day, view.ruleId(), occasion, line.amount()))
                .findFirst()
                .orElse(null);
    }
}
