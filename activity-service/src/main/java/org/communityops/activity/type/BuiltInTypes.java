package org.communityops.activity.type;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The types that every community knows: the catalogue {@code event-types.json} of the program. */
@Singleton
class BuiltInTypes {
    private static final String CATALOGUE = "/event-types.json";

    private final Map<String, EventType> types;

    BuiltInTypes(ObjectMapper json) {
        this.types = Collections.unmodifiableMap(read(json));
    }

    Optional<EventType> find(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /** All of them, sorted by name. */
    Collection<EventType> all() {
        return types.values();
    }

    private static Map<String, EventType> read(ObjectMapper json) {
        try (var catalogue = BuiltInTypes.class.getResourceAsStream(CATALOGUE)) {
            var types = new TreeMap<String, EventType>();
            for (var entry : json.readTree(catalogue).properties()) {
                var schema = entry.getValue().get("schema");
                var description = entry.getValue().get("description").textValue();
                var type = new EventType(entry.getKey(), description, schema, DataSchema.compile(schema), null);
                types.put(type.name(), type);
            }
            return types;
        } catch (IOException e) {
            throw new IllegalStateException("The catalogue of event types cannot be read", e);
        }
    }
}
