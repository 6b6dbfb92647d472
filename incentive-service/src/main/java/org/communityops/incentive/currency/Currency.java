package org.communityops.incentive.currency;

/**
 * A kind of points.
 *
 * @param spendable whether a wallet may give them away
 */
public record Currency(String code, String name, boolean spendable) {
    /** What rules pay unless they say otherwise. */
    public static final String POINTS = "points";
}
