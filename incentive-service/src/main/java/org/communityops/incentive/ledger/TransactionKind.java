package org.communityops.incentive.ledger;

/** Why points move. */
public enum TransactionKind {
    /** A rule pays for an occasion. */
    EARN,
    /** A rule pays more or less for an occasion than it did at first. */
    ADJUSTMENT,
    /** Somebody gives points. */
    GRANT,
    /** A wallet pays. */
    SPEND,
    /** Points go from wallet to wallet, or between accounts of the system. */
    TRANSFER,
    /** Takes another transaction back. */
    REVERSAL,
    /** Gives a member back what a reversal took. */
    RESTORATION,
    /** Sets points of a wallet aside. */
    HOLD,
    /** What was set aside pays, all of it or a part; the rest goes back to the wallet. */
    CAPTURE,
    /** What was set aside goes back to the wallet. */
    RELEASE,
    /** Points came to their end unused, or come back from it because they have to be taken back otherwise. */
    EXPIRY,
    /** Points that waited reach the wallet, or go back to waiting because what they waited for is no more. */
    CONFIRMATION,
    /** Points that waited for something that did not follow in time go back, or come again because it did. */
    LAPSE
}
