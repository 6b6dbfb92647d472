package org.communityops.deploy.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.communityops.deploy.local.api.Community;
import org.communityops.deploy.local.api.Installation;
import org.communityops.deploy.local.api.Patience;
import org.communityops.deploy.local.api.ServiceApi;
import org.communityops.deploy.local.console.Console;
import org.communityops.deploy.local.platform.Service;

/**
 * Waits until the other services have processed what activity-service has: no follower is behind, and the digests of all
 * services, which add up every single event, are those of activity-service.
 */
public record CatchUp(Installation installation, Console console) {
    private static final List<Service> FOLLOWERS = List.of(Service.MEMBER, Service.INCENTIVE, Service.KPI);

    /** Returns whether all have caught up within the time. */
    public boolean await(Community community, Duration limit) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        try (var activity = installation.api(Service.ACTIVITY, Patience.LONG);
                var member = installation.api(Service.MEMBER, Patience.LONG);
                var incentive = installation.api(Service.INCENTIVE, Patience.LONG);
                var kpi = installation.api(Service.KPI, Patience.LONG)) {
            var followers = List.of(member, incentive, kpi);
            while (System.nanoTime() - begin < limit.toNanos()) {
                var behind = 0L;
                for (var follower : followers) {
                    behind += behind(follower);
                }
                if (behind == 0 && differing(activity, followers, community).isEmpty()) {
                    return true;
                }
                console.progress("Followers are %,d events behind".formatted(behind));
                Thread.sleep(behind > 5_000 ? 1_000 : 200);
            }
            for (var title : differing(activity, followers, community)) {
                console.warn("The digests of " + title + " differ from those of activity-service");
            }
        }
        return false;
    }

    private static long behind(ServiceApi service) throws IOException, InterruptedException {
        return StreamSupport.stream(service.get("/v1/followers").path("items").spliterator(), false)
                .mapToLong(follower -> follower.path("lagEvents").asLong())
                .sum();
    }

    private static List<String> differing(ServiceApi activity, List<ServiceApi> followers, Community community)
            throws IOException, InterruptedException {
        var truth = digests(activity, community);
        var differing = new ArrayList<String>();
        for (var i = 0; i < followers.size(); i++) {
            if (!digests(followers.get(i), community).equals(truth)) {
                differing.add(FOLLOWERS.get(i).title());
            }
        }
        return differing;
    }

    private static JsonNode digests(ServiceApi service, Community community) throws IOException, InterruptedException {
        return service.get(community.path() + "/digests").path("items");
    }
}
