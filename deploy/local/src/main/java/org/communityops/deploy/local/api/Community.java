package org.communityops.deploy.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.UUID;

/** A community as member-service describes it, with what the commands need. */
public record Community(UUID id, String slug, ZoneId zone) {

    static Community of(JsonNode view) {
        return new Community(
                UUID.fromString(view.get("id").asText()),
                view.get("slug").asText(),
                ZoneId.of(view.get("timeZone").asText()));
    }

    /** The beginning of all paths below the community. */
    public String path() {
        return "/v1/communities/" + id;
    }
}
