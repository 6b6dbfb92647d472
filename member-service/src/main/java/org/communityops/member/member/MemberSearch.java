package org.communityops.member.member;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which members of a community are wanted, and in which order.
 *
 * @param joinedFrom the earliest date of joining
 * @param joinedTo the first date of joining that is too late
 * @param prefix how the name or a handle begins, in any case
 * @param descending latest joined first
 * @param after the last member of the page before
 */
record MemberSearch(
        @Nullable MemberStatus status,
        @Nullable Instant joinedFrom,
        @Nullable Instant joinedTo,
        @Nullable String prefix,
        boolean descending,
        @Nullable Position after) {

    /** The place of a member in the order of joining; the id decides between those of one instant. */
    record Position(Instant joinedAt, UUID id) {}
}
