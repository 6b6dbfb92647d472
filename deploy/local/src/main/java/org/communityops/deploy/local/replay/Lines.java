package org.communityops.deploy.local.replay;

import java.io.IOException;
import java.util.Optional;

/** Events to be sent, one after the other. */
public interface Lines {
    /**
     * A line that is not empty.
     *
     * @param content one event; empty when the line is too long to be one
     */
    record Line(long number, byte[] content) {}

    /** The next event; empty after the last. */
    Optional<Line> next() throws IOException;
}
