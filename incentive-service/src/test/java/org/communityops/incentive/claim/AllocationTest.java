package org.communityops.incentive.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.communityops.incentive.RuleFixture;
import org.communityops.incentive.rule.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shared caps and budgets, handed out step by step, against handing all of it out from the beginning. */
class AllocationTest {
    private static final UUID ADA = new UUID(0, 1);
    private static final UUID BOB = new UUID(0, 2);

    /** What the database keeps of one rule. */
    private static final class Book {
        final Rule rule;
        final Map<Claim.Key, Claim> claims = new HashMap<>();
        final TreeMap<LocalDate, DayTotal> totals = new TreeMap<>();
        int looked;

        Book(Rule rule) {
            this.rule = rule;
        }

        void apply(Settlement settlement) throws SQLException {
            var from = SharedCaps.first(rule, settlement.since().firstKey());
            var known = new TreeMap<>(totals.tailMap(from));
            var payments = new Allocation(rule, settlement, known).run((day, time) -> {
                var stored = claims.values().stream()
                        .filter(claim ->
                                claim.day().equals(day) && !claim.time().isBefore(time))
                        .toList();
                looked += stored.size();
                return stored;
            });
            settlement
                    .more(payments)
                    .forEach((day, more) -> totals.merge(
                            day, more, (a, b) -> new DayTotal(a.claimed() + b.claimed(), a.paid() + b.paid())));
            settlement.gone().forEach(claim -> claims.remove(claim.key()));
            payments.forEach(payment -> claims.put(payment.claim().key(), payment.claim()));
        }

        void ask(Claim... now) throws SQLException {
            var settlement = new Settlement();
            for (var claim : now) {
                settlement.ask(claims.get(claim.key()), claim);
            }
            apply(settlement);
        }

        void drop(Claim claim) throws SQLException {
            var settlement = new Settlement();
            settlement.drop(claims.getOrDefault(claim.key(), claim));
            apply(settlement);
        }

        long paid(Claim claim) {
            return claims.getOrDefault(claim.key(), claim).paid();
        }

        Map<Claim.Key, Long> payments() {
            var payments = new HashMap<Claim.Key, Long>();
            claims.forEach((key, claim) -> payments.put(key, claim.paid()));
            return payments;
        }
    }

    private static Rule rule(String more) {
        return RuleFixture.rule("""
                {"trigger": {"eventType": "message.posted"}, "award": {"fixed": 2}, "currency": "points", %s}""".formatted(more));
    }

    private static Claim claim(UUID member, String id, String time, long amount, int version) {
        var instant = Instant.parse(time);
        var day = LocalDate.ofInstant(instant, ZoneOffset.UTC);
        return new Claim(
                RuleFixture.COMMUNITY, UUID.randomUUID(), member, day, id, version, null, instant, id, "s", amount, 0);
    }

    private static Claim claim(UUID member, String id, String time, long amount) {
        return claim(member, id, time, amount, 1);
    }

    @Test
    void servesClaimsInTheOrderInWhichTheyHappened() throws SQLException {
        var book = new Book(rule("\"caps\": [{\"period\": \"DAY\", \"amount\": 5, \"per\": \"RULE\"}]"));
        var late = claim(ADA, "c", "2026-03-02T12:00:00Z", 4);
        var middle = claim(BOB, "b", "2026-03-02T11:00:00Z", 3);
        var early = claim(ADA, "a", "2026-03-02T10:00:00Z", 1);
        var nextDay = claim(BOB, "d", "2026-03-03T10:00:00Z", 4);

        book.ask(late, nextDay);
        assertThat(book.paid(late)).isEqualTo(4);

        book.ask(middle);
        assertThat(book.paid(middle)).isEqualTo(3);
        assertThat(book.paid(late)).isEqualTo(2);

        book.ask(early);
        assertThat(book.paid(late)).isEqualTo(1);
        assertThat(book.paid(nextDay)).isEqualTo(4);
    }

    @Test
    void givesWhatARetractedClaimHadToTheNextInLine() throws SQLException {
        var book = new Book(rule("\"budget\": 5"));
        var first = claim(ADA, "a", "2026-03-02T10:00:00Z", 4);
        var second = claim(BOB, "b", "2026-05-02T10:00:00Z", 4);
        var third = claim(ADA, "c", "2027-03-02T10:00:00Z", 4);
        book.ask(first, second, third);
        assertThat(List.of(book.paid(first), book.paid(second), book.paid(third)))
                .containsExactly(4L, 1L, 0L);

        book.drop(first);

        assertThat(List.of(book.paid(second), book.paid(third))).containsExactly(4L, 1L);
    }

    @Test
    void looksOnlyAroundTheBorderBetweenPaidAndUnpaid() throws SQLException {
        var book = new Book(rule("\"budget\": 1000"));
        var start = Instant.parse("2026-01-01T00:00:00Z");
        for (var day = 0; day < 300; day++) {
            var claims = new Claim[10];
            for (var i = 0; i < 10; i++) {
                var time = start.plusSeconds(day * 86_400L + i * 60L);
                claims[i] = claim(ADA, "m-" + day + "-" + i, time.toString(), 1);
            }
            book.ask(claims);
        }
        book.looked = 0;

        book.ask(claim(BOB, "late", "2026-01-01T12:00:00Z", 3));

        // The last paid day loses three points; beyond the late claim's own day nothing else is read.
        assertThat(book.looked).isLessThanOrEqualTo(20);
        assertThat(book.payments().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(1000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void endsWhereHandingOutEverythingAtOnceEnds(long seed) throws SQLException {
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var book = new Book(rule(List.of(
                        "\"budget\": " + (50 + random.nextInt(300)),
                        "\"caps\": [{\"period\": \"DAY\", \"amount\": 9, \"per\": \"RULE\"}, {\"period\": \"WEEK\", \"amount\": 25, \"per\": \"RULE\"}], \"budget\": 150",
                        "\"caps\": [{\"period\": \"MONTH\", \"amount\": 60, \"per\": \"RULE\"}, {\"period\": \"WEEK\", \"amount\": 20, \"per\": \"RULE\"}]")
                .get(random.nextInt(3))));
        var present = new ArrayList<Claim>();
        for (var step = 0; step < 150; step++) {
            if (!present.isEmpty() && random.nextInt(4) == 0) {
                book.drop(present.remove(random.nextInt(present.size())));
            } else if (!present.isEmpty() && random.nextInt(5) == 0) {
                var old = present.remove(random.nextInt(present.size()));
                var changed = new Claim(
                        old.communityId(),
                        old.ruleId(),
                        old.memberId(),
                        old.day(),
                        old.occasion(),
                        1,
                        null,
                        old.time(),
                        old.sourceId(),
                        old.source(),
                        1 + random.nextInt(9),
                        0);
                present.add(changed);
                book.ask(changed);
            } else {
                var time = "2026-%02d-%02dT%02d:00:00Z"
                        .formatted(1 + random.nextInt(3), 1 + random.nextInt(28), random.nextInt(24));
                var claim = claim(random.nextBoolean() ? ADA : BOB, "m-" + step, time, 1 + random.nextInt(9));
                present.add(claim);
                book.ask(claim);
            }
        }

        var fresh = new Book(book.rule);
        fresh.ask(present.toArray(Claim[]::new));

        assertThat(book.payments()).isEqualTo(fresh.payments());
        assertThat(book.totals.values().stream().mapToLong(DayTotal::paid).sum())
                .isEqualTo(book.payments().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }
}
