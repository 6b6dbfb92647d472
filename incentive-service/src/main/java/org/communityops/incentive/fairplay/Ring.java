package org.communityops.incentive.fairplay;

import java.util.Set;
import java.util.UUID;

/**
 * Members whose reactions go to each other.
 *
 * @param score the part of all their reactions that stays among them, from 0 to 1
 */
public record Ring(Set<UUID> members, double score) {
    public Ring {
        members = Set.copyOf(members);
    }
}
