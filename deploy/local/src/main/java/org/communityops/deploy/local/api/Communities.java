package org.communityops.deploy.local.api;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communityops.deploy.local.platform.Service;

/**
 * The communities of an installation, and the keys that write to them.
 *
 * @param owner opened by an owner key
 */
public record Communities(Installation owner) {

    public Optional<Community> find(String slug) throws IOException, InterruptedException {
        try (var members = owner.api(Service.MEMBER, Patience.SHORT)) {
            var page = members.get("/v1/communities?slug=" + URLEncoder.encode(slug, StandardCharsets.UTF_8));
            for (var view : page.path("items")) {
                if (slug.equals(view.path("slug").asText())) {
                    return Optional.of(Community.of(view));
                }
            }
            return Optional.empty();
        }
    }

    public Community create(Map<String, Object> request) throws IOException, InterruptedException {
        try (var members = owner.api(Service.MEMBER, Patience.SHORT)) {
            return Community.of(members.post("/v1/communities", request));
        }
    }

    /** A new key that may send the community's activity; an owner's may not. */
    public String botKey(Community community, String name) throws IOException, InterruptedException {
        try (var members = owner.api(Service.MEMBER, Patience.SHORT)) {
            var request = Map.of("name", name, "kind", "bot", "communities", List.of(community.id()));
            return members.post("/v1/api-keys", request).get("key").asText();
        }
    }
}
