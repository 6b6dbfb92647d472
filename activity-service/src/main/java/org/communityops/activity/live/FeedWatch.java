package org.communityops.activity.live;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/** Looks at the heads of the feed on behalf of all live streams: one small query a tick while somebody watches. */
@ApplicationScoped
class FeedWatch {
    private static final Logger LOG = Logger.getLogger(FeedWatch.class);
    private static final long TICK_MILLIS = 100;

    private final LiveRepository repository;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private List<Long> heads = List.of();
    private int watchers;

    FeedWatch(LiveRepository repository) {
        this.repository = repository;
    }

    /** Begins to watch; whoever begins also ends. */
    void begin() {
        lock.lock();
        try {
            watchers++;
            if (watchers == 1) {
                Thread.ofVirtual().name("feed-watch").start(this::run);
            }
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            watchers--;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the feed stands elsewhere than at {@code seen}, at most so long; tells where it stands. */
    List<Long> await(List<Long> seen, long millis) throws InterruptedException {
        lock.lock();
        try {
            var left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (heads.equals(seen) && left > 0) {
                left = moved.awaitNanos(left);
            }
            return heads;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (look()) {
            try {
                Thread.sleep(TICK_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean look() {
        var now = heads();
        lock.lock();
        try {
            if (!now.isEmpty() && !now.equals(heads)) {
                heads = now;
                moved.signalAll();
            }
            return watchers > 0;
        } finally {
            lock.unlock();
        }
    }

    private List<Long> heads() {
        try {
            return repository.heads();
        } catch (IllegalStateException e) {
            LOG.warnf("Live streams wait: %s", e.getMessage());
            return List.of();
        }
    }
}
