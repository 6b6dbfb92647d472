package org.communityops.incentive.merit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.communityops.incentive.award.Holder;
import org.communityops.incentive.award.Merit;
import org.communityops.incentive.badge.Badge;
import org.communityops.incentive.badge.BadgeCriteria;
import org.communityops.incentive.fact.Fact;
import org.communityops.incentive.merit.ProgressRepository.Completion;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final UUID COMMUNITY = new UUID(1, 1);
    private static final UUID MEMBER = new UUID(1, 2);
    private static final LocalDate FIRST = LocalDate.parse("2026-03-02");
    private static final LocalDate SECOND = LocalDate.parse("2026-03-03");

    private static Badge badge(BadgeCriteria criteria) {
        var texts = new Badge.Texts("B", null, "B", null, null);
        return new Badge(
                COMMUNITY,
                new UUID(1, 3),
                "b",
                texts,
                criteria,
                null,
                null,
                true,
                1,
                Instant.parse("2026-01-01T00:00:00Z"));
    }

    private static Badge count(int times) {
        var count = new BadgeCriteria.Count(List.of("message.posted"), null, times);
        return badge(new BadgeCriteria(count, null, null, null, null));
    }

    private static Badge streak(int days) {
        var streak = new BadgeCriteria.Days(List.of("message.posted"), null, days);
        return badge(new BadgeCriteria(null, streak, null, null, null));
    }

    private static Fact fact(long number, LocalDate day, String time, boolean retracted) {
        return new Fact(
                COMMUNITY,
                new UUID(2, number),
                "chat://lab/1",
                "m-" + number,
                "ada",
                MEMBER,
                "message.posted",
                Instant.parse(day + "T" + time + ":00Z"),
                day,
                Map.of(),
                retracted);
    }

    private static Completion on(LocalDate day, long before, LocalDate... days) {
        return new Completion(Holder.of(count(1), MEMBER), day, before, List.of(days));
    }

    private static List<UUID> events(long... numbers) {
        return LongStream.of(numbers).mapToObj(number -> new UUID(2, number)).toList();
    }

    @Test
    void takesTheFirstEventsOfTheDayThatCompletesACount() {
        var facts = List.of(
                fact(4, SECOND, "12:00", false),
                fact(1, FIRST, "10:00", false),
                fact(3, SECOND, "09:00", false),
                fact(2, SECOND, "08:00", true));

        // Two events are needed and one was there before the second day: its first that stands is the other.
        assertThat(Evidence.of(count(2), on(SECOND, 1, FIRST, SECOND), facts))
                .isEqualTo(new Merit(SECOND, events(1, 3)));
    }

    @Test
    void takesTheFirstEventOfEachDayOfARun() {
        var facts = List.of(
                fact(2, FIRST, "11:00", false), fact(1, FIRST, "10:00", false), fact(3, SECOND, "09:00", false));

        assertThat(Evidence.of(streak(2), on(SECOND, 2, FIRST, SECOND), facts))
                .isEqualTo(new Merit(SECOND, events(1, 3)));
    }

    @Test
    void keepsTheLatestTwentyWhateverTheOrder() {
        var facts = new ArrayList<Fact>();
        for (var i = 10; i < 40; i++) {
            facts.add(fact(i, FIRST, "10:" + i, false));
        }
        Collections.shuffle(facts, new Random(7));

        var merit = Evidence.of(count(25), on(FIRST, 0, FIRST), facts);

        // The 25 first are 10 to 34, the latest twenty of them 15 to 34.
        assertThat(merit.evidence())
                .isEqualTo(events(LongStream.rangeClosed(15, 34).toArray()));
    }
}
