package org.communityops.kpi.recount;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
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
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final AgroalDataSource feed;
    private final RecountRepository repository;
    private final RecountStep steps;
    private final Clock clock;
    private final ReentrantLock working = new ReentrantLock();
    private volatile boolean stopping;

    RecountWorker(
            @DataSource("feed") AgroalDataSource feed, RecountRepository repository, RecountStep steps, Clock clock) {
        this.feed = feed;
        this.repository = repository;
        this.steps = steps;
        this.clock = clock;
    }

    /** Lets a recount under way be given back, so that nobody has to wait until its lease is over. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (working.tryLock(GRACE.toSeconds(), TimeUnit.SECONDS)) {
            working.unlock();
        }
    }

    /** Does what is waiting, until something has to wait for the next time. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() throws SQLException {
        working.lock();
        try {
            var next = takeUp();
            while (next.isPresent() && recount(next.get())) {
                next = takeUp();
            }
            steps.tidy();
        } finally {
            working.unlock();
        }
    }

    private Optional<Recount> takeUp() throws SQLException {
        try (var connection = feed.getConnection()) {
            return repository.takeUp(connection, now(), now().plus(RecountStep.LEASE));
        }
    }

    /** Whether it came to an end; it is given back when it did not. */
    private boolean recount(Recount recount) throws SQLException {
        try {
            while (!stopping) {
                if (!steps.go(recount)) {
                    return true;
                }
            }
            release(recount);
            return false;
        } catch (SQLException | RuntimeException e) {
            if (DatabaseFaults.isTransient(e)) {
                LOG.warnf(e, "Recount %s goes on later", recount.id());
                release(recount);
                return false;
            }
            LOG.errorf(e, "Recount %s failed", recount.id());
            fail(recount);
            return true;
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
}
