package org.communityops.incentive.level;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A ladder of levels, by lifetime points of a currency.
 *
 * @param levels lowest first
 */
record Ladder(UUID communityId, UUID id, String key, String name, String currency, List<Step> levels) {
    Ladder {
        levels = List.copyOf(levels);
    }

    /** One level and the points from which on it is held. */
    record Step(int level, String title, long minPoints) {}

    /** The highest level that an amount reaches; everybody stands on the lowest at least. */
    Step at(long points) {
        return levels.stream()
                .filter(step -> step.minPoints() <= points)
                .reduce((lower, higher) -> higher)
                .orElse(levels.getFirst());
    }

    Optional<Step> after(Step step) {
        return levels.stream().filter(s -> s.level() > step.level()).findFirst();
    }
}
