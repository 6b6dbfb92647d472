package org.communityops.kit.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communityops.kit.test.FeedPages;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PageApplierTest {
    private static final UUID EPOCH = UUID.randomUUID();
    private static final UUID COMMUNITY = UUID.randomUUID();

    @Inject
    PageApplier applier;

    @Inject
    EffectHandler handler;

    @BeforeEach
    void reset() throws SQLException {
        handler.reset();
    }

    @Test
    void appliesAPageOnceHoweverOftenItComes() throws Exception {
        var page = page(1, 10);

        apply(page);
        assertThatExceptionOfType(CursorStore.Fenced.class).isThrownBy(() -> apply(page));
        assertThatExceptionOfType(CursorStore.Fenced.class).isThrownBy(() -> apply(page.subList(5, 10)));

        assertThat(handler.effects()).containsExactlyElementsOf(ids(page));
        assertThat(position()).isEqualTo(10);
    }

    @Test
    void followsSlicesOnTheirOwn() throws Exception {
        apply(List.of(item(3, 1, "a", false), item(9, 1, "b", false), item(3, 2, "c", false)));
        apply(List.of(item(9, 2, "d", false)));

        assertThat(applier.cursor(EffectHandler.FEED).positions())
                .containsEntry(3, 2L)
                .containsEntry(9, 2L)
                .containsEntry(0, 0L);
    }

    @Test
    void stopsAtAHoleAndAppliesNothing() throws Exception {
        apply(page(1, 3));

        var within = List.of(item(3, 4, "a", false), item(3, 6, "b", false));
        assertThatExceptionOfType(PageApplier.Stopped.class).isThrownBy(() -> apply(within));
        assertThatExceptionOfType(PageApplier.Stopped.class).isThrownBy(() -> apply(page(5, 8)));
        assertThatExceptionOfType(PageApplier.Stopped.class)
                .isThrownBy(() -> apply(List.of(item(3, 4, "a", false), item(3, 4, "a", false))));

        assertThat(handler.effects()).hasSize(3);
        assertThat(position()).isEqualTo(3);
    }

    @Test
    void stopsAtAPageOfAnotherEpoch() throws Exception {
        apply(page(1, 3));

        assertThatExceptionOfType(PageApplier.Stopped.class)
                .isThrownBy(() -> applier.apply(EffectHandler.FEED, UUID.randomUUID(), page(4, 5)));

        assertThat(position()).isEqualTo(3);
    }

    @Test
    void setsPoisonAsideAndAppliesTheOthers() throws Exception {
        var page = new ArrayList<>(page(1, 10));
        page.set(4, item(3, 5, "poisoned", true));

        apply(page);

        page.remove(4);
        assertThat(handler.effects()).containsExactlyElementsOf(ids(page));
        assertThat(FeedPages.deadLetters(EffectHandler.FEED)).isEqualTo(1);
        assertThat(position()).isEqualTo(10);
    }

    @Test
    void parksLaterNewsOfAPoisonedSubject() throws Exception {
        apply(List.of(item(3, 1, "p", true), item(3, 2, "p", false), item(3, 3, "q", false)));
        apply(List.of(item(3, 4, "p", false), item(3, 5, "q", false)));

        assertThat(handler.effects()).containsExactly("3-3", "3-5");
        assertThat(FeedPages.deadLetters(EffectHandler.FEED)).isEqualTo(3);
    }

    @Test
    void stopsWhenMoreThanOneInAHundredIsPoison() throws Exception {
        var page = new ArrayList<>(page(1, 300));
        for (var poisoned : List.of(10, 100, 200, 250)) {
            page.set(poisoned - 1, item(3, poisoned, "p" + poisoned, true));
        }

        assertThatExceptionOfType(PageApplier.Stopped.class).isThrownBy(() -> apply(page));

        assertThat(FeedPages.deadLetters(EffectHandler.FEED)).isEqualTo(3);
        assertThat(position()).as("stands before the one too many").isEqualTo(249);
        assertThat(handler.effects()).hasSize(246);
    }

    @Test
    void stopsAtOnceWhenEverythingIsPoison() throws Exception {
        var page = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> item(3, i, "s" + i, true))
                .toList();

        assertThatExceptionOfType(PageApplier.Stopped.class).isThrownBy(() -> apply(page));

        assertThat(FeedPages.deadLetters(EffectHandler.FEED)).isEqualTo(1);
        assertThat(position()).isEqualTo(1);
    }

    @Test
    void keepsTheCursorWhileTheDatabaseIsAway() throws Exception {
        var page = page(1, 10);
        handler.loseDatabase(true);
        assertThatThrownBy(() -> apply(page)).hasRootCauseInstanceOf(SQLException.class);
        assertThat(position()).isZero();
        assertThat(FeedPages.deadLetters(EffectHandler.FEED)).isZero();

        handler.loseDatabase(false);
        apply(page);

        assertThat(handler.effects()).containsExactlyElementsOf(ids(page));
    }

    @Test
    void letsOneOfTwoReplicasApplyAPage() throws Exception {
        var rounds = 60;
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var round = 0; round < rounds; round++) {
                var page = page(round * 5 + 1, round * 5 + 5);
                var start = new CyclicBarrier(2);
                Callable<Boolean> replica = () -> {
                    start.await();
                    return appliesUnfenced(page);
                };
                assertThat(threads.invokeAll(List.of(replica, replica)).stream().map(Future::resultNow))
                        .containsExactlyInAnyOrder(true, false);
            }
        }

        assertThat(handler.effects()).containsExactlyElementsOf(ids(page(1, rounds * 5)));
    }

    private boolean appliesUnfenced(List<FeedItem> page) throws SQLException {
        try {
            apply(page);
            return true;
        } catch (CursorStore.Fenced e) {
            return false;
        }
    }

    private void apply(List<FeedItem> page) throws SQLException {
        applier.apply(EffectHandler.FEED, EPOCH, page);
    }

    private long position() throws SQLException {
        return applier.cursor(EffectHandler.FEED).positions().getOrDefault(3, 0L);
    }

    private static List<String> ids(List<FeedItem> items) {
        return items.stream().map(FeedItem::id).collect(Collectors.toList());
    }

    private static List<FeedItem> page(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(i -> item(3, i, "s" + i, false))
                .toList();
    }

    private static FeedItem item(int slice, long position, String subject, boolean poison) {
        var data = JsonNodeFactory.instance.objectNode().put("n", position);
        if (poison) {
            data.put("poison", true);
        }
        return new FeedItem(
                slice + "-" + position,
                slice,
                position,
                COMMUNITY,
                EffectHandler.TYPE,
                subject,
                Instant.parse("2026-11-20T02:15:00Z"),
                data);
    }
}
