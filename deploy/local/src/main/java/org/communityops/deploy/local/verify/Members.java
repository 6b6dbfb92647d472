package org.communityops.deploy.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.communityops.deploy.local.api.Community;
import org.communityops.deploy.local.replay.EventFile;
import org.communityops.kit.ids.Ids;

/**
 * Who is who: the truth names members as the events do, the services by id. The id is derived from platform and external
 * id, for members to whom nobody has linked further identities.
 */
final class Members {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, UUID> ids = new HashMap<>();
    private final Map<UUID, String> names = new HashMap<>();

    private Members() {}

    /** The actors of a file of events. */
    static Members of(EventFile events, Community community) throws IOException {
        var members = new Members();
        for (var line = events.next(); line.isPresent(); line = events.next()) {
            var event = JSON.readTree(line.get().content());
            var name = event.path("subject").asText();
            if (!name.isEmpty() && !members.ids.containsKey(name)) {
                var id = Ids.derived(community.id(), platform(event), name);
                members.ids.put(name, id);
                members.names.put(id, name);
            }
        }
        return members;
    }

    Optional<UUID> id(String name) {
        return Optional.ofNullable(ids.get(name));
    }

    /** The name in the events; the id itself for somebody who is not in them. */
    String name(String id) {
        return names.getOrDefault(UUID.fromString(id), id);
    }

    int count() {
        return ids.size();
    }

    private static String platform(JsonNode event) {
        var named = event.path("data").path("platform").asText("");
        return named.isEmpty() ? event.path("source").asText().split(":", 2)[0] : named;
    }
}
