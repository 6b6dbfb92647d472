package org.communityops.deploy.e2e.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Some weeks of an invented community, in the order of their time: members who come and go in their own rhythm, bursts
 * around midnights and the changes of the clocks, replies, reactions, and more of each than the caps pay for.
 */
public final class Chat {
    /** A Monday; both Europe and America set their clocks back within the weeks that follow. */
    private static final Instant START = Instant.parse("2024-09-16T00:00:00Z");

    private static final int DAYS = 70;
    private static final List<Instant> MOMENTS = List.of(
            Instant.parse("2024-10-27T00:30:00Z"), // Europe's clocks go back at 01:00Z
            Instant.parse("2024-11-03T05:30:00Z"), // New York's at 06:00Z
            Instant.parse("2024-10-05T15:00:00Z")); // Lord Howe's go forward by half an hour at 15:30Z

    private final Random random;
    private final List<Event> events = new ArrayList<>();
    private final Set<String> joined = new HashSet<>();
    private int topics;

    private Chat(long seed) {
        this.random = new Random(seed);
    }

    /**
     * The events, each member's join at the time of the member's first deed.
     *
     * @param members how many people there are, not all of whom do something
     */
    public static List<Event> of(long seed, int members) {
        var chat = new Chat(seed);
        for (var member = 0; member < members; member++) {
            chat.live("m" + member);
        }
        chat.events.sort(Comparator.comparing(Event::time).thenComparing(Event::id));
        var complete = new ArrayList<Event>();
        for (var event : chat.events) {
            if (chat.joined.add(event.subject())) {
                complete.add(
                        new Event("join-" + event.subject(), "member.joined", event.subject(), event.time(), Map.of()));
            }
            complete.add(event);
        }
        return complete;
    }

    private void live(String member) {
        var first = random.nextInt(DAYS);
        var last = Math.min(DAYS - 1, first + random.nextInt(DAYS));
        var habit = random.nextDouble();
        for (var day = first; day <= last; day++) {
            if (random.nextDouble() < 0.15 + 0.85 * habit * habit) {
                day(member, START.plus(Duration.ofDays(day)));
            }
        }
        if (random.nextInt(4) == 0) {
            burst(member, MOMENTS.get(random.nextInt(MOMENTS.size())));
        }
    }

    private void day(String member, Instant day) {
        // Half of the days lie close to a midnight of some zone, where it matters which day an event belongs to.
        var begin = day.plusSeconds(random.nextBoolean() ? random.nextInt(86_400) : 3_600L * random.nextInt(24));
        var deeds = random.nextInt(12) == 0 ? 12 + random.nextInt(16) : 1 + random.nextInt(4);
        for (var deed = 0; deed < deeds; deed++) {
            deed(member, begin.plusSeconds(random.nextInt(1_800)));
        }
    }

    private void burst(String member, Instant around) {
        for (var deed = 0; deed < 15; deed++) {
            deed(member, around.plusSeconds(random.nextInt(3_600)));
        }
    }

    private void deed(String member, Instant time) {
        var id = "e" + events.size();
        switch (random.nextInt(20)) {
            case 0 -> add(id, "thread.started", member, time, Map.of("topic", "t" + topics++));
            case 1 -> add(id, "reaction.counted", member, time, Map.of("emoji", "tea", "count", 1 + random.nextInt(9)));
            case 2, 3, 4, 5, 6, 7 -> add(id, "reaction.added", member, time, Map.of("emoji", "tea"));
            case 8, 9, 10, 11, 12 ->
                add(id, "message.posted", member, time, Map.of("isReply", true, "chars", random.nextInt(200)));
            default -> add(id, "message.posted", member, time, Map.of("isReply", false, "chars", random.nextInt(200)));
        }
    }

    private void add(String id, String type, String member, Instant time, Map<String, Object> data) {
        events.add(new Event(id, type, member, time, data));
    }
}
