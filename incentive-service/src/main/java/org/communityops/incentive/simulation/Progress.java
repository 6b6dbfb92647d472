package org.communityops.incentive.simulation;

import java.sql.SQLException;

/** Hears how far a simulation has come, and throws {@link Stopped} when nobody wants it any more. */
public interface Progress {
    /** Events that were looked at, of so many. */
    void at(long done, long total) throws SQLException;

    /** Nobody wants the simulation any more. */
    final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Stopped() {
            super(null, null, false, false);
        }
    }
}
