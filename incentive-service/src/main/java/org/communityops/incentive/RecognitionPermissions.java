package org.communityops.incentive;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.communityops.kit.access.AccessPolicy;
import org.communityops.kit.access.KeyKind;

/** Who may see and change what shows that a member is valued. */
@ApplicationScoped
class RecognitionPermissions implements AccessPolicy {
    private static final Set<KeyKind> OPERATORS = EnumSet.of(KeyKind.OWN, KeyKind.APP);
    private static final Set<KeyKind> EVERYBODY = EnumSet.of(KeyKind.OWN, KeyKind.APP, KeyKind.BI, KeyKind.BOT);

    @Override
    public Map<String, Set<KeyKind>> grants() {
        return Map.of(
                "leaderboards:write", OPERATORS,
                "levels:write", OPERATORS,
                "badges:read", EVERYBODY,
                "badges:write", OPERATORS,
                "honours:read", EVERYBODY,
                "honours:write", OPERATORS);
    }
}
