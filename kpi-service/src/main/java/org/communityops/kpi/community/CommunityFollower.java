package org.communityops.kpi.community;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.communityops.kit.feed.FeedHandler;
import org.communityops.kit.feed.FeedItem;

/** Keeps the projection of communities; a changed zone makes whoever counts by days count anew. */
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
            var community = known.get(news.id());
            repository.describe(feed, news.id(), news.slug(), news.zone());
            if (community != null && !community.zone().equals(news.zone()) && community.members() > 0) {
                communities.advance(feed, List.of(zoneListener.zoneChanged(feed, community.in(news.zone()))));
            }
        }
    }
}
