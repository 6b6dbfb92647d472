package org.communityops.deploy.e2e.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.communityops.deploy.local.replay.Lines;

/** Events for a replay that goes on only as far as it is allowed to, so that it lasts as long as a test needs. */
public final class PacedLines implements Lines {
    private final List<Event> events;
    private final Semaphore allowed = new Semaphore(0);
    private int next;

    public PacedLines(List<Event> events) {
        this.events = events;
    }

    /** Lets so many more events go out. */
    public void allow(int count) {
        allowed.release(count);
    }

    @Override
    public Optional<Line> next() throws IOException {
        if (next == events.size()) {
            return Optional.empty();
        }
        allowed.acquireUninterruptibly();
        var event = events.get(next++);
        return Optional.of(new Line(next, event.json().getBytes(StandardCharsets.UTF_8)));
    }
}
