package org.communityops.incentive;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.communityops.kit.access.AccessPolicy;
import org.communityops.kit.access.KeyKind;

/**
 * Who may do what with rewards, redemptions and coupons. {@code :member} is what a bot may do for a member; {@code coupons:redeem}
 * is all that a shop needs: an {@code app} key that is narrowed to it takes coupons and learns of nobody.
 */
@ApplicationScoped
class RewardPermissions implements AccessPolicy {
    private static final Set<KeyKind> READERS = EnumSet.of(KeyKind.OWN, KeyKind.APP, KeyKind.BI);
    private static final Set<KeyKind> OPERATORS = EnumSet.of(KeyKind.OWN, KeyKind.APP);
    private static final Set<KeyKind> FOR_MEMBERS = EnumSet.of(KeyKind.OWN, KeyKind.APP, KeyKind.BOT);

    @Override
    public Map<String, Set<KeyKind>> grants() {
        return Map.of(
                "rewards:read", READERS,
                "rewards:write", OPERATORS,
                "redemptions:read", READERS,
                "redemptions:write", OPERATORS,
                "redemptions:member", FOR_MEMBERS,
                "coupons:read", READERS,
                "coupons:write", OPERATORS,
                "coupons:member", FOR_MEMBERS,
                "coupons:redeem", FOR_MEMBERS);
    }
}
