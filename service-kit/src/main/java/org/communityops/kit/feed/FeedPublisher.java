package org.communityops.kit.feed;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Gives committed news their positions: after each commit of this replica, and on a short tick for those of others. Any
 * number of replicas may publish at once; the database lets one of them number a slice.
 */
@ApplicationScoped
public class FeedPublisher {
    private static final Logger LOG = Logger.getLogger(FeedPublisher.class);
    private static final int AT_MOST = 5_000;
    private static final long TICK_MILLIS = 200;

    private final AgroalDataSource database;
    private final Semaphore work = new Semaphore(0);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition published = lock.newCondition();
    private volatile boolean draining;
    private volatile boolean stopping;
    private long publications;

    FeedPublisher(@DataSource("feed") AgroalDataSource database) {
        this.database = database;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("feed-publisher").start(this::run);
    }

    /** Long polls answer at once, so that the requests under way can end within the time that a shutdown has. */
    void drain(@Observes ShutdownDelayInitiatedEvent event) {
        draining = true;
        announce();
    }

    void stop(@Observes ShutdownEvent event) {
        draining = true;
        stopping = true;
        nudge();
        announce();
    }

    /** Says that news were just committed. */
    public void nudge() {
        if (work.availablePermits() == 0) {
            work.release();
        }
    }

    /** Publishes what is committed by now; what another replica is numbering at this moment may follow a little later. */
    public void publish() throws SQLException {
        int moved;
        do {
            moved = publishOnce();
            if (moved > 0) {
                announce();
            }
        } while (moved >= AT_MOST);
    }

    /** How often something was published so far; to be given to {@link #await}. */
    long publications() {
        lock.lock();
        try {
            return publications;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something is published after {@code seen}, the time is over, or the service stops. */
    void await(long seen, long millis) throws InterruptedException {
        lock.lock();
        try {
            var left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (publications == seen && left > 0 && !draining) {
                left = published.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isDraining() {
        return draining;
    }

    private void run() {
        while (!stopping) {
            try {
                var nudged = work.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS);
                if (nudged) {
                    work.drainPermits();
                }
                publish();
            } catch (SQLException | RuntimeException e) {
                LOG.warnf("News wait to be published: %s", e.getMessage());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private int publishOnce() throws SQLException {
        try (var connection = database.getConnection();
                var call = connection.prepareStatement("select feed_publish(?)")) {
            call.setInt(1, AT_MOST);
            try (var row = call.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private void announce() {
        lock.lock();
        try {
            publications++;
            published.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
