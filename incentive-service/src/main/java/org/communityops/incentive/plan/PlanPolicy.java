package org.communityops.incentive.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import org.communityops.kit.access.AccessPolicy;
import org.communityops.kit.access.KeyKind;

/** Who may make and run plans and award under them, and who may look at them. */
@ApplicationScoped
class PlanPolicy implements AccessPolicy {
    @Override
    public Map<String, Set<KeyKind>> grants() {
        return Map.of(
                "plans:read", Set.of(KeyKind.OWN, KeyKind.APP, KeyKind.BI),
                "plans:write", Set.of(KeyKind.OWN, KeyKind.APP));
    }
}
