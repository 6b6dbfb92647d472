package org.communityops.kpi.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.communityops.kit.access.CommunityScope;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kpi.TestCommunity;
import org.communityops.kpi.community.Communities;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.funnel.FunnelDefinition;
import org.communityops.kpi.funnel.FunnelStep;
import org.communityops.kpi.funnel.FunnelStep.Unit;
import org.communityops.kpi.funnel.FunnelStep.Where;
import org.communityops.kpi.period.DayRange;
import org.communityops.kpi.population.Part;
import org.communityops.kpi.population.Population;
import org.communityops.kpi.population.Population.Entrant;
import org.communityops.kpi.rollup.RandomHistory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Rollups tell of funnels what facts tell. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RollupConversionsTest {
    private static final List<String> TYPES = List.of(
            "member.joined", "message.posted", "reaction.added", "thread.started", "check-in.done", "never.seen");
    private static final LocalDate BEGINNING = LocalDate.of(2025, 2, 10);

    @Inject
    RollupConversions rollups;

    @Inject
    FactConversions facts;

    @Inject
    Communities communities;

    @RepeatedTest(3)
    void areWhatFactsTell() throws Exception {
        var seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var community = TestCommunity.in("Asia/Shanghai");
        RandomHistory.play(seed, community);

        var compared =
                CommunityScope.call(Set.of(community.id()), () -> compare(seed, communities.get(community.id())));

        assertThat(compared).as("seed %d", seed).isGreaterThan(30);
    }

    /** How many random funnels rollups know of; they are what facts tell. */
    private int compare(long seed, Community community) throws SQLException {
        var random = new Random(seed);
        var compared = 0;
        for (var i = 0; i < 150; i++) {
            var scope = scope(random, community);
            if (rollups.knows(scope)) {
                compared++;
                isEqual(seed, scope);
            }
        }
        return compared;
    }

    private void isEqual(long seed, FunnelScope scope) throws SQLException {
        var told = rollups.figures(scope);
        var expected = facts.figures(scope);
        assertThat(told.whole()).as("seed %d, %s", seed, scope).isEqualTo(expected.whole());
        expected.parts()
                .forEach((part, steps) -> assertThat(told.parts().get(part))
                        .as("seed %d, part %s of %s", seed, part, scope)
                        .isEqualTo(steps));
        for (var step = 1; step <= scope.funnel().steps().size(); step++) {
            for (var reached : step == 1 ? new boolean[] {true} : new boolean[] {true, false}) {
                assertThat(sorted(rollups.members(scope, step, reached)))
                        .as("seed %d, members of step %d of %s", seed, step, scope)
                        .isEqualTo(sorted(facts.members(scope, step, reached)));
            }
        }
    }

    @Test
    void tellNothingOfWhatNeedsTheOrderOrTheCountsOfDays() throws Exception {
        var id = TestCommunity.in("UTC").id();
        var community = CommunityScope.call(Set.of(id), () -> communities.get(id));
        var joined = step("joined", "member.joined", null, 1, Unit.EVENTS);
        var second = step("two", "message.posted", null, 2, Unit.EVENTS);
        var threads = step("threads", "thread.started", null, 2, Unit.EVENTS);
        var day = new DayRange(BEGINNING, BEGINNING);

        assertThat(knows(community, null, new FunnelDefinition(false, null, false, List.of(joined, second))))
                .isTrue();
        assertThat(knows(community, null, new FunnelDefinition(true, null, false, List.of(joined, second))))
                .isFalse();
        assertThat(knows(community, null, new FunnelDefinition(false, 7, false, List.of(joined, second))))
                .isFalse();
        assertThat(knows(community, null, new FunnelDefinition(false, null, false, List.of(joined, threads))))
                .isFalse();
        assertThat(knows(community, day, new FunnelDefinition(false, null, false, List.of(joined, second))))
                .isTrue();
        assertThat(knows(community, day, new FunnelDefinition(false, null, false, List.of(second, joined))))
                .isFalse();
    }

    private boolean knows(Community community, @Nullable DayRange entry, FunnelDefinition funnel) {
        return rollups.knows(new FunnelScope(community, funnel, entry, null));
    }

    private static FunnelScope scope(Random random, Community community) {
        var steps = IntStream.range(0, 2 + random.nextInt(3))
                .mapToObj(i -> step(random, "s" + i))
                .toList();
        var from = BEGINNING.plusDays(random.nextInt(300));
        var entry = random.nextInt(3) == 0 ? new DayRange(from, from.plusDays(random.nextInt(150))) : null;
        return new FunnelScope(
                community, new FunnelDefinition(false, null, false, steps), entry, population(random, community));
    }

    private static FunnelStep step(Random random, String name) {
        var types = new HashSet<String>();
        IntStream.rangeClosed(0, random.nextInt(2)).forEach(_ -> types.add(TYPES.get(random.nextInt(TYPES.size()))));
        var where = random.nextInt(4) == 0 ? new Where(true, null) : null;
        return new FunnelStep(name, List.copyOf(types), where, 1 + random.nextInt(5), Unit.values()[random.nextInt(3)]);
    }

    private static FunnelStep step(String name, String type, @Nullable Where where, int times, Unit unit) {
        return new FunnelStep(name, List.of(type), where, times, unit);
    }

    private static @Nullable Population population(Random random, Community community) {
        if (random.nextBoolean()) {
            return null;
        }
        var entrants = new ArrayList<Entrant>();
        for (var number = 1; number <= community.members(); number++) {
            if (random.nextInt(3) > 0) {
                entrants.add(new Entrant(number, random.nextInt(4) == 0 ? null : random.nextInt(2), null));
            }
        }
        return new Population(List.of(Part.named("a"), Part.OTHERS), entrants, random.nextBoolean());
    }

    private static int[] sorted(int[] numbers) {
        return Arrays.stream(numbers).sorted().toArray();
    }
}
