package org.communityops.incentive.community;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.sql.Columns;
import org.communityops.kit.feed.FeedHandler;
import org.communityops.kit.feed.FeedItem;

/** When members joined, as member-service tells and corrects it. */
@ApplicationScoped
class Joinings implements FeedHandler {
    private static final Set<String> WANTED = Set.of("member.joined", "member.changed");
    private static final String PUT = """
            insert into joining (community_id, member_id, joined_at)
            select * from unnest(?::uuid[], ?::uuid[], ?::timestamptz[]) order by 1, 2
            on conflict (community_id, member_id) do update set joined_at = excluded.joined_at
             where joining.joined_at <> excluded.joined_at
            """;

    private record Member(UUID communityId, UUID memberId) {}

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
        var latest = new LinkedHashMap<Member, Instant>();
        for (var item : items) {
            var joinedAt = item.data().path("joinedAt").asText("");
            if (!joinedAt.isEmpty()) {
                latest.put(new Member(item.communityId(), UUID.fromString(item.subject())), Instant.parse(joinedAt));
            }
        }
        if (latest.isEmpty()) {
            return;
        }
        try (var upsert = connection.prepareStatement(PUT)) {
            new Columns<>(upsert, latest.entrySet())
                    .add("uuid", joining -> joining.getKey().communityId())
                    .add("uuid", joining -> joining.getKey().memberId())
                    .add("timestamptz", Map.Entry::getValue);
            upsert.executeUpdate();
        }
    }
}
