package org.communityops.activity;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import org.communityops.kit.access.AccessPolicy;
import org.communityops.kit.access.KeyKind;

/** Which kinds of key may do what here. A bot tells what happened and reads nothing but the types it may send. */
@Singleton
class ActivityAccess implements AccessPolicy {
    @Override
    public Map<String, Set<KeyKind>> grants() {
        return Map.of(
                "events:write", Set.of(KeyKind.OWN, KeyKind.APP, KeyKind.BOT),
                "events:read", Set.of(KeyKind.OWN, KeyKind.APP, KeyKind.BI),
                "types:write", Set.of(KeyKind.OWN, KeyKind.APP),
                "types:read", Set.of(KeyKind.OWN, KeyKind.APP, KeyKind.BOT, KeyKind.BI));
    }
}
