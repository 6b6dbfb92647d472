package org.communityops.incentive.ledger;

/** One side of a transaction: what it adds to an account, or takes from it when negative. */
public record Line(Account account, long amount) {}
