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
        return Map.ofEntries(
                Map.entry("datasets:read", Set.of(OWN, APP, BI)),
                Map.entry("metrics:read", Set.of(OWN, APP, BI)),
                Map.entry("metrics:write", Set.of(OWN, APP)),
                Map.entry("metrics:explain", Set.of(OWN, APP)),
                Map.entry("retention-members:read", Set.of(OWN, APP)),
                Map.entry("funnels:read", Set.of(OWN, APP, BI)),
                Map.entry("funnels:write", Set.of(OWN, APP)),
                Map.entry("reconciliations:read", Set.of(OWN, SVC)),
                Map.entry("reconciliations:write", Set.of(OWN)),
                Map.entry("recounts:read", Set.of(OWN, SVC)),
                Map.entry("recounts:write", Set.of(OWN)));
    }
}
