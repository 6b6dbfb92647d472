package org.communityops.activity.count;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** Counts what was published, in the background of every replica; a slice is counted by one of them at a time. */
@ApplicationScoped
class Counting {
    private static final Logger LOG = Logger.getLogger(Counting.class);
    private static final long TICK_MILLIS = 200;
    private static final long AFTER_FAILURE_MILLIS = 2_000;

    private final CountRepository repository;
    private volatile boolean stopping;

    Counting(CountRepository repository) {
        this.repository = repository;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("counting").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    private void run() {
        while (!stopping) {
            try {
                if (!countAll()) {
                    Thread.sleep(TICK_MILLIS);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Whether something was counted, so that there may be more. */
    private boolean countAll() throws InterruptedException {
        try {
            var counted = 0;
            for (var slice : repository.lagging()) {
                counted += repository.countSome(slice);
            }
            return counted > 0;
        } catch (SQLException | IllegalStateException e) {
            LOG.warnf("Events wait to be counted: %s", e.getMessage());
            Thread.sleep(AFTER_FAILURE_MILLIS);
            return false;
        }
    }
}
