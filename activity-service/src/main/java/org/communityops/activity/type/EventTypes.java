package org.communityops.activity.type;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** The event types of a community: the built-in ones and its own. */
@ApplicationScoped
public class EventTypes {
    private static final int MOST_OWN_TYPES = 200;

    private final BuiltInTypes builtIn;
    private final EventTypeRepository repository;
    private final Clock clock;
    /** For ever right, since a registered type never changes; bounded, since a schema can be large. */
    private final Cache<Key, EventType> own =
            Caffeine.newBuilder().maximumSize(2_000).build();

    EventTypes(BuiltInTypes builtIn, EventTypeRepository repository, Clock clock) {
        this.builtIn = builtIn;
        this.repository = repository;
        this.clock = clock;
    }

    private record Key(UUID communityId, String name) {}

    /** Those of the names that a community knows. */
    public Map<String, EventType> find(UUID communityId, Collection<String> names) {
        var found = new HashMap<String, EventType>();
        var missing = new HashSet<String>();
        for (var name : new HashSet<>(names)) {
            remembered(communityId, name).ifPresentOrElse(type -> found.put(name, type), () -> missing.add(name));
        }
        if (!missing.isEmpty()) {
            for (var type : repository.find(communityId, missing)) {
                own.put(new Key(communityId, type.name()), type);
                found.put(type.name(), type);
            }
        }
        return found;
    }

    /** Up to {@code limit} types of a community by name, beginning after a name. */
    List<EventType> list(UUID communityId, @Nullable String after, int limit) {
        var types = new ArrayList<>(builtIn.all());
        types.addAll(repository.list(communityId));
        return types.stream()
                .sorted(Comparator.comparing(EventType::name))
                .filter(t -> after == null || t.name().compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    EventType get(UUID communityId, String name) {
        return Optional.ofNullable(find(communityId, List.of(name)).get(name))
                .orElseThrow(() -> ProblemException.notFound("event type", name));
    }

    /** Registers a type; 422 when its schema is none, 409 when the name is taken or there are too many. */
    EventType register(UUID communityId, String name, @Nullable String description, ObjectNode schema) {
        var faults = SchemaRules.faults(schema);
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var type = new EventType(name, description, schema, DataSchema.compile(schema), now);
        if (builtIn.find(name).isPresent()
                || repository.find(communityId, List.of(name)).size() == 1) {
            throw new ProblemException(ProblemType.CONFLICT, "There is an event type of this name already");
        }
        if (repository.count(communityId) >= MOST_OWN_TYPES) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "A community has at most " + MOST_OWN_TYPES + " event types of its own");
        }
        repository.insert(communityId, type, now);
        return type;
    }

    private Optional<EventType> remembered(UUID communityId, String name) {
        return builtIn.find(name).or(() -> Optional.ofNullable(own.getIfPresent(new Key(communityId, name))));
    }
}
