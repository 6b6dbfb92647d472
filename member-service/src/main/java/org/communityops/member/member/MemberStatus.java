package org.communityops.member.member;

/** Whether somebody has been admitted: a visitor takes part without being a member yet. */
public enum MemberStatus {
    VISITOR,
    ACTIVE
}
