package org.communityops.deploy.e2e.running;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.communityops.deploy.local.api.Community;
import org.communityops.deploy.local.platform.Service;
import org.communityops.kit.ids.Ids;

/**
 * A community made for one story, with a key of each kind a user has, known to all services.
 *
 * @param owner may do everything in every community
 */
public record StoryCommunity(UUID id, ZoneId zone, Caller owner, Caller bot, Caller bi, Caller app) {

    /** Makes the community and its keys through member-service, and waits until the other services know them. */
    public static StoryCommunity in(Product product, ZoneId zone) {
        var owner = product.owner();
        var slug = "story-" + UUID.randomUUID().toString().substring(0, 13);
        var view = owner.create(
                Service.MEMBER,
                "/v1/communities",
                Map.of("slug", slug, "name", "A story", "timeZone", zone.getId(), "joinPolicy", "OPEN"));
        var id = UUID.fromString(view.get("id").asText());
        var community =
                new StoryCommunity(id, zone, owner, key(owner, "bot", id), key(owner, "bi", id), key(owner, "app", id));
        community.awaitKnown();
        return community;
    }

    /** Makes a key for one community. */
    public static Caller key(Caller owner, String kind, UUID community) {
        return owner.withKey(issue(owner, Map.of("name", kind, "kind", kind, "communities", List.of(community)))
                .get("key")
                .asText());
    }

    public static JsonNode issue(Caller owner, Map<String, Object> request) {
        return owner.create(Service.MEMBER, "/v1/api-keys", request);
    }

    /** Waits until all services know a key, whatever they let it do. */
    public static void awaitKey(Caller caller, UUID community) {
        for (var service : Service.values()) {
            await(service.title())
                    .atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> caller.get(service, "/v1/communities/" + community + "/digests")
                                    .status()
                            != 401);
        }
    }

    /** A path below the community. */
    public String path(String rest) {
        return "/v1/communities/" + id + rest;
    }

    public UUID member(String platform, String name) {
        return Ids.derived(id, platform, name);
    }

    /** The community as the launcher's clients name it. */
    public Community known() {
        return new Community(id, "story", zone);
    }

    private void awaitKnown() {
        awaitGood(bot, Service.ACTIVITY, "/event-types");
        awaitGood(app, Service.ACTIVITY, "/events");
        awaitGood(bi, Service.ACTIVITY, "/events");
        for (var caller : List.of(app, bi)) {
            awaitGood(caller, Service.INCENTIVE, "/leaderboards/all");
            awaitGood(caller, Service.KPI, "/metrics/messages");
        }
    }

    private void awaitGood(Caller caller, Service service, String path) {
        await(service + path)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> caller.get(service, path(path)).status() == 200);
    }
}
