package org.communityops.kit.feed;

/** Where a page of dead letters ends. */
record DeadLetterKey(String feed, int slice, long position) {
    /** Before every dead letter. */
    static final DeadLetterKey FIRST = new DeadLetterKey("", 0, 0);

    static DeadLetterKey of(DeadLetterView letter) {
        return new DeadLetterKey(letter.feed(), letter.slice(), letter.position());
    }
}
