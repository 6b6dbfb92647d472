package org.communityops.incentive;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.communityops.kit.access.AccessPolicy;
import org.communityops.kit.access.KeyKind;

/** Who may change what shows that a member is valued. */
@ApplicationScoped
class RecognitionPermissions implements AccessPolicy {
    private static final Set<KeyKind> OPERATORS = EnumSet.of(KeyKind.OWN, KeyKind.APP);

    @Override
    public Map<String, Set<KeyKind>> grants() {
        return Map.of("leaderboards:write", OPERATORS, "levels:write", OPERATORS);
    }
}
