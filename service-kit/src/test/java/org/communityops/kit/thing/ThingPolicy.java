package org.communityops.kit.thing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import org.communityops.kit.access.AccessPolicy;
import org.communityops.kit.access.KeyKind;

@ApplicationScoped
class ThingPolicy implements AccessPolicy {
    @Override
    public Map<String, Set<KeyKind>> grants() {
        return Map.of("things:read", Set.of(KeyKind.OWN, KeyKind.APP), "things:write", Set.of(KeyKind.OWN));
    }
}
