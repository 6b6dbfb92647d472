package org.communityops.incentive.fact;

/** A member-day whose facts of a type are no longer what they were. */
public record Touched(MemberDay memberDay, String type) {}
