package org.communityops.incentive.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.communityops.incentive.RuleFixture;
import org.communityops.incentive.fact.Fact;
import org.communityops.incentive.rule.Rule;
import org.junit.jupiter.api.Test;

/** Each condition of a rule, and that the first one that fails is named. */
class ConditionsTest {
    private static final UUID ADA = UUID.fromString("0197c0de-0000-7000-8000-000000000001");

    private static String messages(String more) {
        return """
                {"trigger": {"eventType": "message.posted"}, "award": {"fixed": 2}, "currency": "points"%s}""".formatted(more.isEmpty() ? "" : ", " + more);
    }

    private static Fact fact(String id, String type, String time, Map<String, Object> data) {
        var instant = Instant.parse(time);
        return new Fact(
                RuleFixture.COMMUNITY,
                UUID.randomUUID(),
                "chat://lab/1",
                id,
                "ada",
                ADA,
                type,
                instant,
                LocalDate.ofInstant(instant, ZoneOffset.UTC),
                data,
                false);
    }

    private static Fact message(String id, String time) {
        return fact(id, "message.posted", time, Map.of());
    }

    private static List<Rated> rate(Rule rule, DayLevel levels, Fact... facts) {
        return Rating.ofEvents(rule, List.of(facts), new Usage(rule.ownPeriods()), levels);
    }

    private static List<Rated> rate(Rule rule, Fact... facts) {
        return rate(rule, DayLevel.NOT_ASKED, facts);
    }

    private static List<Long> amounts(List<Rated> rated) {
        return rated.stream().map(Rated::amount).toList();
    }

    private static Refusal.Kind kind(Rated rated) {
        var refusal = rated.refusal();
        assertThat(refusal).isNotNull();
        return refusal == null ? Refusal.Kind.OTHER_TYPE : refusal.kind();
    }

    @Test
    void waitsUntilTheCoolDownIsOverAndCountsItFromWhatWasPaid() {
        var rule = RuleFixture.rule(messages("\"coolDownSeconds\": 3600"));

        var rated = rate(
                rule,
                message("a", "2026-03-02T10:00:00Z"),
                message("b", "2026-03-02T10:59:59Z"),
                message("c", "2026-03-02T11:00:00Z"),
                message("d", "2026-03-02T11:30:00Z"));

        assertThat(amounts(rated)).containsExactly(2L, 0L, 2L, 0L);
        assertThat(kind(rated.get(1))).isEqualTo(Refusal.Kind.COOL_DOWN);
        assertThat(rated.get(1).refusal()).extracting(Refusal::text).asString().contains("2026-03-02T11:00:00Z");
    }

    @Test
    void paysOnlyTheFirstTimeThatFulfilsTheCondition() {
        var rule = RuleFixture.rule(messages("\"firstOnly\": true")
                .replace(
                        "\"message.posted\"",
                        "\"message.posted\", \"condition\": \"has(data.words) && data.words > 5\""));

        var rated = rate(
                rule,
                message("a", "2026-03-02T10:00:00Z"),
                fact("b", "message.posted", "2026-03-03T10:00:00Z", Map.of("words", 9L)),
                fact("c", "message.posted", "2027-03-03T10:00:00Z", Map.of("words", 9L)));

        assertThat(amounts(rated)).containsExactly(0L, 2L, 0L);
        assertThat(rated.stream()
                        .map(r -> r.refusal() == null ? null : r.refusal().kind()))
                .containsExactly(Refusal.Kind.CONDITION, null, Refusal.Kind.FIRST_TIME);
    }

    @Test
    void capsALifetimeAndWeeksTogetherWithMonths() {
        var rule = RuleFixture.rule(messages("""
                "caps": [{"period": "WEEK", "amount": 4}, {"period": "MONTH", "amount": 6}, {"period": "LIFETIME", "amount": 9}]"""));

        var rated = rate(
                rule,
                message("a", "2026-03-02T10:00:00Z"),
                message("b", "2026-03-03T10:00:00Z"),
                message("c", "2026-03-04T10:00:00Z"),
                message("d", "2026-03-30T10:00:00Z"),
                message("e", "2026-03-31T10:00:00Z"),
                message("f", "2026-04-01T10:00:00Z"),
                message("g", "2026-04-06T10:00:00Z"));

        // The week takes 4 of the first three; the month has 2 left on the 30th and none on the 31st. 1 April is in the
        // week of the 30th, which has 2 left; then a lifetime has 1 left.
        assertThat(amounts(rated)).containsExactly(2L, 2L, 0L, 2L, 0L, 2L, 1L);
        assertThat(kind(rated.get(4))).isEqualTo(Refusal.Kind.CAP);
    }

    @Test
    void multipliesWithABoundedFactorAndRoundsHalfUp() {
        var rule = RuleFixture.rule(messages("""
                "multiplier": {"expression": "data.score", "atLeast": 0.5, "atMost": 3}"""));

        var rated = rate(
                rule,
                fact("a", "message.posted", "2026-03-02T10:00:00Z", Map.of("score", 1.25)),
                fact("b", "message.posted", "2026-03-02T10:01:00Z", Map.of("score", 1.2499)),
                fact("c", "message.posted", "2026-03-02T10:02:00Z", Map.of("score", 1.24996)),
                fact("d", "message.posted", "2026-03-02T10:03:00Z", Map.of("score", 100L)),
                fact("e", "message.posted", "2026-03-02T10:04:00Z", Map.of("score", -7L)),
                message("f", "2026-03-02T10:05:00Z"));

        // 2 × 1.25 = 2.5 → 3; 2 × 1.2499 = 2.4998 → 2; 1.24996 → 1.2500 → 3; at most 3 → 6; at least 0.5 → 1.
        assertThat(amounts(rated)).containsExactly(3L, 2L, 3L, 6L, 1L, 0L);
        assertThat(rated.get(3).factor()).isEqualByComparingTo(new BigDecimal("3"));
        assertThat(kind(rated.get(5))).isEqualTo(Refusal.Kind.CONDITION);
    }

    @Test
    void paysNothingForLessThanHalfAPoint() {
        var rule = RuleFixture.rule(messages("""
                "multiplier": {"expression": "data.score"}"""));

        var rated = rate(rule, fact("a", "message.posted", "2026-03-02T10:00:00Z", Map.of("score", 0.2)));

        assertThat(kind(rated.getFirst())).isEqualTo(Refusal.Kind.AMOUNT);
    }

    @Test
    void asksForTheLevelAtTheStartOfTheDay() {
        var rule = RuleFixture.rule(messages("""
                "audience": {"levelAtLeast": 2, "levelAtMost": 3}"""));
        DayLevel levels = LocalDate::getDayOfMonth;

        var rated = rate(
                rule,
                levels,
                message("a", "2026-03-01T10:00:00Z"),
                message("b", "2026-03-02T10:00:00Z"),
                message("c", "2026-03-03T10:00:00Z"),
                message("d", "2026-03-04T10:00:00Z"));

        assertThat(amounts(rated)).containsExactly(0L, 2L, 2L, 0L);
        assertThat(kind(rated.getFirst())).isEqualTo(Refusal.Kind.AUDIENCE);
    }

    @Test
    void paysOnlyListedMembers() {
        var listed = RuleFixture.rule(messages("\"audience\": {\"members\": [\"" + ADA + "\"]}"));
        var others = RuleFixture.rule(messages("\"audience\": {\"members\": [\"" + UUID.randomUUID() + "\"]}"));

        assertThat(amounts(rate(listed, message("a", "2026-03-02T10:00:00Z")))).containsExactly(2L);
        assertThat(kind(rate(others, message("a", "2026-03-02T10:00:00Z")).getFirst()))
                .isEqualTo(Refusal.Kind.AUDIENCE);
    }

    @Test
    void isValidFromTheFirstInstantToBeforeTheLast() {
        var rule = RuleFixture.rule(messages("""
                "validFrom": "2026-03-02T10:00:00Z", "validTo": "2026-03-02T12:00:00Z\""""));

        var rated = rate(
                rule,
                message("a", "2026-03-02T09:59:59.999999Z"),
                message("b", "2026-03-02T10:00:00Z"),
                message("c", "2026-03-02T11:59:59.999999Z"),
                message("d", "2026-03-02T12:00:00Z"));

        assertThat(amounts(rated)).containsExactly(0L, 2L, 2L, 0L);
        assertThat(kind(rated.getFirst())).isEqualTo(Refusal.Kind.VALIDITY);
        assertThat(kind(rated.getLast())).isEqualTo(Refusal.Kind.VALIDITY);
    }

    @Test
    void leavesOutReactionsToOneselfOnlyWhenItSaysSo() {
        var json = """
                {"trigger": {"eventType": "reaction.added"}, "award": {"fixed": 1}, "currency": "points", "excludeSelf": %s}""";
        var own = fact("a", "reaction.added", "2026-03-02T10:00:00Z", Map.of("targetAuthor", "ada"));
        var others = fact("b", "reaction.added", "2026-03-02T10:01:00Z", Map.of("targetAuthor", "bob"));

        var excluding = rate(RuleFixture.rule(json.formatted("true")), own, others);

        assertThat(amounts(excluding)).containsExactly(0L, 1L);
        assertThat(kind(excluding.getFirst())).isEqualTo(Refusal.Kind.SELF);
        assertThat(amounts(rate(RuleFixture.rule(json.formatted("false")), own, others)))
                .containsExactly(1L, 1L);
    }

    @Test
    void ratesEachEventByTheVersionOfItsTimeAndCountsCapsOverAllOfThem() {
        var rule = RuleFixture.firstVersion(messages("\"caps\": [{\"period\": \"DAY\", \"amount\": 3}]"))
                .then(
                        "2026-03-02T12:00:00Z",
                        messages("\"caps\": [{\"period\": \"DAY\", \"amount\": 6}]")
                                .replace("2}", "5}"))
                .build();

        var rated = rate(
                rule,
                message("a", "2026-03-02T10:00:00Z"),
                message("b", "2026-03-02T11:00:00Z"),
                message("c", "2026-03-02T11:59:59Z"),
                message("d", "2026-03-02T12:00:00Z"));

        // The first version pays 2 + 1 and is capped; the second finds 3 of its 6 used and pays the other 3 of 5.
        assertThat(amounts(rated)).containsExactly(2L, 1L, 0L, 3L);
        assertThat(rated.getLast().version()).isEqualTo(rule.latest());
    }

    @Test
    void letsTheHighestActiveVersionCount() {
        var rule = RuleFixture.firstVersion(messages(""))
                .then("2026-03-10T00:00:00Z", messages("").replace("2}", "7}"))
                .then("2026-03-05T00:00:00Z", messages("").replace("2}", "9}"))
                .build();

        var rated = rate(rule, message("a", "2026-03-04T10:00:00Z"), message("b", "2026-03-11T10:00:00Z"));

        assertThat(amounts(rated)).containsExactly(2L, 9L);
    }

    @Test
    void paysNothingWhilePausedOrOnceRetired() {
        var rule = RuleFixture.firstVersion(messages(""))
                .paused("2026-03-02T10:00:00Z", "2026-03-02T11:00:00Z")
                .retiredAt("2026-03-02T12:00:00Z");

        var rated = rate(
                rule,
                message("a", "2026-03-02T09:59:59Z"),
                message("b", "2026-03-02T10:00:00Z"),
                message("c", "2026-03-02T11:00:00Z"),
                message("d", "2026-03-02T12:00:00Z"));

        assertThat(amounts(rated)).containsExactly(2L, 0L, 2L, 0L);
        assertThat(kind(rated.get(1))).isEqualTo(Refusal.Kind.NOT_IN_FORCE);
    }

    @Test
    void goesOnFromWhatWasPaidBefore() {
        var rule = RuleFixture.rule(messages("""
                "coolDownSeconds": 3600, "caps": [{"period": "LIFETIME", "amount": 5}]"""));
        var used = new Usage(rule.ownPeriods());
        used.add(LocalDate.parse("2026-03-01"), 4);
        used.paidAt(Instant.parse("2026-03-01T23:30:00Z"));

        var rated = Rating.ofEvents(
                rule,
                List.of(message("a", "2026-03-02T00:29:59Z"), message("b", "2026-03-02T00:30:00Z")),
                used,
                DayLevel.NOT_ASKED);

        assertThat(amounts(rated)).containsExactly(0L, 1L);
    }

    @Test
    void capsAndCoolsStreaksToo() {
        var rule = RuleFixture.rule("""
                {"streak": {"days": 2, "eventTypes": ["message.posted"]}, "award": {"fixed": 10}, "currency": "points",
                 "caps": [{"period": "MONTH", "amount": 15}]}""");
        var active = new TreeSet<>(List.of(
                LocalDate.parse("2026-03-01"),
                LocalDate.parse("2026-03-02"),
                LocalDate.parse("2026-03-05"),
                LocalDate.parse("2026-03-06"),
                LocalDate.parse("2026-03-10"),
                LocalDate.parse("2026-03-11")));

        var rated = Rating.ofStreaks(
                rule,
                ADA,
                Map.of(rule.latest().activity(), active),
                active,
                ZoneOffset.UTC,
                new Usage(rule.ownPeriods()),
                DayLevel.NOT_ASKED);

        assertThat(amounts(rated)).containsExactly(10L, 5L, 0L);
    }
}
