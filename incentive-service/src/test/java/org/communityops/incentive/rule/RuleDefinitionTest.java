package org.communityops.incentive.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleDefinitionTest {
    private static final Trigger MESSAGES = new Trigger("message.posted", null);
    private static final Streak WEEK = new Streak(7, List.of("message.posted"));

    @Test
    void hasATriggerOrAStreak() {
        assertThatThrownBy(() -> new RuleDefinition(null, null, Award.of(1), "points", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RuleDefinition(MESSAGES, WEEK, Award.of(1), "points", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesCapsThatOverlapWithoutNesting() {
        var caps = List.of(new Cap(CapPeriod.WEEK, 5), new Cap(CapPeriod.MONTH, 9));

        assertThatThrownBy(() -> new RuleDefinition(MESSAGES, null, Award.of(1), "points", caps))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyEverGives() {
        assertThatThrownBy(() -> Award.of(-3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Award.of(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Cap(CapPeriod.DAY, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knowsTheEndsOfCalendarPeriods() {
        var day = LocalDate.parse("2028-02-16");

        assertThat(CapPeriod.WEEK.first(day)).isEqualTo("2028-02-14");
        assertThat(CapPeriod.WEEK.last(day)).isEqualTo("2028-02-20");
        assertThat(CapPeriod.MONTH.first(day)).isEqualTo("2028-02-01");
        assertThat(CapPeriod.MONTH.last(day)).isEqualTo("2028-02-29");
    }

    @Test
    void startsACommunityWithFourRules() {
        assertThat(StarterRules.ALL)
                .extracting(StarterRules.Starter::key)
                .containsExactly("message-posted", "reply-posted", "reaction-added", "seven-day-streak");
    }
}
