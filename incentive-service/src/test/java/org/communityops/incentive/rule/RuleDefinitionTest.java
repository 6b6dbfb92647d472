package org.communityops.incentive.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.communityops.incentive.RuleFixture;
import org.junit.jupiter.api.Test;

class RuleDefinitionTest {
    @Test
    void knowsTheEndsOfCalendarPeriods() {
        var day = LocalDate.parse("2028-02-16");

        assertThat(CapPeriod.DAY.first(day)).isEqualTo(day);
        assertThat(CapPeriod.WEEK.first(day)).isEqualTo("2028-02-14");
        assertThat(CapPeriod.WEEK.last(day)).isEqualTo("2028-02-20");
        assertThat(CapPeriod.MONTH.first(day)).isEqualTo("2028-02-01");
        assertThat(CapPeriod.MONTH.last(day)).isEqualTo("2028-02-29");
    }

    @Test
    void leavesReactionsToOneselfOutUnlessItSaysOtherwise() {
        var silent = RuleFixture.definition("""
                {"trigger": {"eventType": "reaction.added"}, "award": {"fixed": 1}, "currency": "points"}""");

        assertThat(silent.excludeSelf()).isTrue();
        assertThat(StarterRules.ALL)
                .allSatisfy(starter ->
                        assertThat(starter.definition().excludeSelf()).isFalse());
    }

    @Test
    void startsACommunityWithFourRules() {
        assertThat(StarterRules.ALL)
                .extracting(StarterRules.Starter::key)
                .containsExactly("message-posted", "reply-posted", "reaction-added", "seven-day-streak");
    }
}
