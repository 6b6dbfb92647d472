package org.communityops.incentive.community;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.community.Communities.Member;
import org.communityops.kit.feed.FeedHandler;
import org.communityops.kit.feed.FeedItem;

/** Follows what member-service tells: new communities get what every community begins with, members become known. */
@ApplicationScoped
class MemberFeedHandler implements FeedHandler {
    private static final Set<String> WANTED =
            Set.of("community.created", "community.changed", "member.joined", "member.changed");

    private final Communities communities;
    private final Instance<NewCommunityListener> listeners;

    MemberFeedHandler(Communities communities, Instance<NewCommunityListener> listeners) {
        this.communities = communities;
        this.listeners = listeners;
    }

    @Override
    public String feed() {
        return "member";
    }

    @Override
    public boolean wants(String type) {
        return WANTED.contains(type);
    }

    @Override
    public void apply(Connection connection, List<FeedItem> items) throws SQLException {
        var members = new HashSet<Member>();
        for (var item : items) {
            if (item.type().startsWith("community.")) {
                put(connection, item);
            } else {
                members.add(new Member(item.communityId(), UUID.fromString(item.subject())));
            }
        }
        communities.addMembers(connection, members);
    }

    private void put(Connection connection, FeedItem item) throws SQLException {
        var communityId = item.communityId();
        var zone = ZoneId.of(item.data().path("timeZone").asText());
        communities.put(
                connection, communityId, zone, item.data().path("archived").asBoolean(false));
        for (var listener : listeners) {
            listener.begin(connection, communityId);
        }
    }
}
