package org.communityops.incentive.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.communityops.incentive.CommunityFixture;
import org.communityops.incentive.RuleFixture;
import org.communityops.incentive.RuleShapes;
import org.communityops.incentive.simulation.SimulationResult.RuleCost;
import org.communityops.kit.test.PostgresResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SimulationTest {
    private static SimulationResult simulate(
            CommunityFixture community, String from, String to, @Nullable List<TestedRule> rules) throws SQLException {
        var simulation = Arc.container().instance(Simulation.class).get();
        var scenario = new Scenario(community.id, LocalDate.parse(from), LocalDate.parse(to), rules);
        return simulation.run(scenario, (done, total) -> {});
    }

    private static TestedRule tested(String key, String definition) {
        return new TestedRule(key, null, RuleFixture.definition(definition));
    }

    private static RuleCost cost(SimulationResult result, String key) {
        return result.rules().stream()
                .filter(rule -> rule.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 42, 1789})
    void reproducesWhatTheCurrentRulesPaid(long seed) throws SQLException {
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var community = RuleShapes.community();
        var events = RuleShapes.events(community, random);
        Collections.shuffle(events, random);
        community.apply(events);
        community.settle();

        // The whole month, then parts that begin and end within weeks, caps, cool-downs, runs and budgets.
        for (var period : List.of(
                List.of("2091-10-01", "2091-10-31"),
                List.of("2091-10-09", "2091-10-19"),
                List.of("2091-10-11", "2091-10-11"),
                List.of("2091-10-17", "2091-12-31"))) {
            var result = simulate(community, period.getFirst(), period.getLast(), null);

            assertThat(result.rules())
                    .as("rules over %s", period)
                    .allSatisfy(rule -> assertThat(rule.tested()).as(rule.key()).isEqualTo(rule.paid()));
            assertThat(result.currencies())
                    .as("members over %s", period)
                    .singleElement()
                    .satisfies(currency -> {
                        assertThat(currency.winners().members()).isZero();
                        assertThat(currency.losers().members()).isZero();
                        assertThat(currency.unchanged()).isEqualTo(RuleShapes.NAMES.size());
                        assertThat(currency.giniAfter()).isEqualTo(currency.giniBefore());
                    });
        }
    }

    @Test
    void handsOutSharedCapsAndBudgetsOfTestedRulesInOrder() throws SQLException {
        var community = CommunityFixture.in("UTC");
        for (var i = 0; i < 6; i++) {
            var name = i % 2 == 0 ? "ada" : "bob";
            community.apply(community.event(
                    "v" + i, "poll.voted", name, "2026-03-0%dT10:0%d:00Z".formatted(1 + i / 3, i), Map.of()));
        }
        var votes =
                "{\"trigger\": {\"eventType\": \"poll.voted\"}, \"award\": {\"fixed\": 4}, \"currency\": \"points\", %s}";

        var result = simulate(
                community,
                "2026-03-01",
                "2026-03-31",
                List.of(
                        tested(
                                "a-day",
                                votes.formatted(
                                        "\"caps\": [{\"period\": \"DAY\", \"amount\": 10, \"per\": \"RULE\"}]")),
                        tested("all", votes.formatted("\"budget\": 14")),
                        tested("first", votes.formatted("\"firstOnly\": true"))));

        // 4 + 4 + 2 on each of two days; 4 + 4 + 4 + 2 in all; once for each of two members.
        assertThat(cost(result, "a-day").tested()).isEqualTo(20);
        assertThat(cost(result, "a-day").occasions()).isEqualTo(6);
        assertThat(cost(result, "all").tested()).isEqualTo(14);
        assertThat(cost(result, "all").occasions()).isEqualTo(4);
        assertThat(cost(result, "first").tested()).isEqualTo(8);
        // Ada's events are the first and third of one day and the second of the other: 4 + 2 + 4, 4 + 4, 4.
        assertThat(result.currencies().getFirst().winners().top())
                .extracting(SimulationResult.MemberChange::tested)
                .containsExactlyInAnyOrder(22L, 20L);
    }

    @Test
    void letsTestedRulesBeginOnTheFirstDayButSeesRunsThatBeganBefore() throws SQLException {
        var community = CommunityFixture.in("UTC");
        for (var day = 1; day <= 5; day++) {
            community.apply(
                    community.event("v" + day, "poll.voted", "ada", "2026-03-0%dT10:00:00Z".formatted(day), Map.of()));
        }

        var result = simulate(community, "2026-03-03", "2026-03-31", List.of(tested("run", """
                                {"streak": {"days": 4, "eventTypes": ["poll.voted"]}, "award": {"fixed": 9}, "currency": "points"}"""), tested("month", """
                                {"trigger": {"eventType": "poll.voted"}, "award": {"fixed": 2}, "currency": "reputation",
                                 "caps": [{"period": "MONTH", "amount": 5}]}""")));

        // The run of the first to the fourth pays on the fourth; of the month's cap nothing was used before the third.
        assertThat(cost(result, "run").tested()).isEqualTo(9);
        assertThat(cost(result, "month").tested()).isEqualTo(5);
        assertThat(result.currencies())
                .extracting(SimulationResult.CurrencyChange::currency)
                .containsExactly("points", "reputation");
    }

    @Test
    void stopsWhenNobodyWantsItAnyMore() {
        var community = CommunityFixture.in("UTC");
        community.apply(community.message("m", "ada", "2026-03-01T10:00:00Z"));
        var simulation = Arc.container().instance(Simulation.class).get();
        var scenario = new Scenario(community.id, LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-31"), null);

        assertThatThrownBy(() -> simulation.run(scenario, (done, total) -> {
                    throw new Progress.Stopped();
                }))
                .isInstanceOf(Progress.Stopped.class);
    }
}
