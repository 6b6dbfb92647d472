package org.communityops.kpi.access;

import static java.util.Map.entry;
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
                entry("metrics:read", Set.of(OWN, APP, BI)),
                entry("metrics:write", Set.of(OWN, APP)),
                entry("metrics:explain", Set.of(OWN, APP)),
                entry("retention-members:read", Set.of(OWN, APP)),
                entry("funnels:read", Set.of(OWN, APP, BI)),
                entry("funnels:write", Set.of(OWN, APP)),
                entry("funnel-members:read", Set.of(OWN, APP)),
                entry("reconciliations:read", Set.of(OWN, SVC)),
                entry("reconciliations:write", Set.of(OWN)),
                entry("recounts:read", Set.of(OWN, SVC)),
                entry("recounts:write", Set.of(OWN)),
                entry("costs:read", Set.of(OWN, APP, BI)),
                entry("costs:write", Set.of(OWN, APP)),
                entry("datasets:read", Set.of(OWN, APP, BI)));
    }
}
