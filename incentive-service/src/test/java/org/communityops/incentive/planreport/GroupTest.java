package org.communityops.incentive.planreport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GroupTest {
    @Test
    void hasRatesPerMemberAndDay() {
        // 40 members over 14 days are 560 member-days: 560 events are one each, 700 are 1.25.
        var group = Group.of(40, 560, 700, 14);

        assertThat(group.rateBefore()).isEqualTo(1.0);
        assertThat(group.rateDuring()).isEqualTo(1.25);
        assertThat(group.change()).isEqualTo(0.25);
    }

    @Test
    void roundsToMillionths() {
        // 1 / (3 · 1) = 0.333333…, 0 / 3 = 0.
        var group = Group.of(3, 1, 0, 1);

        assertThat(group.rateBefore()).isEqualTo(0.333333);
        assertThat(group.rateDuring()).isEqualTo(0.0);
        assertThat(group.change()).isEqualTo(-0.333333);
    }

    @Test
    void hasNoRatesWithoutMembers() {
        var nobody = Group.of(0, 0, 0, 14);
        var somebody = Group.of(1, 0, 14, 14);

        assertThat(nobody.rateBefore()).isNull();
        assertThat(nobody.change()).isNull();
        assertThat(Effect.differenceInDifferences(somebody, nobody)).isNull();
        assertThat(Effect.differenceInDifferences(nobody, somebody)).isNull();
    }

    @Test
    void comparesTheChangeOfTheReachedWithThatOfTheOthers() {
        // (12 − 4) / (2 · 2) − (10 − 8) / (4 · 2) = 2 − 0.25.
        var reached = Group.of(2, 4, 12, 2);
        var others = Group.of(4, 8, 10, 2);

        assertThat(Effect.differenceInDifferences(reached, others)).isEqualTo(1.75);
        assertThat(Effect.differenceInDifferences(others, reached)).isEqualTo(-1.75);
    }
}
