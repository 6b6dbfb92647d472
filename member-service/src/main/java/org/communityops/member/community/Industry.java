package org.communityops.member.community;

/** The trade that a community serves. */
enum Industry {
    ECOMMERCE,
    CONTENT,
    SERVICE,
    OPEN_SOURCE,
    INVESTOR,
    OTHER
}
