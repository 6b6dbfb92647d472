package org.communityops.activity.community;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.communityops.kit.feed.FeedHandler;
import org.communityops.kit.feed.FeedItem;
import org.jspecify.annotations.Nullable;

/** Follows what member-service says about communities. */
@ApplicationScoped
class CommunityNews implements FeedHandler {
    private static final Set<String> TYPES = Set.of("community.created", "community.changed");

    private final CommunityRepository repository;
    private final Communities communities;
    private final ObjectMapper json;

    CommunityNews(CommunityRepository repository, Communities communities, ObjectMapper json) {
        this.repository = repository;
        this.communities = communities;
        this.json = json;
    }

    /** The part of the news that is used here. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Body(
            UUID id, String slug, ZoneId timeZone, @Nullable Instant eventsFrom, boolean archived) {}

    @Override
    public String feed() {
        return "member";
    }

    @Override
    public boolean wants(String type) {
        return TYPES.contains(type);
    }

    @Override
    public void apply(Connection connection, List<FeedItem> items) throws SQLException {
        var latest = new LinkedHashMap<UUID, Community>();
        for (var item : items) {
            var body = json.convertValue(item.data(), Body.class);
            latest.put(
                    body.id(),
                    new Community(body.id(), body.slug(), body.timeZone(), body.eventsFrom(), body.archived()));
        }
        repository.save(connection, latest.values());
    }

    @Override
    public void committed(List<FeedItem> items) {
        communities.forget(items.stream().map(FeedItem::communityId).toList());
    }
}
