package org.communityops.deploy.e2e.stream;

import static java.util.stream.Collectors.joining;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.communityops.deploy.e2e.running.Product;
import org.communityops.deploy.e2e.running.StoryCommunity;
import org.communityops.deploy.local.platform.Service;
import org.communityops.deploy.local.replay.CatchUp;

/**
 * What became of events that were sent in batches.
 *
 * @param refused the first answers that were neither
 */
public record Sending(long accepted, long duplicates, List<String> refused) {
    private static final int BATCH = 500;

    /** Sends the events in their order. */
    public static Sending of(List<Event> events, StoryCommunity community) {
        var accepted = 0L;
        var duplicates = 0L;
        var refused = new ArrayList<String>();
        for (var from = 0; from < events.size(); from += BATCH) {
            var batch = events.subList(from, Math.min(events.size(), from + BATCH));
            var body = batch.stream().map(Event::json).collect(joining(",", "[", "]"));
            var answer = community
                    .bot()
                    .post(Service.ACTIVITY, community.path("/events"), "application/cloudevents-batch+json", body)
                    .good();
            accepted += answer.get("accepted").asLong();
            duplicates += answer.get("duplicates").asLong();
            answer.get("results").forEach(result -> refused.add(result.toString()));
        }
        return new Sending(accepted, duplicates, refused);
    }

    /** Waits until every service has processed what activity-service has. */
    public static void awaitProcessed(Product product, StoryCommunity community) {
        var catchUp = new CatchUp(product.installation(product.ownerKey()), product.console());
        await("followers")
                .atMost(Duration.ofMinutes(3))
                .until(() -> catchUp.await(community.known(), Duration.ofMinutes(2)));
    }
}
