package org.communityops.incentive.level;

import java.util.List;
import java.util.UUID;
import org.communityops.incentive.currency.Currency;
import org.communityops.kit.ids.Ids;

/** The ladder that every new community begins with. */
final class StarterLadder {
    private static final String KEY = "starter";
    private static final List<Ladder.Step> LEVELS = List.of(
            new Ladder.Step(1, "Newcomer", 0),
            new Ladder.Step(2, "Participant", 50),
            new Ladder.Step(3, "Regular", 200),
            new Ladder.Step(4, "Contributor", 500),
            new Ladder.Step(5, "Expert", 1500),
            new Ladder.Step(6, "Pillar", 5000));

    private StarterLadder() {}

    static Ladder of(UUID communityId) {
        return new Ladder(
                communityId, Ids.derived(communityId, "ladder", KEY), KEY, "Starter ladder", Currency.POINTS, LEVELS);
    }
}
