package org.communityops.incentive.appeal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.communityops.kit.access.AccessPolicy;
import org.communityops.kit.access.KeyKind;

/** Who may do what with appeals: a bot or front end hands them in for members, operators decide. */
@ApplicationScoped
class AppealPolicy implements AccessPolicy {
    @Override
    public Map<String, Set<KeyKind>> grants() {
        return Map.of(
                "appeals:read", EnumSet.of(KeyKind.OWN, KeyKind.APP),
                "appeals:member", EnumSet.of(KeyKind.OWN, KeyKind.APP, KeyKind.BOT),
                "appeals:decide", EnumSet.of(KeyKind.OWN, KeyKind.APP));
    }
}
