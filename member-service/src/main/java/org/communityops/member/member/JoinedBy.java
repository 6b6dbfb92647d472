package org.communityops.member.member;

/** What is known of when a member joined; activity corrects the last two. */
public enum JoinedBy {
    /** Somebody said so. */
    STATEMENT,
    /** The earliest {@code member.joined} event. */
    JOIN_EVENT,
    /** The earliest event at all. */
    ACTIVITY
}
