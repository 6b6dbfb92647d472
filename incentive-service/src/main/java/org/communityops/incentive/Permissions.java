package org.communityops.incentive;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.communityops.kit.access.AccessPolicy;
import org.communityops.kit.access.KeyKind;

/** Who may do what with points: an {@code app} key as an operator may, a {@code bi} key as an analyst. */
@ApplicationScoped
class Permissions implements AccessPolicy {
    private static final Set<KeyKind> READERS = EnumSet.of(KeyKind.OWN, KeyKind.APP, KeyKind.BI);

    @Override
    public Map<String, Set<KeyKind>> grants() {
        return Map.of(
                "backtests:read",
                READERS,
                "backtests:write",
                EnumSet.of(KeyKind.OWN, KeyKind.APP),
                "ledger:read",
                READERS,
                "ledger:write",
                EnumSet.of(KeyKind.OWN, KeyKind.APP),
                "ledger:verify",
                EnumSet.of(KeyKind.OWN),
                "rules:read",
                READERS,
                "rules:write",
                EnumSet.of(KeyKind.OWN, KeyKind.APP),
                "levels:read",
                READERS,
                "leaderboards:read",
                EnumSet.of(KeyKind.OWN, KeyKind.APP, KeyKind.BI, KeyKind.BOT));
    }
}
