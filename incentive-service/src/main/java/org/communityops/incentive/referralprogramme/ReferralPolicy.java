package org.communityops.incentive.referralprogramme;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import org.communityops.kit.access.AccessPolicy;
import org.communityops.kit.access.KeyKind;

/** Who may do what with referrals; {@code referrals:record} is what a bot that sees people arrive needs. */
@ApplicationScoped
class ReferralPolicy implements AccessPolicy {
    @Override
    public Map<String, Set<KeyKind>> grants() {
        return Map.of(
                "referrals:read", Set.of(KeyKind.OWN, KeyKind.APP, KeyKind.BI),
                "referrals:record", Set.of(KeyKind.OWN, KeyKind.APP, KeyKind.BOT),
                "referrals:write", Set.of(KeyKind.OWN, KeyKind.APP));
    }
}
