package org.communityops.incentive.ledger;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The end of points that are given.
 *
 * @param at from this instant on they are gone
 * @param earnedOn the local day on whose boards they stand until then
 */
public record PointsEnd(Instant at, LocalDate earnedOn) {}
