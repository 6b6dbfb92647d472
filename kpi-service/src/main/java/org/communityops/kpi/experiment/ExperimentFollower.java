package org.communityops.kpi.experiment;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.communityops.kit.feed.FeedHandler;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kpi.community.Communities;

/** Keeps the projection of experiments and exposures. */
@ApplicationScoped
class ExperimentFollower implements FeedHandler {
    private static final String EXPOSED = "experiment.exposed";
    private static final Set<String> TYPES = Set.of("experiment.started", "experiment.stopped", EXPOSED);

    private final Communities communities;
    private final ExperimentRepository experiments;

    ExperimentFollower(Communities communities, ExperimentRepository experiments) {
        this.communities = communities;
        this.experiments = experiments;
    }

    @Override
    public String feed() {
        return "incentive";
    }

    @Override
    public boolean wants(String type) {
        return TYPES.contains(type);
    }

    @Override
    public void apply(Connection feed, List<FeedItem> items) throws SQLException {
        var changed =
                communities.lock(feed, items.stream().map(FeedItem::communityId).collect(Collectors.toSet()));
        for (var item : items) {
            if (!item.type().equals(EXPOSED)) {
                experiments.put(feed, Experiment.of(item));
            }
        }
        experiments.expose(
                feed,
                items.stream()
                        .filter(item -> item.type().equals(EXPOSED))
                        .map(Exposure::of)
                        .toList());
        communities.advance(feed, changed.values());
    }
}
