package org.communityops.deploy.local.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;

/**
 * The invented data set: the same first day gives the same events, to the last field. Time only decides how many of them
 * have happened.
 *
 * @param first the first day
 */
record DemoStory(LocalDate first, ZoneId zone) {
    static final int DAYS = 28;

    private static final long SEED = 20_260_501;

    /** The events from the first day up to an instant, four weeks at most. */
    List<DemoEvent> until(Instant end) {
        var random = new Random(SEED);
        var diary = new Diary(first, zone);
        var cast = DemoMember.cast(DAYS, random);
        var conversations = new Conversations(diary, random);
        var occasions = new Occasions(diary, random);
        var applause = new Applause(diary);
        for (var number = 0; number < DAYS; number++) {
            var today = number;
            var day = DemoDay.of(number, first.plusDays(number).getDayOfWeek().getValue(), cast, random);
            occasions.on(day);
            conversations.on(day);
            cast.stream()
                    .filter(member -> member.leaves() == today)
                    .forEach(member -> occasions.departure(today, member));
            applause.on(number);
        }
        return diary.until(end);
    }
}
