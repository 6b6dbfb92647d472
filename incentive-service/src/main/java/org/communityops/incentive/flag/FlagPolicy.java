package org.communityops.incentive.flag;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import org.communityops.kit.access.AccessPolicy;
import org.communityops.kit.access.KeyKind;

/** Who may look for unfair play and decide on it, and who may read what was found. */
@ApplicationScoped
class FlagPolicy implements AccessPolicy {
    @Override
    public Map<String, Set<KeyKind>> grants() {
        return Map.of(
                "fair-play:read", Set.of(KeyKind.OWN, KeyKind.APP, KeyKind.BI),
                "fair-play:write", Set.of(KeyKind.OWN, KeyKind.APP));
    }
}
