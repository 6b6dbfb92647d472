package org.communityops.incentive.verification;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.communityops.incentive.verification.LedgerCheck.Outcome;
import org.jboss.logging.Logger;

/**
 * Works on the verifications that were asked for, one after the other. A lease, renewed after each block, keeps two replicas
 * from doing the same work; when a replica dies, another one begins it anew once the lease is over.
 */
@ApplicationScoped
class VerificationWorker {
    private static final Logger LOG = Logger.getLogger(VerificationWorker.class);
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final VerificationRepository repository;
    private final LedgerCheck check;
    private final Clock clock;

    VerificationWorker(VerificationRepository repository, LedgerCheck check, Clock clock) {
        this.repository = repository;
        this.check = check;
        this.clock = clock;
    }

    /** Does what is waiting. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() throws SQLException {
        for (var next = takeUp(); next.isPresent(); next = takeUp()) {
            verify(next.get());
        }
    }

    private Optional<Verification> takeUp() throws SQLException {
        return repository.takeUp(now(), now().plus(LEASE));
    }

    private void verify(Verification verification) throws SQLException {
        try {
            var outcome = check.check(
                    verification.communityId(),
                    verification.anchor(),
                    done -> repository.progress(verification, done, now().plus(LEASE)));
            repository.finish(verification, outcome.transactions(), outcome.result(), now());
            warn(verification, outcome);
        } catch (SQLException | RuntimeException e) {
            LOG.errorf(e, "Verification %s could not be done", verification.id());
            repository.fail(verification, "The ledger could not be read; ask again", now());
        }
    }

    private static void warn(Verification verification, Outcome outcome) {
        if (!outcome.result().sound()) {
            LOG.errorf(
                    "The ledger of community %s is not as it was written: verification %s has the faults",
                    verification.communityId(), verification.id());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
