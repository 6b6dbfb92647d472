package org.communityops.activity.identity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.communityops.kit.feed.FeedHandler;
import org.communityops.kit.feed.FeedItem;

/** Follows what member-service says about identities. */
@ApplicationScoped
class IdentityNews implements FeedHandler {
    private static final String LINKED = "identity.linked";
    private static final String UNLINKED = "identity.unlinked";

    private final IdentityRepository repository;
    private final ObjectMapper json;

    IdentityNews(IdentityRepository repository, ObjectMapper json) {
        this.repository = repository;
        this.json = json;
    }

    /** The part of the news that is used here. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Body(UUID memberId, String platform, String externalId) {}

    @Override
    public String feed() {
        return "member";
    }

    @Override
    public boolean wants(String type) {
        return type.equals(LINKED) || type.equals(UNLINKED);
    }

    /** What a page says last about an identity counts; links are made after links are undone. */
    @Override
    public void apply(Connection connection, List<FeedItem> items) throws SQLException {
        Map<Identity, UUID> linked = new LinkedHashMap<>();
        Map<Identity, UUID> unlinked = new LinkedHashMap<>();
        for (var item : items) {
            var body = json.convertValue(item.data(), Body.class);
            var identity = new Identity(item.communityId(), body.platform(), body.externalId());
            if (item.type().equals(LINKED)) {
                linked.put(identity, body.memberId());
            } else {
                linked.remove(identity, body.memberId());
                unlinked.put(identity, body.memberId());
            }
        }
        repository.unlink(connection, unlinked);
        repository.link(connection, linked);
    }
}
