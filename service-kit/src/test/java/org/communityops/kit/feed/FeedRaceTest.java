package org.communityops.kit.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.Test;

/** Readers follow while many writers commit late, out of turn, or not at all. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FeedRaceTest {
    private static final int WRITERS = 16;
    private static final int TRANSACTIONS = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Outbox outbox;

    @Inject
    FeedReader reader;

    private final List<UUID> communities =
            IntStream.range(0, 5).mapToObj(i -> UUID.randomUUID()).toList();
    private final List<UUID> committed = Collections.synchronizedList(new ArrayList<>());

    @Test
    void losesDoublesAndReordersNothing() throws Exception {
        var seed = System.nanoTime();
        var told = new ArrayList<FeedPage.Entry>();
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            var writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> threads.submit(write(writer, new Random(seed + writer))))
                    .toList();
            told.addAll(follow(writers));
        }

        var mine = told.stream()
                .filter(e -> communities.contains(e.row().communityId()))
                .toList();
        assertThat(mine.stream().map(e -> e.body().id()))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(committed);
        assertThat(orderOf(mine))
                .as("seed %d", seed)
                .allSatisfy((writer, numbers) -> assertThat(numbers).isSorted());
        assertThat(positionsOf(told))
                .as("seed %d", seed)
                .allSatisfy((slice, positions) -> assertThat(positions)
                        .containsExactlyElementsOf(java.util.stream.LongStream.rangeClosed(1, positions.size())
                                .boxed()
                                .toList()));
    }

    private Callable<Integer> write(int writer, Random random) {
        return () -> {
            var number = 0;
            for (var i = 0; i < TRANSACTIONS; i++) {
                var news = new ArrayList<News>();
                for (var n = random.nextInt(3); n >= 0; n--) {
                    news.add(news(writer, number++));
                }
                var rollsBack = random.nextInt(5) == 0;
                var delay = random.nextInt(20_000_000);
                if (commits(news, delay, rollsBack)) {
                    news.forEach(n -> committed.add(n.id()));
                }
            }
            return number;
        };
    }

    private boolean commits(List<News> news, long delay, boolean rollsBack) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                outbox.add(news);
                LockSupport.parkNanos(delay);
                if (rollsBack) {
                    throw new CancellationException();
                }
            });
            return true;
        } catch (CancellationException rolledBack) {
            return false;
        }
    }

    private News news(int writer, int number) {
        var community = communities.get(writer % communities.size());
        var time = Instant.parse("2026-11-20T02:15:00Z").plusMillis(number);
        return News.of(Ids.next(), community, "race.run", "w" + writer, time, Map.of());
    }

    /** Follows from the beginning until all writers are done and everything that they committed is told. */
    private List<FeedPage.Entry> follow(List<Future<Integer>> writers) throws Exception {
        var told = new ArrayList<FeedPage.Entry>();
        var cursor =
                FeedCursor.beginning(IntStream.range(0, Feed.SLICES).boxed().toList());
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var done = writers.stream().allMatch(Future::isDone);
            var page = reader.read(cursor, 100);
            told.addAll(page.entries());
            cursor = page.next();
            var tellsMine =
                    told.stream().filter(e -> e.row().type().equals("race.run")).count();
            if (done && page.entries().isEmpty() && tellsMine >= committed.size()) {
                break;
            }
        }
        for (var writer : writers) {
            writer.get();
        }
        return told;
    }

    private static Map<String, List<Instant>> orderOf(List<FeedPage.Entry> entries) {
        return entries.stream()
                .collect(Collectors.groupingBy(
                        e -> e.body().subject(),
                        Collectors.mapping(e -> e.body().time(), Collectors.toList())));
    }

    private static Map<Integer, List<Long>> positionsOf(List<FeedPage.Entry> entries) {
        var positions = new HashMap<Integer, List<Long>>();
        entries.forEach(e -> positions
                .computeIfAbsent(e.row().slice(), s -> new ArrayList<>())
                .add(e.position()));
        return positions;
    }
}
