package org.communityops.incentive.ledger;

/** What became of a posting. */
public enum Verdict {
    POSTED,
    /** Its idempotency key was used before. */
    DUPLICATE,
    /** What it reverses was reversed before. */
    REVERSED,
    /** A wallet would have gone below zero. */
    INSUFFICIENT
}
