package org.communityops.deploy.bench.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import org.communityops.deploy.local.platform.Service;

/**
 * How far the services have followed each other's feeds. What a service says of itself is held against the feed's own tables:
 * a follower that was suspended does not know yet what it missed.
 */
public record Followers(Testbed testbed) {

    /** How many news of all feeds a service has not applied yet. */
    public long behind(Service follower) throws IOException, InterruptedException, SQLException {
        var behind = 0L;
        try (var api = testbed.api(follower)) {
            for (var item : api.get("/v1/followers").path("items")) {
                behind += Math.max(
                        0, published(feedOf(item)) - item.path("position").asLong());
            }
        }
        return behind;
    }

    /** How many news of a feed a service has applied. */
    public long position(Service follower, Service feed) throws IOException, InterruptedException {
        try (var api = testbed.api(follower)) {
            for (var item : api.get("/v1/followers").path("items")) {
                if (feedOf(item) == feed) {
                    return item.path("position").asLong();
                }
            }
        }
        throw new IOException(follower.title() + " does not follow " + feed.title());
    }

    /** How many news a service has published, and is about to. */
    public long published(Service feed) throws IOException, SQLException {
        return testbed.database(feed)
                .number("select (select sum(position) from feed_head) + (select coalesce(sum(size), 0) from outbox)");
    }

    private static Service feedOf(JsonNode item) {
        return Service.valueOf(item.path("feed").asText().toUpperCase(Locale.ROOT));
    }
}
