package org.communityops.incentive.fairplay;

import java.util.Set;
import java.util.UUID;

/**
 * Accounts that are there to react to one member.
 *
 * @param accounts two or more
 * @param score the part of all that these accounts did that are reactions to him
 */
public record Farm(UUID target, Set<UUID> accounts, double score) {
    public Farm {
        accounts = Set.copyOf(accounts);
    }
}
