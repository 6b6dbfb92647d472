package org.communityops.member.key;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The communities that a key is good for: every one there is and will be, or those named.
 *
 * @param only null: every community
 */
record KeyCommunities(@Nullable List<UUID> only) {
    static final String EVERYWHERE = "ALL";
    static final int MOST = 1000;

    KeyCommunities {
        only = only == null ? null : only.stream().distinct().sorted().toList();
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static KeyCommunities of(JsonNode json) {
        if (json.isTextual() && json.textValue().equals(EVERYWHERE)) {
            return new KeyCommunities(null);
        }
        if (!json.isArray()) {
            throw new IllegalArgumentException("communities is neither ALL nor a list");
        }
        var ids = new ArrayList<UUID>();
        json.forEach(id -> ids.add(UUID.fromString(id.textValue())));
        return new KeyCommunities(ids);
    }

    @JsonValue
    Object json() {
        return only == null ? EVERYWHERE : only;
    }

    boolean isWithin(boolean everywhere, Collection<UUID> communities) {
        return everywhere || (only != null && communities.containsAll(only));
    }
}
