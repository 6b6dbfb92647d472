package org.communityops.incentive.simulation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is simulated.
 *
 * @param from first local day
 * @param to last local day
 * @param rules in place of those of the community; null for the latter
 */
public record Scenario(
        UUID communityId,
        LocalDate from,
        LocalDate to,
        @Nullable List<TestedRule> rules) {}
