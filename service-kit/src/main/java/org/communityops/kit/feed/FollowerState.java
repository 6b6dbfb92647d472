package org.communityops.kit.feed;

/** What a follower is doing. */
enum FollowerState {
    /** Reading and applying. */
    FOLLOWING,
    /** The producer or the database is away; tried again with growing pauses. */
    RETRYING,
    /** The feed cannot be trusted, or too much of it cannot be applied: a person has to look. */
    STOPPED
}
