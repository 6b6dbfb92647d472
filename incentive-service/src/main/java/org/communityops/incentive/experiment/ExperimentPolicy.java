package org.communityops.incentive.experiment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import org.communityops.kit.access.AccessPolicy;
import org.communityops.kit.access.KeyKind;

/** Who may run experiments, and who may look at them. */
@ApplicationScoped
class ExperimentPolicy implements AccessPolicy {
    @Override
    public Map<String, Set<KeyKind>> grants() {
        return Map.of(
                "experiments:read", Set.of(KeyKind.OWN, KeyKind.APP, KeyKind.BI),
                "experiments:write", Set.of(KeyKind.OWN, KeyKind.APP));
    }
}
