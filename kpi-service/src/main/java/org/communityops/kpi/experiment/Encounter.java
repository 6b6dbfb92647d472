package org.communityops.kpi.experiment;

import java.time.Instant;

/**
 * A member of some number who met a variant.
 *
 * @param at the first time
 */
public record Encounter(int number, String variant, Instant at) {}
