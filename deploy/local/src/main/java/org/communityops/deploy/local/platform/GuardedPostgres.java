package org.communityops.deploy.local.platform;

import java.io.IOException;
import java.time.Duration;
import org.communityops.deploy.local.console.Console;
import org.communityops.deploy.local.postgres.Postgres;

/** The database server, started again when it ends without having been asked to; the services wait for it meanwhile. */
final class GuardedPostgres {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

    private final Postgres server;
    private final Console console;
    private boolean stopping;

    GuardedPostgres(Postgres server, Console console) {
        this.server = server;
        this.console = console;
    }

    synchronized void start() throws IOException, InterruptedException {
        if (!stopping) {
            server.start();
            server.process()
                    .ifPresent(process -> Thread.ofVirtual().name("postgresql").start(() -> watch(process)));
        }
    }

    /** Waits for a start that is under way, then stops the server for good. */
    synchronized void stop() throws IOException, InterruptedException {
        stopping = true;
        server.stop(PATIENCE);
    }

    private void watch(ProcessHandle process) {
        process.onExit().join();
        for (var tries = 0; !isStopping(); tries++) {
            try {
                console.warn("PostgreSQL ended by itself; starting it again");
                start();
                return;
            } catch (IOException e) {
                console.warn(String.valueOf(e.getMessage()));
                pause(tries);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    private static void pause(int tries) {
        try {
            Thread.sleep(BETWEEN_TRIES.multipliedBy(Math.min(tries + 1, 6)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
