package org.communityops.kpi.memberscore;

/** A score and the key that it has in the list of its week: the member's number. */
record NumberedScore(int number, MemberScore score) {}
