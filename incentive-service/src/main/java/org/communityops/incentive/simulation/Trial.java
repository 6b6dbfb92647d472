package org.communityops.incentive.simulation;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.communityops.incentive.expression.Expressions;
import org.communityops.incentive.rule.Rule;
import org.communityops.incentive.rule.RuleVersion;
import org.communityops.kit.ids.Ids;

/**
 * A rule of a scenario.
 *
 * @param number its place among the rules of the scenario
 * @param live whether it is one of the community's, with what it has paid before
 */
record Trial(int number, Rule rule, boolean live) {
    /** A rule that acts from the first day of the scenario on. */
    static Trial of(int number, Scenario scenario, TestedRule tested, ZoneId zone, Expressions expressions) {
        var name = tested.name() == null ? tested.key() : tested.name();
        var start = scenario.from().atStartOfDay(zone).toInstant();
        var version = RuleVersion.of(1, name, tested.definition(), start, expressions);
        var id = Ids.derived(scenario.communityId(), "tested", tested.key());
        return new Trial(
                number, new Rule(scenario.communityId(), id, tested.key(), List.of(version), List.of(), null), false);
    }

    String currency() {
        return rule.latest().definition().currency();
    }

    /** The first day whose events decide what it pays from a day on. */
    LocalDate looksBackTo(LocalDate day) {
        if (rule.isOfStreaks()) {
            return day.minusDays(rule.longestRun());
        }
        return goesOnFromClaims() || !live ? day : rule.window().first(day);
    }

    /** Whether what was paid before is taken from its claims. */
    boolean goesOnFromClaims() {
        return live && rule.keepsClaims();
    }
}
