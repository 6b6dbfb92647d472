package org.communityops.incentive.ladder;

import java.util.List;
import java.util.UUID;
import org.communityops.incentive.currency.Currency;
import org.communityops.kit.ids.Ids;

/** The ladder that every new community begins with. */
final class StarterLadder {
    private static final String KEY = "starter";
    private static final List<Ladder.Step> LEVELS = List.of(
            step(1, "Newcomer", "新成员", 0),
            step(2, "Participant", "参与者", 50),
            step(3, "Regular", "常客", 200),
            step(4, "Contributor", "贡献者", 500),
            step(5, "Expert", "达人", 1500),
            step(6, "Pillar", "中坚", 5000));

    private StarterLadder() {}

    static Ladder of(UUID communityId) {
        return new Ladder(
                communityId,
                Ids.derived(communityId, "ladder", KEY),
                KEY,
                "Starter ladder",
                Currency.POINTS,
                null,
                0,
                true,
                1,
                LEVELS);
    }

    private static Ladder.Step step(int level, String title, String titleZh, long minPoints) {
        return new Ladder.Step(level, title, titleZh, minPoints, List.of());
    }
}
