package org.communityops.kpi.rewardcost;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.communityops.kit.feed.FeedHandler;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kpi.community.Communities;
import org.communityops.kpi.cost.Costs;
import org.communityops.kpi.cost.Costs.Reward;

/** Turns fulfilled rewards that tell what they cost into costs, in the transaction of the cursor. */
@ApplicationScoped
class RewardCostFollower implements FeedHandler {
    private final Communities communities;
    private final Costs costs;

    RewardCostFollower(Communities communities, Costs costs) {
        this.communities = communities;
        this.costs = costs;
    }

    @Override
    public String feed() {
        return "incentive";
    }

    @Override
    public boolean wants(String type) {
        return type.equals("redemption.fulfilled");
    }

    @Override
    public void apply(Connection feed, List<FeedItem> items) throws SQLException {
        var priced = items.stream()
                .filter(item -> item.data().hasNonNull("unitCost"))
                .collect(Collectors.groupingBy(FeedItem::communityId));
        var locked = communities.lock(feed, priced.keySet());
        for (var community : locked.values()) {
            var rewards = priced.getOrDefault(community.id(), List.of()).stream()
                    .map(item -> reward(item, community.zone()))
                    .toList();
            costs.enter(feed, community.id(), rewards);
        }
        communities.advance(feed, locked.values());
    }

    private static Reward reward(FeedItem item, ZoneId zone) {
        var news = item.data();
        var cost = news.required("unitCost");
        return new Reward(
                UUID.fromString(news.required("redemptionId").asText()),
                item.time().atZone(zone).toLocalDate(),
                cost.required("amount").decimalValue(),
                cost.required("currency").asText(),
                news.required("name").asText(),
                item.time());
    }
}
