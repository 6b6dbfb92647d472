package org.communityops.kpi.access;

import static org.communityops.kit.access.KeyKind.APP;
import static org.communityops.kit.access.KeyKind.BI;
import static org.communityops.kit.access.KeyKind.OWN;
import static org.communityops.kit.access.KeyKind.SVC;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import org.communityops.kit.access.AccessPolicy;
import org.communityops.kit.access.KeyKind;

/** The permissions of this service and the kinds of key that hold them. */
@ApplicationScoped
class KpiPolicy implements AccessPolicy {
    @Override
    public Map<String, Set<KeyKind>> grants() {
        return Map.of(
                "metrics:read", Set.of(OWN, APP, BI),
                "metrics:write", Set.of(OWN, APP),
                "metrics:explain", Set.of(OWN, APP),
                "retention-members:read", Set.of(OWN, APP),
                "funnels:read", Set.of(OWN, APP, BI),
                "funnels:write", Set.of(OWN, APP),
                "reconciliations:read", Set.of(OWN, SVC),
                "reconciliations:write", Set.of(OWN),
                "recounts:read", Set.of(OWN, SVC),
                "recounts:write", Set.of(OWN));
    }
}
