package org.communityops.member.level;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.communityops.kit.feed.FeedHandler;
import org.communityops.kit.feed.FeedItem;

/**
 * Follows the incentive feed: keeps the level that each member has reached on the default ladder of the community, to show it
 * with the member.
 */
@ApplicationScoped
class LevelHandler implements FeedHandler {
    private static final String KEEP = """
            insert into member_level (community_id, member_id, level)
            select * from unnest(?::uuid[], ?::uuid[], ?::int[]) as l (community_id, member_id, level)
            order by community_id, member_id
            on conflict (community_id, member_id) do update set level = excluded.level
            """;

    private record Holder(UUID communityId, UUID memberId) {}

    @Override
    public String feed() {
        return "incentive";
    }

    @Override
    public boolean wants(String type) {
        return type.equals("level.changed");
    }

    @Override
    public void apply(Connection feedRole, List<FeedItem> items) throws SQLException {
        Map<Holder, Integer> latest = new LinkedHashMap<>();
        for (var item : items) {
            if (item.data().path("isDefault").asBoolean(true)) {
                latest.put(holder(item), level(item));
            }
        }
        try (var statement = feedRole.prepareStatement(KEEP)) {
            var holders = latest.keySet();
            var communities = holders.stream().map(Holder::communityId).toArray();
            var members = holders.stream().map(Holder::memberId).toArray();
            statement.setArray(1, feedRole.createArrayOf("uuid", communities));
            statement.setArray(2, feedRole.createArrayOf("uuid", members));
            statement.setArray(3, feedRole.createArrayOf("int4", latest.values().toArray()));
            statement.executeUpdate();
        }
    }

    private static Holder holder(FeedItem item) {
        return new Holder(
                item.communityId(),
                UUID.fromString(item.data().required("memberId").asText()));
    }

    private static int level(FeedItem item) {
        var level = item.data().required("level");
        if (!level.canConvertToInt()) {
            throw new IllegalArgumentException("level is not a number but " + level.getNodeType());
        }
        return level.intValue();
    }
}
