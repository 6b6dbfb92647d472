package org.communityops.kpi.scoring;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import org.communityops.kit.access.AccessPolicy;
import org.communityops.kit.access.KeyKind;

/** Who may read scores of members, and who may have weeks scored. */
@ApplicationScoped
class ScoringPolicy implements AccessPolicy {
    @Override
    public Map<String, Set<KeyKind>> grants() {
        return Map.of(
                "member-scores:read", Set.of(KeyKind.OWN, KeyKind.APP),
                "member-scores:write", Set.of(KeyKind.OWN));
    }
}
