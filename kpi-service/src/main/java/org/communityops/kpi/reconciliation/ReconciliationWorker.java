package org.communityops.kpi.reconciliation;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Works on the comparisons that were asked for, one after the other. A lease keeps two replicas from doing the same work;
 * if both do it all the same, the first one ends it.
 */
@ApplicationScoped
class ReconciliationWorker {
    private static final Logger LOG = Logger.getLogger(ReconciliationWorker.class);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofMinutes(3);
    private static final int ATTEMPTS = 4;

    private final ReconciliationRepository reconciliations;
    private final DigestClient digests;
    private final Clock clock;

    ReconciliationWorker(ReconciliationRepository reconciliations, DigestClient digests, Clock clock) {
        this.reconciliations = reconciliations;
        this.digests = digests;
        this.clock = clock;
    }

    /** Does what is waiting. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() throws SQLException, InterruptedException {
        for (var next = takeUp(); next.isPresent(); next = takeUp()) {
            compare(next.get());
        }
    }

    private Optional<Reconciliation> takeUp() throws SQLException {
        var now = clock.instant();
        return reconciliations.takeUp(now, now.plus(LEASE));
    }

    private void compare(Reconciliation reconciliation) throws SQLException, InterruptedException {
        try {
            var days = DayComparison.compare(
                    patiently("activity", reconciliation),
                    patiently("incentive", reconciliation),
                    reconciliations.ownDigests(reconciliation));
            reconciliations.finish(reconciliation, days, clock.instant());
        } catch (IOException e) {
            LOG.warnf("Reconciliation %s failed: %s", reconciliation.id(), e.getMessage());
            reconciliations.fail(reconciliation, String.valueOf(e.getMessage()), clock.instant());
        }
    }

    /** Asks a service a few times before giving up. */
    private List<DigestRow> patiently(String service, Reconciliation reconciliation)
            throws IOException, InterruptedException {
        for (var attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return digests.read(service, reconciliation);
            } catch (IOException e) {
                LOG.debugf("Attempt %d: %s", attempt, e.getMessage());
                Thread.sleep(BETWEEN_ATTEMPTS);
            }
        }
        return digests.read(service, reconciliation);
    }
}
