package org.communityops.member;

import static org.communityops.kit.access.KeyKind.APP;
import static org.communityops.kit.access.KeyKind.BI;
import static org.communityops.kit.access.KeyKind.BOT;
import static org.communityops.kit.access.KeyKind.OWN;
import static org.communityops.kit.access.KeyKind.SVC;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import org.communityops.kit.access.AccessPolicy;
import org.communityops.kit.access.KeyKind;

/**
 * Who may do what in this service. Everybody has to find the community they work for; a bot links the accounts it
 * meets, but taking one away from a member is a decision about the member.
 */
@ApplicationScoped
class Access implements AccessPolicy {
    @Override
    public Map<String, Set<KeyKind>> grants() {
        return Map.of(
                "communities:read", Set.of(OWN, APP, BOT, BI, SVC),
                "communities:write", Set.of(OWN),
                "members:read", Set.of(OWN, APP, BI),
                "members:write", Set.of(OWN, APP),
                "identities:read", Set.of(OWN, APP, BOT, SVC),
                "identities:write", Set.of(OWN, APP, BOT),
                "keys:read", Set.of(OWN),
                "keys:write", Set.of(OWN));
    }
}
