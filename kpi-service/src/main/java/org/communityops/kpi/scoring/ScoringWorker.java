package org.communityops.kpi.scoring;

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
import org.communityops.kit.feed.FeedTransactions;
import org.communityops.kit.problem.DatabaseFaults;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sees to it that each week is scored once it is over, and works on the scorings that wait, one after the other. A lease
 * keeps two replicas from doing the same work; whoever takes up what another one left goes on where that one stood.
 */
@ApplicationScoped
class ScoringWorker {
    private static final Logger LOG = Logger.getLogger(ScoringWorker.class);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private final FeedTransactions transactions;
    private final ScoringRepository scorings;
    private final ScoringStep steps;
    private final Clock clock;
    private final boolean scheduled;
    private final Duration delay;
    private final ReentrantLock working = new ReentrantLock();
    private volatile boolean stopping;
    private Instant nextLook = Instant.EPOCH;

    ScoringWorker(
            FeedTransactions transactions,
            ScoringRepository scorings,
            ScoringStep steps,
            Clock clock,
            @ConfigProperty(name = "communityops.member-scores.scheduled", defaultValue = "true") boolean scheduled,
            @ConfigProperty(name = "communityops.member-scores.delay", defaultValue = "PT6H") Duration delay) {
        this.transactions = transactions;
        this.scorings = scorings;
        this.steps = steps;
        this.clock = clock;
        this.scheduled = scheduled;
        this.delay = delay;
    }

    /** Lets a scoring under way be given back, so that nobody has to wait until its lease is over. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (working.tryLock(GRACE.toSeconds(), TimeUnit.SECONDS)) {
            working.unlock();
        }
    }

    /** Has the week scored that was the last one to be over some hours before a moment; late events get that time. */
    void schedule(Instant moment) throws SQLException {
        transactions.call(feed -> {
            scorings.addDue(feed, moment.minus(delay), moment);
            return moment;
        });
    }

    /** Does what is waiting, until something has to wait for the next time. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() throws SQLException {
        working.lock();
        try {
            look();
            var next = takeUp();
            while (next.isPresent() && score(next.get())) {
                next = takeUp();
            }
        } finally {
            working.unlock();
        }
    }

    private void look() throws SQLException {
        var now = now();
        if (scheduled && !now.isBefore(nextLook)) {
            schedule(now);
            nextLook = now.plus(BETWEEN_LOOKS);
        }
    }

    private Optional<Scoring> takeUp() throws SQLException {
        return transactions.call(feed -> scorings.takeUp(feed, now(), now().plus(ScoringStep.LEASE)));
    }

    /** Whether it came to an end; it is given back when it did not. */
    private boolean score(Scoring scoring) throws SQLException {
        try {
            while (!stopping) {
                if (!steps.go(scoring)) {
                    return true;
                }
            }
            steps.release(scoring);
            return false;
        } catch (SQLException | RuntimeException e) {
            if (DatabaseFaults.isTransient(e)) {
                LOG.warnf(e, "The scoring of %s in %s goes on later", scoring.week(), scoring.communityId());
                steps.release(scoring);
                return false;
            }
            LOG.errorf(e, "The scoring of %s in %s failed", scoring.week(), scoring.communityId());
            fail(scoring);
            return true;
        }
    }

    private void fail(Scoring scoring) throws SQLException {
        transactions.call(feed -> {
            scorings.fail(
                    feed, scoring, "It failed on our side; ask for it again, and report it when it fails again", now());
            return scoring;
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
