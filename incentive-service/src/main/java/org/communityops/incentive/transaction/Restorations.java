package org.communityops.incentive.transaction;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.ledger.Account;
import org.communityops.incentive.ledger.Line;
import org.communityops.incentive.ledger.Posting;
import org.communityops.incentive.ledger.SystemAccount;
import org.communityops.incentive.ledger.TransactionKind;
import org.communityops.kit.problem.ProblemException;

/** Gives members back what reversals took from them: the community pays it, on the day and with the end that the points had. */
@ApplicationScoped
public class Restorations {
    private final TransactionRepository repository;
    private final EarnedDays earnedDays;
    private final OrderDesk desk;
    private final Clock clock;

    Restorations(TransactionRepository repository, EarnedDays earnedDays, OrderDesk desk, Clock clock) {
        this.repository = repository;
        this.earnedDays = earnedDays;
        this.desk = desk;
        this.clock = clock;
    }

    /** Empty when the transaction is no reversal or took nothing of the member; 404 when there is none. */
    public Optional<TakenPoints> taken(UUID communityId, UUID reversalId, UUID memberId) throws SQLException {
        var reversal = find(communityId, reversalId);
        var reversed = reversal.view().reverses();
        if (reversed == null) {
            return Optional.empty();
        }
        // Points that waited for their confirmation were taken from where they waited.
        var accounts = Set.of(
                Account.member(memberId).toString(), Account.pending(memberId).toString());
        var amount = -reversal.view().lines().stream()
                .filter(line -> accounts.contains(line.account()))
                .mapToLong(TransactionView.Line::amount)
                .sum();
        if (amount <= 0) {
            return Optional.empty();
        }
        var day = earnedDays.of(find(communityId, reversed));
        var currency = reversal.view().currency();
        return Optional.of(new TakenPoints(communityId, reversalId, memberId, currency, amount, day, reversal.actor()));
    }

    /**
     * Posts in the transaction of the caller.
     *
     * @param id the id that the transaction gets
     * @param idempotencyKey names what the points are given back for, once for ever
     */
    public void restore(TakenPoints taken, UUID id, String reason, String idempotencyKey, String actor)
            throws SQLException {
        var lines = List.of(
                new Line(Account.member(taken.memberId()), taken.amount()),
                new Line(Account.system(SystemAccount.ISSUANCE), -taken.amount()));
        var posting = new Posting(
                        id,
                        taken.communityId(),
                        TransactionKind.RESTORATION,
                        taken.currency(),
                        reason,
                        idempotencyKey,
                        null,
                        actor,
                        null,
                        null,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        lines)
                .restoring(taken.reversalId());
        var order = new Order(posting, taken.earnedOn(), null, null);
        if (!(desk.post(List.of(order)).get(order) instanceof Outcome.Done)) {
            throw new IllegalStateException("What was taken is given back once: " + idempotencyKey);
        }
    }

    private StoredTransaction find(UUID communityId, UUID id) throws SQLException {
        return repository.find(communityId, id).orElseThrow(() -> ProblemException.notFound("transaction", id));
    }
}
