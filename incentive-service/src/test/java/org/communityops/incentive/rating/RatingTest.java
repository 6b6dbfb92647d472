package org.communityops.incentive.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.communityops.incentive.RuleFixture;
import org.communityops.incentive.fact.Fact;
import org.communityops.incentive.rule.Award;
import org.communityops.incentive.rule.Cap;
import org.communityops.incentive.rule.CapPeriod;
import org.communityops.incentive.rule.Rule;
import org.communityops.incentive.rule.RuleDefinition;
import org.communityops.incentive.rule.Streak;
import org.communityops.incentive.rule.Trigger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatingTest {
    private static final UUID COMMUNITY = RuleFixture.COMMUNITY;
    private static final UUID MEMBER = UUID.randomUUID();

    private static Rule rule(@Nullable String condition, @Nullable String amount, long fixed, Cap... caps) {
        var award = amount == null ? Award.of(fixed) : new Award(null, amount);
        return RuleFixture.rule(
                new RuleDefinition(new Trigger("message.posted", condition), null, award, "points", List.of(caps)));
    }

    private static Rule streak(int days, long amount) {
        return RuleFixture.rule(new RuleDefinition(
                null, new Streak(days, List.of("message.posted")), Award.of(amount), "points", List.of()));
    }

    private static List<Rated> rate(Rule rule, List<Fact> facts) {
        return Rating.ofEvents(rule, facts, new Usage(rule.ownPeriods()), DayLevel.NOT_ASKED);
    }

    private static List<Rated> rateStreaks(Rule rule, Set<LocalDate> active, TreeSet<LocalDate> days) {
        return Rating.ofStreaks(
                rule,
                MEMBER,
                Map.of(rule.latest().activity(), active),
                days,
                ZoneOffset.UTC,
                new Usage(rule.ownPeriods()),
                DayLevel.NOT_ASKED);
    }

    private static Fact message(String id, String time, Map<String, Object> data) {
        var instant = Instant.parse(time);
        return new Fact(
                COMMUNITY,
                UUID.nameUUIDFromBytes(id.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                "chat://lab/1",
                id,
                "ada",
                MEMBER,
                "message.posted",
                instant,
                LocalDate.ofInstant(instant, ZoneOffset.UTC),
                data,
                false);
    }

    private static Fact message(String id, String time) {
        return message(id, time, Map.of());
    }

    private static List<Long> amounts(List<Rated> rated) {
        return rated.stream().map(Rated::amount).toList();
    }

    @Test
    void paysUntilTheCapOfTheDayAndAgainTheNextDay() {
        var rule = rule(null, null, 2, new Cap(CapPeriod.DAY, 5));

        var rated = rate(
                rule,
                List.of(
                        message("a", "2026-03-02T10:00:00Z"),
                        message("b", "2026-03-02T11:00:00Z"),
                        message("c", "2026-03-02T12:00:00Z"),
                        message("d", "2026-03-02T13:00:00Z"),
                        message("e", "2026-03-03T00:00:00Z")));

        assertThat(amounts(rated)).containsExactly(2L, 2L, 1L, 0L, 2L);
        assertThat(rated.get(3).uncapped()).isEqualTo(2);
        assertThat(rated.get(3).caps().getFirst().used()).isEqualTo(5);
    }

    @Test
    void countsEventsOfOneInstantByTheirId() {
        var rule = rule(null, null, 2, new Cap(CapPeriod.DAY, 3));

        var rated =
                rate(rule, List.of(message("m-10", "2026-03-02T10:00:00Z"), message("m-1", "2026-03-02T10:00:00Z")));

        assertThat(rated.stream().map(r -> Objects.requireNonNull(r.fact()).sourceId()))
                .containsExactly("m-1", "m-10");
        assertThat(amounts(rated)).containsExactly(2L, 1L);
    }

    @Test
    void appliesTheTighterOfTwoCaps() {
        var rule = rule(null, null, 4, new Cap(CapPeriod.DAY, 6), new Cap(CapPeriod.WEEK, 9));

        var rated = rate(
                rule,
                List.of(
                        message("a", "2026-03-02T10:00:00Z"),
                        message("b", "2026-03-02T11:00:00Z"),
                        message("c", "2026-03-08T10:00:00Z"),
                        message("d", "2026-03-09T10:00:00Z")));

        assertThat(amounts(rated)).containsExactly(4L, 2L, 3L, 4L);
    }

    @Test
    void treatsAnExpressionThatFailsAsNotMatched() {
        var rule = rule("data.words > 3", null, 2);

        var rated = rate(
                rule,
                List.of(
                        message("a", "2026-03-02T10:00:00Z"),
                        message("b", "2026-03-02T11:00:00Z", Map.of("words", 4L))));

        assertThat(amounts(rated)).containsExactly(0L, 2L);
        assertThat(Objects.requireNonNull(rated.getFirst().refusal()).text()).startsWith("The expression failed");
    }

    @Test
    void computesTheAmountFromTheEvent() {
        var rule = rule(null, "data.words / 10", 0);

        var rated = rate(rule, List.of(message("a", "2026-03-02T10:00:00Z", Map.of("words", 35L))));

        assertThat(amounts(rated)).containsExactly(3L);
    }

    @Test
    void paysAStreakOnItsDayAndOncePerRun() {
        assertThat(paidDays(7, "2026-03-01", 7)).containsExactly(LocalDate.parse("2026-03-07"));
        assertThat(paidDays(7, "2026-03-01", 6)).isEmpty();
        assertThat(paidDays(7, "2026-03-01", 40)).containsExactly(LocalDate.parse("2026-03-07"));
    }

    @Test
    void paysALaterRunAgain() {
        var active = days("2026-03-01", 8);
        active.addAll(days("2026-03-10", 9));

        var rated = rateStreaks(streak(7, 10), active, days("2026-03-01", 30));

        assertThat(rated.stream().map(Rated::day))
                .containsExactly(LocalDate.parse("2026-03-07"), LocalDate.parse("2026-03-16"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21})
    void doesNotDependOnTheOrderOfArrival(long seed) {
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var rule = rule(
                "has(data.words) && data.words > 2",
                "data.words",
                0,
                new Cap(CapPeriod.DAY, 12),
                new Cap(CapPeriod.MONTH, 60));
        var facts = new ArrayList<Fact>();
        for (var i = 0; i < 60; i++) {
            var time = "2026-03-%02dT%02d:00:00Z".formatted(1 + random.nextInt(20), random.nextInt(24));
            facts.add(message("m-" + i, time, Map.of("words", (long) random.nextInt(9))));
        }

        var expected = byOccasion(rate(rule, facts));
        for (var round = 0; round < 20; round++) {
            Collections.shuffle(facts, random);
            assertThat(byOccasion(rate(rule, facts))).isEqualTo(expected);
        }
        assertThat(expected.values().stream().mapToLong(Long::longValue).sum()).isLessThanOrEqualTo(60);
    }

    private static Map<String, Long> byOccasion(List<Rated> rated) {
        return rated.stream().collect(Collectors.toMap(Rated::occasion, Rated::amount));
    }

    private static List<LocalDate> paidDays(int days, String first, int active) {
        return rateStreaks(streak(days, 10), days(first, active), days("2026-02-01", 120)).stream()
                .map(Rated::day)
                .toList();
    }

    private static TreeSet<LocalDate> days(String first, int count) {
        return LocalDate.parse(first)
                .datesUntil(LocalDate.parse(first).plusDays(count))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
