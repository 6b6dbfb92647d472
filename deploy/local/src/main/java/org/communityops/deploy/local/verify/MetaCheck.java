package org.communityops.deploy.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import org.communityops.deploy.local.api.Community;
import org.communityops.deploy.local.api.ServiceApi;

/** Compares {@code meta.json}: how many events of which type, members and topics there are. */
record MetaCheck(ServiceApi activity, Kpis kpis, ActiveDays active, Community community, Members members)
        implements Check {

    @Override
    public String file() {
        return "meta.json";
    }

    @Override
    public void run(JsonNode truth, Comparison comparison) throws IOException, InterruptedException {
        var counts = new HashMap<String, Long>();
        for (var digest : activity.get(community.path() + "/digests").path("items")) {
            counts.merge(digest.path("type").asText(), digest.path("events").asLong(), Long::sum);
        }
        var all = counts.values().stream().mapToLong(Long::longValue).sum();
        comparison.number(file(), "events", truth.path("events"), (double) all);
        comparison.number(file(), "members", truth.path("members"), (double) members.count());
        for (var type : truth.path("eventsByType").properties()) {
            var count = counts.getOrDefault(type.getKey(), 0L);
            comparison.number(file(), "eventsByType " + type.getKey(), type.getValue(), (double) count);
        }
        comparison.number(file(), "everActiveMembers", truth.path("everActiveMembers"), (double) active.members());
        var topics = kpis.topics()
                .valueStream()
                .mapToDouble(month -> month.path("newTopics").asDouble())
                .sum();
        comparison.number(file(), "topics", truth.path("topics"), topics);
    }
}
