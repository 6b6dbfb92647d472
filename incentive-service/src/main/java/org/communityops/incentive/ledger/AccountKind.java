package org.communityops.incentive.ledger;

import java.util.Locale;

/** Whose account it is. */
public enum AccountKind {
    MEMBER,
    TEAM,
    /** What is set aside of a member's points. */
    HELD,
    /** What a member has earned but not got yet. */
    PENDING,
    SYSTEM;

    /** Whether the account has a wallet: a balance of its own that never goes below zero. */
    public boolean hasWallet() {
        return this != SYSTEM;
    }

    /** The first part of an account's name. */
    String prefix() {
        return name().toLowerCase(Locale.ROOT);
    }
}
