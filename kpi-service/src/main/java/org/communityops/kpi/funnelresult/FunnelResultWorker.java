package org.communityops.kpi.funnelresult;

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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Computes the funnels whose figures are behind, one after the other. Whoever takes one up keeps it to himself for a while,
 * so two replicas do not compute the same.
 */
@ApplicationScoped
class FunnelResultWorker {
    private static final Logger LOG = Logger.getLogger(FunnelResultWorker.class);
    private static final Duration GRACE = Duration.ofSeconds(5);
    /** Longer than any funnel may take. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final FeedTransactions transactions;
    private final FunnelResultRepository results;
    private final FunnelComputation computation;
    private final Clock clock;
    private final boolean scheduled;
    private final Duration every;
    private final ReentrantLock working = new ReentrantLock();
    private volatile boolean stopping;

    /** @param every how long a funnel is left alone after it was computed, or could not be */
    FunnelResultWorker(
            FeedTransactions transactions,
            FunnelResultRepository results,
            FunnelComputation computation,
            Clock clock,
            @ConfigProperty(name = "communityops.funnel-results.scheduled", defaultValue = "true") boolean scheduled,
            @ConfigProperty(name = "communityops.funnel-results.every", defaultValue = "PT5M") Duration every) {
        this.transactions = transactions;
        this.results = results;
        this.computation = computation;
        this.clock = clock;
        this.scheduled = scheduled;
        this.every = every;
    }

    /** No funnel is begun any more; the one under way has a moment to be stored. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (working.tryLock(GRACE.toSeconds(), TimeUnit.SECONDS)) {
            working.unlock();
        }
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() throws SQLException {
        if (scheduled) {
            work();
        }
    }

    /** Computes what is due. */
    void work() throws SQLException {
        working.lock();
        try {
            transactions.call(feed -> {
                results.add(feed, now());
                return feed;
            });
            var next = takeUp();
            while (next.isPresent()) {
                compute(next.get());
                next = takeUp();
            }
        } finally {
            working.unlock();
        }
    }

    private Optional<Attempt> takeUp() throws SQLException {
        return stopping ? Optional.empty() : transactions.call(feed -> results.takeUp(feed, now(), now().plus(LEASE)));
    }

    private void compute(Attempt mine) throws SQLException {
        try {
            computation.compute(mine, now().plus(every));
        } catch (Exception e) {
            if (stopping) {
                release(mine);
                return;
            }
            LOG.warnf(
                    e,
                    "Funnel %s of %s could not be computed: its figures stay as they were until the next attempt in %s",
                    mine.funnelId(),
                    mine.communityId(),
                    every);
            fail(mine);
        }
    }

    private void release(Attempt mine) throws SQLException {
        transactions.call(feed -> {
            results.release(feed, mine, now());
            return mine;
        });
    }

    private void fail(Attempt mine) throws SQLException {
        transactions.call(feed -> {
            results.fail(feed, mine, now(), now().plus(every));
            return mine;
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
