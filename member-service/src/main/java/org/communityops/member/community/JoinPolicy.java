package org.communityops.member.community;

/** How somebody becomes a member: by turning up, by being accepted, or by being invited. */
enum JoinPolicy {
    OPEN,
    APPLICATION,
    INVITE
}
