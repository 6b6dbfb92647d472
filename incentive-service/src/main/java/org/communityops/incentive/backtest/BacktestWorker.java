package org.communityops.incentive.backtest;

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
import org.communityops.incentive.simulation.Progress;
import org.communityops.incentive.simulation.Simulation;
import org.jboss.logging.Logger;

/**
 * Works on the back-tests that were asked for, one after the other. A lease keeps two replicas from doing the same work.
 * Whoever takes up what another one left begins again: there is nothing half done, since a back-test has no effect but
 * its result. One that was begun several times and never came to an end is given up.
 */
@ApplicationScoped
class BacktestWorker {
    private static final Logger LOG = Logger.getLogger(BacktestWorker.class);
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 3;

    private final BacktestRepository repository;
    private final Simulation simulation;
    private final Clock clock;
    private final ReentrantLock working = new ReentrantLock();
    private volatile boolean stopping;

    BacktestWorker(BacktestRepository repository, Simulation simulation, Clock clock) {
        this.repository = repository;
        this.simulation = simulation;
        this.clock = clock;
    }

    /** Lets a back-test under way be given back, so that nobody has to wait until its lease is over. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (working.tryLock(GRACE.toSeconds(), TimeUnit.SECONDS)) {
            working.unlock();
        }
    }

    /** Does what is waiting. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() throws SQLException {
        working.lock();
        try {
            var next = takeUp();
            while (next.isPresent()) {
                test(next.get());
                next = takeUp();
            }
        } finally {
            working.unlock();
        }
    }

    private Optional<Backtest> takeUp() throws SQLException {
        if (stopping) {
            return Optional.empty();
        }
        var now = now();
        repository.giveUp(ATTEMPTS, "It was begun " + ATTEMPTS + " times and never came to an end", now);
        return repository.takeUp(now, now.plus(LEASE));
    }

    private void test(Backtest backtest) throws SQLException {
        try {
            var result = simulation.run(backtest.scenario(), new Renewal(backtest));
            repository.finish(backtest, result, now());
        } catch (Progress.Stopped e) {
            if (stopping) {
                repository.release(backtest);
                return;
            }
            LOG.debugf("Back-test %s was cancelled or is somebody else's now", backtest.id());
        } catch (SQLException | RuntimeException e) {
            LOG.warnf(e, "Back-test %s failed", backtest.id());
            repository.fail(backtest, "It failed on our side; try again, and report it when it fails again", now());
        }
    }

    /** Tells how far a back-test is, at most once a second, and so keeps it. */
    private final class Renewal implements Progress {
        private final Backtest backtest;
        private Instant due = Instant.MIN;

        Renewal(Backtest backtest) {
            this.backtest = backtest;
        }

        @Override
        public void at(long done, long total) throws SQLException {
            var now = now();
            if (stopping) {
                throw new Stopped();
            }
            if (now.isBefore(due)) {
                return;
            }
            due = now.plus(BETWEEN_REPORTS);
            if (!repository.progress(backtest, done, total, now.plus(LEASE))) {
                throw new Stopped();
            }
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
