package org.communityops.activity.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.communityops.kit.problem.Fault;
import org.jspecify.annotations.Nullable;

/**
 * A type of event.
 *
 * @param schema the JSON Schema of {@code data}
 * @param registeredAt when the community registered it; absent for a built-in type
 */
public record EventType(
        String name,
        @Nullable String description,
        JsonNode schema,
        DataSchema compiled,
        @Nullable Instant registeredAt) {
    private static final JsonNode NO_DATA = JsonNodeFactory.instance.objectNode();

    /** What is wrong with the data of an event of this type; no data is as good as an empty object. */
    public List<Fault> faults(@Nullable ObjectNode data) {
        return compiled.faults(data == null ? NO_DATA : data);
    }
}
