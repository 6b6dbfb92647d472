package org.communityops.kpi.reconciliation;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofMinutes(3);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 4;

    private final ReconciliationRepository reconciliations;
    private final DigestClient digests;
    private final Clock clock;
    private final Thread thread = Thread.ofVirtual().name("reconciliation").unstarted(this::work);

    ReconciliationWorker(ReconciliationRepository reconciliations, DigestClient digests, Clock clock) {
        this.reconciliations = reconciliations;
        this.digests = digests;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.interrupt();
        thread.join(GRACE);
    }

    private void work() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                var next = takeUp();
                if (next.isPresent()) {
                    compare(next.get());
                } else {
                    Thread.sleep(IDLE);
                }
            } catch (InterruptedException e) {
                return;
            } catch (SQLException | RuntimeException e) {
                LOG.warnf(e, "A reconciliation is left for later");
                if (!pause()) {
                    return;
                }
            }
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
                Thread.sleep(IDLE);
            }
        }
        return digests.read(service, reconciliation);
    }

    private static boolean pause() {
        try {
            Thread.sleep(IDLE);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
