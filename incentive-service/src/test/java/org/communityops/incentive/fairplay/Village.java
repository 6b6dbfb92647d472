package org.communityops.incentive.fairplay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A month of a generated community: people of all degrees of activity, with friends, clubs and idols, and among them rings and
 * farmers and people with further accounts, some of them careful.
 */
final class Village {
    static final int PEOPLE = 2_000;

    private static final int DAYS = 30;
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    final Map<UUID, List<Act>> acts = new TreeMap<>();
    final Reactions reactions = new Reactions();
    final Set<UUID> unfair = new HashSet<>();

    private final Random random;
    private final List<UUID> people;

    Village(long seed) {
        random = new Random(seed);
        people = IntStream.range(0, PEOPLE)
                .mapToObj(i -> new UUID(random.nextLong(), random.nextLong()))
                .toList();
        var unfairFrom = PEOPLE - PEOPLE * 3 / 100;
        live(unfairFrom);
        clubs(400);
        var rings = unfairFrom + PEOPLE * 2 / 200;
        var farmers = unfairFrom + PEOPLE * 4 / 200;
        for (var next = unfairFrom; next < rings; ) {
            var size = Math.min(2 + random.nextInt(5), rings - next);
            ring(people.subList(size == 1 ? next - 1 : next, next + size));
            next += size;
        }
        people.subList(rings, farmers).forEach(this::farm);
        for (var next = farmers; next < PEOPLE; next += 5) {
            alts(people.get(next), people.subList(next + 1, next + 5));
        }
        acts.values().forEach(all -> all.sort(Comparator.comparing(Act::time)));
    }

    /** Everybody writes and reacts at human distances; the popular, who come first, get most reactions, and friends many. */
    private void live(int ordinary) {
        for (var i = 0; i < PEOPLE; i++) {
            var person = people.get(i);
            acts.put(person, new ArrayList<>());
            var sessions = i < ordinary ? 1 + (int) Math.min(60, Math.exp(random.nextGaussian() + 1.5)) : 4;
            for (var session = 0; session < sessions; session++) {
                chat(person, 3 + random.nextInt(40), 5 + random.nextInt(120));
            }
            var friends = List.of(someone(ordinary), someone(ordinary), someone(ordinary));
            var given = i < ordinary ? sessions * random.nextInt(12) : random.nextInt(8);
            for (var reaction = 0; reaction < given; reaction++) {
                var toFriend = random.nextDouble() < 0.4;
                reactions.add(person, toFriend ? friends.get(random.nextInt(3)) : popular(ordinary), 1);
            }
        }
        for (var admirer = 600; admirer < 700; admirer++) {
            reactions.add(people.get(admirer), people.get(admirer % 7), 40 + random.nextInt(100));
        }
    }

    /** Circles of four who know each other and spend up to half of their reactions on each other. */
    private void clubs(int from) {
        for (var first = from; first < from + 120; first += 4) {
            var club = people.subList(first, first + 4);
            for (var one : club) {
                var inside = 20 + random.nextInt(31);
                club.forEach(other -> reactions.add(one, other, inside / 3));
                for (var other = inside; other < 100; other++) {
                    reactions.add(one, popular(PEOPLE / 2), 1);
                }
            }
        }
    }

    private void ring(List<UUID> ring) {
        unfair.addAll(ring);
        var circle = ring.size() > 2 && random.nextInt(3) == 0;
        for (var i = 0; i < ring.size(); i++) {
            var volume = 40 + random.nextInt(100);
            if (circle) {
                reactions.add(ring.get(i), ring.get((i + 1) % ring.size()), volume);
            } else {
                for (var other : ring) {
                    reactions.add(ring.get(i), other, volume / (ring.size() - 1));
                }
            }
            // hides a part of it among reactions to others; one in ten too much to be told from friends
            var hidden = random.nextInt(10) == 0 ? 0.5 + random.nextDouble() : random.nextDouble() * 0.3;
            for (var other = 0; other < volume * hidden; other++) {
                reactions.add(ring.get(i), popular(PEOPLE / 2), 1);
            }
        }
    }

    /** Accounts that say next to nothing; a careful one in ten reacts to others as much as to its owner. */
    private void alts(UUID owner, List<UUID> accounts) {
        unfair.add(owner);
        unfair.addAll(accounts);
        for (var account : accounts) {
            acts.put(account, new ArrayList<>());
            chat(account, random.nextInt(6), 60);
            var volume = 30 + random.nextInt(120);
            reactions.add(account, owner, volume);
            var hidden = random.nextInt(10) == 0 ? 1 : random.nextDouble() * 0.1;
            for (var other = 0; other < volume * hidden; other++) {
                reactions.add(account, popular(PEOPLE / 2), 1);
            }
        }
    }

    /** How much somebody did, reactions included. */
    long acts(UUID person) {
        return acts.getOrDefault(person, List.of()).size() + reactions.given(person);
    }

    private void farm(UUID farmer) {
        unfair.add(farmer);
        var fast = random.nextBoolean();
        var gap = fast ? 0.3 + random.nextDouble() : 5 + random.nextDouble() * 100;
        // one in ten imitates people well enough
        var jitter = random.nextInt(10) == 0 ? 0.6 : random.nextDouble() * 0.12;
        for (var burst = 3 + random.nextInt(10); burst > 0; burst--) {
            var time = anyTime();
            for (var event = 25 + random.nextInt(50); event > 0; event--) {
                add(farmer, time);
                time = plus(time, gap * (1 + jitter * (2 * random.nextDouble() - 1)));
            }
        }
    }

    private void chat(UUID person, int events, double meanGap) {
        var time = anyTime();
        for (var event = 0; event < events; event++) {
            add(person, time);
            time = plus(time, -Math.log(1 - random.nextDouble()) * meanGap);
        }
    }

    private void add(UUID person, Instant time) {
        acts.computeIfAbsent(person, p -> new ArrayList<>())
                .add(new Act(new UUID(random.nextLong(), random.nextLong()), time, random.nextInt(3) > 0));
    }

    private Instant anyTime() {
        return START.plusSeconds(random.nextLong(Duration.ofDays(DAYS).toSeconds()));
    }

    private static Instant plus(Instant time, double seconds) {
        return time.plusNanos((long) (seconds * 1e9));
    }

    private UUID someone(int ordinary) {
        return people.get(random.nextInt(ordinary));
    }

    /** The square of a uniform number: the first of all gets most. */
    private UUID popular(int among) {
        var place = random.nextDouble();
        return people.get((int) (place * place * among));
    }
}
