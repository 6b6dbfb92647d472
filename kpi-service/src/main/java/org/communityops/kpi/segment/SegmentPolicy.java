package org.communityops.kpi.segment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import org.communityops.kit.access.AccessPolicy;
import org.communityops.kit.access.KeyKind;

/** Who may save segments, and who may see whom they hold: member-service, among others, which makes its own of them. */
@ApplicationScoped
class SegmentPolicy implements AccessPolicy {
    @Override
    public Map<String, Set<KeyKind>> grants() {
        return Map.of(
                "segments:read", Set.of(KeyKind.OWN, KeyKind.APP, KeyKind.BI),
                "segments:write", Set.of(KeyKind.OWN, KeyKind.APP),
                "segment-members:read", Set.of(KeyKind.OWN, KeyKind.APP, KeyKind.SVC));
    }
}
