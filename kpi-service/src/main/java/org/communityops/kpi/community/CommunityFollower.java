package org.communityops.kpi.community;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.communityops.kit.feed.FeedHandler;
import org.communityops.kit.feed.FeedItem;

/** Keeps the projection of communities, and passes on in which zone each one lives. */
@ApplicationScoped
class CommunityFollower implements FeedHandler {
    private static final Set<String> TYPES = Set.of("community.created", "community.changed");

    private final Communities communities;
    private final CommunityRepository repository;
    private final ZoneListener zoneListener;

    CommunityFollower(Communities communities, CommunityRepository repository, ZoneListener zoneListener) {
        this.communities = communities;
        this.repository = repository;
        this.zoneListener = zoneListener;
    }

    @Override
    public String feed() {
        return "member";
    }

    @Override
    public boolean wants(String type) {
        return TYPES.contains(type);
    }

    @Override
    public void apply(Connection feed, List<FeedItem> items) throws SQLException {
        var latest = new LinkedHashMap<UUID, CommunityNews>();
        items.forEach(item -> latest.put(item.communityId(), CommunityNews.of(item)));
        var known = communities.lock(feed, latest.keySet());
        for (var news : latest.values()) {
            var community = Objects.requireNonNull(known.get(news.id()));
            var isFirst = repository.describe(feed, news.id(), news.slug());
            if (community.members() == 0) {
                communities.settle(feed, community.in(news.zone()));
            } else {
                zoneListener.zoneTold(feed, community, news.zone(), isFirst);
            }
        }
    }
}
