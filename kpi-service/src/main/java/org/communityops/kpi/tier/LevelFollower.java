package org.communityops.kpi.tier;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.communityops.kit.feed.FeedHandler;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kpi.community.Communities;

/** Keeps the projection of levels. */
@ApplicationScoped
class LevelFollower implements FeedHandler {
    private final Communities communities;
    private final LevelRepository levels;

    LevelFollower(Communities communities, LevelRepository levels) {
        this.communities = communities;
        this.levels = levels;
    }

    @Override
    public String feed() {
        return "incentive";
    }

    @Override
    public boolean wants(String type) {
        return type.equals(LevelNews.TYPE);
    }

    @Override
    public void apply(Connection feed, List<FeedItem> items) throws SQLException {
        var changed =
                communities.lock(feed, items.stream().map(FeedItem::communityId).collect(Collectors.toSet()));
        levels.put(
                feed,
                items.stream()
                        .map(item -> LevelNews.of(
                                item,
                                Objects.requireNonNull(changed.get(item.communityId()))
                                        .zone()))
                        .filter(LevelNews::isDefault)
                        .toList());
        communities.advance(feed, changed.values());
    }
}
