package org.communityops.incentive.earning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.community.Communities.Member;
import org.communityops.incentive.fact.Arrival;
import org.communityops.incentive.fact.FactListener;
import org.communityops.incentive.fact.Facts;
import org.communityops.kit.digest.Digests;
import org.communityops.kit.feed.FeedHandler;
import org.communityops.kit.feed.FeedItem;

/** Follows what happens in the communities: a page of events becomes facts and points at once, places a moment later. */
@ApplicationScoped
class ActivityFeedHandler implements FeedHandler {
    private static final String SERIALIZATION_FAILURE = "40001";

    private final Communities communities;
    private final Facts facts;
    private final Earnings earnings;
    private final Instance<FactListener> listeners;
    private final Digests digests;

    ActivityFeedHandler(
            Communities communities,
            Facts facts,
            Earnings earnings,
            Instance<FactListener> listeners,
            Digests digests) {
        this.communities = communities;
        this.facts = facts;
        this.earnings = earnings;
        this.listeners = listeners;
        this.digests = digests;
    }

    @Override
    public String feed() {
        return "activity";
    }

    @Override
    public boolean wants(String type) {
        return type.equals("activity.recorded");
    }

    @Override
    public void apply(Connection connection, List<FeedItem> items) throws SQLException {
        var zones = zones(connection, items);
        var arrivals = List.copyOf(arrivals(items, zones).values());
        communities.addMembers(
                connection,
                arrivals.stream()
                        .map(arrival -> new Member(arrival.communityId(), arrival.memberId()))
                        .collect(Collectors.toSet()));
        var recorded = facts.record(connection, arrivals);
        for (var listener : listeners) {
            listener.recorded(connection, recorded);
        }
        earnings.settle(connection, recorded, zones);
        digests.record(
                connection, recorded.added().stream().map(Arrival::digested).toList());
    }

    /** By event, since an event that a page brings twice counts once. */
    private static Map<UUID, Arrival> arrivals(List<FeedItem> items, Map<UUID, ZoneId> zones) {
        var arrivals = HashMap.<UUID, Arrival>newHashMap(items.size());
        for (var item : items) {
            var zone = zones.get(item.communityId());
            if (zone == null) {
                throw new IllegalStateException("The zone of each community was looked up");
            }
            var arrival = Arrival.of(item, zone);
            arrivals.putIfAbsent(arrival.eventId(), arrival);
        }
        return arrivals;
    }

    /** A community is known once the feed of member-service has brought it; until then its events wait. */
    private Map<UUID, ZoneId> zones(Connection connection, List<FeedItem> items) throws SQLException {
        var wanted = items.stream().map(FeedItem::communityId).collect(Collectors.toSet());
        var zones = communities.zones(connection, wanted);
        if (zones.size() < wanted.size()) {
            throw new SQLTransientException(
                    "Events of a community that the feed of member-service has not brought yet", SERIALIZATION_FAILURE);
        }
        return zones;
    }
}
