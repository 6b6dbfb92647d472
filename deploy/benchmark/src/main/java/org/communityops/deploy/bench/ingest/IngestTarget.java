package org.communityops.deploy.bench.ingest;

import java.io.IOException;
import org.communityops.deploy.bench.http.Requests;
import org.communityops.deploy.bench.testbed.Testbed;
import org.communityops.deploy.local.api.Community;
import org.communityops.deploy.local.platform.Service;
import org.jspecify.annotations.Nullable;

/** The community that events are sent to, made when the first scenario begins. */
public final class IngestTarget {
    private @Nullable Target target;

    /**
     * A community.
     *
     * @param requests of its bot
     */
    public record Target(Community community, Requests requests) {}

    /** The community, known to all services. */
    public Target in(Testbed testbed) throws IOException, InterruptedException {
        if (target == null) {
            var community = testbed.community("bench-events", "UTC");
            testbed.awaitKnown(Service.INCENTIVE, community.path() + "/leaderboards/all");
            testbed.awaitKnown(Service.KPI, community.path() + "/metrics/dau");
            target = new Target(community, testbed.botRequests(community));
        }
        return target;
    }
}
