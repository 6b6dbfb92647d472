package org.communityops.incentive;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.communityops.kit.access.AccessPolicy;
import org.communityops.kit.access.KeyKind;

/** Who may do what with operators' incentives: an {@code app} key prepares as an operator, only an owner approves. */
@ApplicationScoped
class BonusPermissions implements AccessPolicy {
    @Override
    public Map<String, Set<KeyKind>> grants() {
        return Map.of(
                "bonuses:read",
                EnumSet.of(KeyKind.OWN, KeyKind.APP, KeyKind.BI),
                "bonuses:write",
                EnumSet.of(KeyKind.OWN, KeyKind.APP),
                "bonuses:approve",
                EnumSet.of(KeyKind.OWN),
                "promotions:read",
                EnumSet.of(KeyKind.OWN, KeyKind.APP, KeyKind.BI),
                "promotions:write",
                EnumSet.of(KeyKind.OWN, KeyKind.APP),
                "promotions:approve",
                EnumSet.of(KeyKind.OWN));
    }
}
