package org.communityops.deploy.bench.testbed;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.communityops.deploy.local.api.ApiException;
import org.communityops.deploy.local.console.Console;

/**
 * Something that comes to pass by itself, soon.
 *
 * @param what as it is told when it does not
 */
public record Awaited(String what, Console console) {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final long PAUSE_MILLIS = 50;

    /** Whether it has come to pass. */
    public interface Condition {
        boolean holds() throws IOException, InterruptedException, SQLException;
    }

    /** Returns when the condition holds; a key that is not known yet is waited for as well. */
    public void until(Condition condition) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        while (!holds(condition)) {
            if (System.nanoTime() - begin > LIMIT.toNanos()) {
                throw new IOException("Waited in vain until " + what);
            }
            console.progress("Waiting until " + what);
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static boolean holds(Condition condition) throws IOException, InterruptedException {
        try {
            return condition.holds();
        } catch (ApiException e) {
            if (e.status() == 401) {
                return false;
            }
            throw e;
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
