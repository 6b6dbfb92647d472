package org.communityops.deploy.e2e.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A stream as the world delivers it: shuffled within windows, some events twice, some far too late, some taken back,
 * and some of those before they arrive.
 *
 * @param arrivals what arrives, in order
 * @param retracted the ids of the events that were taken back
 */
public record Disorder(List<Event> arrivals, Set<String> retracted) {
    private static final int WINDOW = 200;
    private static final double DUPLICATES = 0.05;
    private static final double LATE = 0.10;
    private static final double RETRACTED = 0.03;
    /** Neither the first nor the last day depends on an event that was taken back. */
    private static final Duration SPARED = Duration.ofDays(3);

    public static Disorder of(List<Event> events, long seed) {
        var random = new Random(seed);
        var retracted = new HashSet<String>();
        var stream = new ArrayList<Event>();
        var late = new ArrayList<Event>();
        for (var event : events) {
            var receiver = random.nextDouble() < LATE ? late : stream;
            receiver.add(event);
            if (random.nextDouble() < DUPLICATES) {
                (random.nextBoolean() ? late : stream).add(event);
            }
            if (random.nextDouble() < RETRACTED && mayBeRetracted(event, events)) {
                retracted.add(event.id());
                (random.nextInt(3) == 0 ? late : stream).add(event.retraction());
            }
        }
        shuffleWithinWindows(stream, random);
        for (var event : late) {
            stream.add(random.nextInt(stream.size() + 1), event);
        }
        return new Disorder(List.copyOf(stream), Set.copyOf(retracted));
    }

    /** What is left of the events when those taken back had never been. */
    public List<Event> remaining(List<Event> events) {
        return events.stream().filter(event -> !retracted.contains(event.id())).toList();
    }

    private static boolean mayBeRetracted(Event event, List<Event> events) {
        return !event.type().equals("member.joined")
                && event.time().isAfter(events.getFirst().time().plus(SPARED))
                && event.time().isBefore(events.getLast().time().minus(SPARED));
    }

    private static void shuffleWithinWindows(List<Event> stream, Random random) {
        for (var from = 0; from < stream.size(); from += WINDOW) {
            Collections.shuffle(stream.subList(from, Math.min(stream.size(), from + WINDOW)), random);
        }
    }
}
