package org.communityops.kpi.recount;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.communityops.kit.problem.DatabaseFaults;
import org.jboss.logging.Logger;

/**
 * Works on the recounts that wait, one after the other. A lease keeps two replicas from doing the same work. How far a
 * recount is changes in the same transaction as what it has counted, so whoever takes up what another one left goes on
 * where that one stood.
 */
@ApplicationScoped
class RecountWorker {
    private static final Logger LOG = Logger.getLogger(RecountWorker.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final AgroalDataSource feed;
    private final RecountRepository repository;
    private final RecountStep steps;
    private final Clock clock;
    private final Thread thread = Thread.ofVirtual().name("recount").unstarted(this::work);

    RecountWorker(
            @DataSource("feed") AgroalDataSource feed, RecountRepository repository, RecountStep steps, Clock clock) {
        this.feed = feed;
        this.repository = repository;
        this.steps = steps;
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
                    recount(next.get());
                } else {
                    steps.tidy();
                    Thread.sleep(IDLE);
                }
            } catch (InterruptedException e) {
                return;
            } catch (SQLException | RuntimeException e) {
                LOG.warnf(e, "Recounts are left for later");
                if (!pause()) {
                    return;
                }
            }
        }
    }

    private Optional<Recount> takeUp() throws SQLException {
        try (var connection = feed.getConnection()) {
            return repository.takeUp(connection, now(), now().plus(RecountStep.LEASE));
        }
    }

    private void recount(Recount recount) throws SQLException, InterruptedException {
        try {
            while (steps.go(recount)) {
                if (Thread.currentThread().isInterrupted()) {
                    release(recount);
                    throw new InterruptedException();
                }
            }
        } catch (SQLException | RuntimeException e) {
            if (DatabaseFaults.isTransient(e)) {
                LOG.warnf(e, "Recount %s goes on later", recount.id());
                Thread.sleep(IDLE);
                release(recount);
                return;
            }
            LOG.errorf(e, "Recount %s failed", recount.id());
            fail(recount);
        }
    }

    /** Lets whoever asks next go on at once. */
    private void release(Recount recount) throws SQLException {
        try (var connection = feed.getConnection()) {
            repository.hold(connection, recount, now());
        }
    }

    private void fail(Recount recount) throws SQLException {
        try (var connection = feed.getConnection()) {
            repository.fail(
                    connection, recount, "It failed on our side; try again, and report it when it fails again", now());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
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
