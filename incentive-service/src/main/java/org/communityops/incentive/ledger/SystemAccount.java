package org.communityops.incentive.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The accounts that points come from and go to. */
public enum SystemAccount {
    /** Where points are made: what it is below zero is in circulation or was taken out again. */
    ISSUANCE,
    /** Where expired points go. */
    EXPIRY,
    /** Where spent points go. */
    REDEMPTION,
    /** Points set aside for a plan. */
    BUDGET;

    /** The name in {@code system:<name>}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<SystemAccount> of(String label) {
        return Arrays.stream(values())
                .filter(account -> account.label().equals(label))
                .findAny();
    }
}
