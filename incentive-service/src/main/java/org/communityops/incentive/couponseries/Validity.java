package org.communityops.incentive.couponseries;

import java.time.Instant;

/**
 * When a coupon is good.
 *
 * @param to the first instant at which it no longer is
 */
public record Validity(Instant from, Instant to) {}
