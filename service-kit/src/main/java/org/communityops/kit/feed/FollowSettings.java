package org.communityops.kit.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which feeds a service follows and how. */
@ConfigMapping(prefix = "communityops.follow")
public interface FollowSettings {
    /** Base URL of member-service; its feed is not followed without one. */
    Optional<URI> member();

    /** Base URL of activity-service; its feed is not followed without one. */
    Optional<URI> activity();

    /** Base URL of incentive-service; its feed is not followed without one. */
    Optional<URI> incentive();

    /** Base URL of kpi-service; its feed is not followed without one. */
    Optional<URI> kpi();

    /** How many news a page holds at most: a bigger one is cheaper for each event and takes longer to appear. */
    @WithDefault("2000")
    int page();

    /** How long a poll waits for news, in milliseconds. */
    @WithDefault("20000")
    int poll();

    /** The base URLs by feed. */
    default Map<String, URI> urls() {
        var urls = new TreeMap<String, URI>();
        member().ifPresent(url -> urls.put("member", url));
        activity().ifPresent(url -> urls.put("activity", url));
        incentive().ifPresent(url -> urls.put("incentive", url));
        kpi().ifPresent(url -> urls.put("kpi", url));
        return urls;
    }
}
