package org.communityops.deploy.bench.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.deploy.bench.measure.Pass;
import org.communityops.deploy.bench.raw.RawDatabase;

/** Checks after each pass that what was sent is in the database: neither less nor more. */
final class Sent {
    private final RawDatabase activity;
    private final UUID community;
    private long expected;

    Sent(RawDatabase activity, UUID community) throws SQLException {
        this.activity = activity;
        this.community = community;
        this.expected = there();
    }

    /**
     * Returns the pass if it was right.
     *
     * @param sent how many events it sent
     * @param fresh how many of them were new
     */
    Pass require(Pass pass, long sent, long fresh) throws IOException, SQLException {
        expected += fresh;
        var there = there();
        if (there != expected || pass.outcome().count() != sent) {
            throw new IOException("Sent %,d events, %,d were acknowledged; %,d should be there and %,d are"
                    .formatted(sent, pass.outcome().count(), expected, there));
        }
        return pass;
    }

    private long there() throws SQLException {
        return activity.number("select count(*) from event where community_id = ?", community);
    }
}
