package org.communityops.member.community;

/** How far the roll-out of a community has come: its first month, its third, its sixth. */
enum Stage {
    SETUP,
    GROWTH,
    DEEPENING
}
