package org.communityops.incentive.fairplay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SelfAltsTest {
    private final SelfAlts selfAlts = new SelfAlts(Defaults.SETTINGS);
    private final Reactions reactions = new Reactions();
    private final Map<UUID, Long> others = new HashMap<>();
    private final UUID owner = new UUID(0, 1);
    private final UUID first = new UUID(0, 2);
    private final UUID second = new UUID(0, 3);
    private final UUID bystander = new UUID(0, 4);

    private List<Farm> find() {
        return selfAlts.find(reactions, member -> reactions.given(member) + others.getOrDefault(member, 0L));
    }

    private void twoAccounts() {
        reactions.add(first, owner, 40);
        reactions.add(second, owner, 40);
        reactions.add(second, bystander, 10);
        reactions.add(bystander, owner, 20);
        others.put(bystander, 100L);
    }

    @Test
    void findsAccountsThatDoLittleButReactToOneMember() {
        twoAccounts();
        others.put(first, 10L);

        // 80 of the 100 things that the two did are reactions to the owner.
        assertThat(find()).containsExactly(new Farm(owner, Set.of(first, second), 0.8));
    }

    @Test
    void leavesOneAdmirerAlone() {
        reactions.add(first, owner, 40);

        assertThat(find()).isEmpty();
    }

    @Test
    void leavesThoseAloneWhoDoMuchElse() {
        twoAccounts();
        others.put(first, 18L);

        // 40 of 58 is less than 0.7, and one account alone is no farm.
        assertThat(find()).isEmpty();
    }

    @Test
    void leavesThoseAloneWhoReactToManyOrGetReactionsBack() {
        twoAccounts();
        reactions.add(second, bystander, 1);
        assertThat(find()).isEmpty();

        reactions.add(second, owner, 10);
        assertThat(find()).hasSize(1);
        reactions.add(owner, first, 5);
        assertThat(find()).isEmpty();
    }

    @Test
    void leavesAdmirersOfThePopularAlone() {
        twoAccounts();

        reactions.add(bystander, owner, 61);

        // 80 of the 161 reactions to the owner are less than half.
        assertThat(find()).isEmpty();
    }

    @Test
    void leavesThoseAloneWhoSeldomReact() {
        reactions.add(first, owner, 19);
        reactions.add(second, owner, 19);

        assertThat(find()).isEmpty();
    }
}
