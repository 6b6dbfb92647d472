package org.communityops.kit.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.communityops.kit.test.ProblemAssert.problem;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FeedTest {
    private static final Instant TIME = Instant.parse("2026-11-20T02:15:00Z");

    @Inject
    Outbox outbox;

    @Inject
    FeedPublisher publisher;

    private final UUID community = UUID.randomUUID();
    private String service = "";
    private String start = "";

    @BeforeEach
    void goToTheEnd() throws Exception {
        service = TestKeys.everywhere(KeyKind.SVC);
        publisher.publish();
        start = end();
    }

    @Test
    void tellsNewsInTheOrderOfTheirCommits() {
        IntStream.range(0, 5).forEach(i -> commit(news("n" + i)));

        var page = read(start, 5);

        page.then().statusCode(200).contentType("application/cloudevents-batch+json");
        assertThat(page.<List<String>>path("subject")).containsExactly("n0", "n1", "n2", "n3", "n4");
        assertThat(page.<Map<String, Object>>path("[0]"))
                .containsEntry("specversion", "1.0")
                .containsEntry("source", "/thing-service")
                .containsEntry("type", "test.happened")
                .containsEntry("time", "2026-11-20T02:15:00Z")
                .containsEntry("communityid", community.toString())
                .containsEntry("slice", (int) News.slice(community))
                .containsEntry("data", Map.of("subject", "n0"));
    }

    @Test
    void tellsNothingOfWhatWasRolledBack() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.add(news("never"));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        commit(news("after"));

        assertThat(read(start, 1).<List<String>>path("subject")).containsExactly("after");
    }

    @Test
    void takesNoNewsWithoutATransaction() {
        assertThatThrownBy(() -> outbox.add(news("alone"))).isInstanceOf(IllegalStateException.class);
        commit(news("after"));

        assertThat(read(start, 1).<List<String>>path("subject")).containsExactly("after");
    }

    @Test
    void goesOnWhereAPageEnded() {
        commit(IntStream.range(0, 5).mapToObj(i -> news("n" + i)).toArray(News[]::new));
        await().until(() -> subjects(start, 500).size() == 5);

        var first = ask(start, 2, 0);
        var second = ask(first.header("Feed-Cursor"), 2, 0);
        var third = ask(second.header("Feed-Cursor"), 2, 0);
        var end = ask(third.header("Feed-Cursor"), 2, 0);

        assertThat(Stream.of(first, second, third, end).<List<String>>map(r -> r.path("subject")))
                .containsExactly(List.of("n0", "n1"), List.of("n2", "n3"), List.of("n4"), List.of());
        assertThat(end.header("Feed-Cursor")).isEqualTo(third.header("Feed-Cursor"));
        assertThat(first.header("Link")).contains("lastEventId=" + first.header("Feed-Cursor"));
    }

    @Test
    void expandsABlockAndPagesWithinIt() {
        var block = new News(Ids.next(), community, "test.happened", "b", TIME, null, 5);
        commit(news("before"), block, news("after"));
        await().until(() -> subjects(start, 500).size() == 7);

        var first = ask(start, 3, 0);
        var second = ask(first.header("Feed-Cursor"), 3, 0);
        var third = ask(second.header("Feed-Cursor"), 3, 0);

        var subjects = Stream.of(first, second, third).flatMap(r -> r.<List<String>>path("subject").stream());
        assertThat(subjects).containsExactly("before", "b0", "b1", "b2", "b3", "b4", "after");
        var positions = Stream.of(first, second, third)
                .flatMap(r -> r.<List<Integer>>path("position").stream())
                .map(Integer::longValue)
                .toList();
        assertThat(positions)
                .containsExactlyElementsOf(LongStream.range(positions.getFirst(), positions.getFirst() + 7)
                        .boxed()
                        .toList());
        assertThat(second.<Integer>path("[0].data.n")).isEqualTo(2);
    }

    @Test
    void tellsOnlyOfTheSlicesAskedFor() {
        var other = Stream.generate(UUID::randomUUID)
                .filter(id -> News.slice(id) != News.slice(community))
                .findFirst()
                .orElseThrow();
        commit(news("mine"), news(other, "theirs"));
        await().until(() -> subjects(start, 500).size() == 2);

        var cursor = end(IntStream.of(News.slice(other)));
        commit(news("mine"), news(other, "more"));

        var page = ask(cursor, 500, 5_000);
        assertThat(page.<List<String>>path("subject")).containsExactly("more");
    }

    @Test
    void answersALongPollSoonAfterTheCommit() throws Exception {
        var fastest = Long.MAX_VALUE;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 5; i++) {
                LongSupplier poll = () -> answeredAt(start);
                var answer = threads.submit(poll::getAsLong);
                await().pollDelay(Duration.ofMillis(120)).until(() -> !answer.isDone());
                commit(news("n" + i));
                var committed = System.nanoTime();
                fastest = Math.min(fastest, answer.get() - committed);
                start = end();
            }
        }

        assertThat(fastest / 1_000_000).as("milliseconds from commit to answer").isLessThan(5_000);
    }

    @Test
    void answersEmptyWhenTheTimeIsOver() {
        var page = ask(start, 10, 300);

        assertThat(page.<List<Object>>path("")).isEmpty();
        assertThat(page.header("Feed-Cursor")).isEqualTo(start);
    }

    @Test
    void refusesACursorOfAnotherTime() {
        problem(ask(UUID.randomUUID() + start.substring(36), 10, 0), 409, "feed-epoch-changed");
        problem(ask(start.substring(0, 37) + "3-9000000", 10, 0), 409, "feed-epoch-changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "~", "%00", "EPOCH", "EPOCH~", "EPOCH~16-0", "EPOCH~1--1", "EPOCH~1-x", "EPOCH~1"})
    void refusesWhatIsNoCursor(String cursor) {
        problem(ask(cursor.replace("EPOCH", start.substring(0, 36)), 10, 0), 400, "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=5001", "limit=x", "timeout=-1", "timeout=30001", "slice=16", "slice=-1"})
    void refusesParametersOutOfBounds(String parameter) {
        problem(as(service).get("/v1/feed?" + parameter), 400, "malformed-request");
    }

    @Test
    void letsAKeyHoldTwentyOpenPolls() throws Exception {
        try (var threads = Executors.newFixedThreadPool(20)) {
            var polls = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(() -> ask(start, 10, 20_000).statusCode()))
                    .toList();
            var refused = new AtomicReference<Response>();
            await().atMost(Duration.ofSeconds(18)).until(() -> {
                refused.set(ask(start, 10, 0));
                return refused.get().statusCode() == 429;
            });
            problem(refused.get(), 429, "quota-exceeded").header("Retry-After", "1");

            commit(news("enough"));

            var statuses = new ArrayList<Integer>();
            for (Future<Integer> poll : polls) {
                statuses.add(poll.get());
            }
            assertThat(statuses).hasSize(20).containsOnly(200);
        }
    }

    private long answeredAt(String cursor) {
        ask(cursor, 10, 20_000);
        return System.nanoTime();
    }

    private void commit(News... news) {
        QuarkusTransaction.requiringNew().run(() -> outbox.add(news));
    }

    private News news(String subject) {
        return news(community, subject);
    }

    private static News news(UUID communityId, String subject) {
        return News.of(Ids.next(), communityId, "test.happened", subject, TIME, Map.of("subject", subject));
    }

    /** The page after a cursor, once it has as many news. */
    private Response read(String cursor, int size) {
        await().until(() -> subjects(cursor, 500).size() >= size);
        return ask(cursor, 500, 0);
    }

    private List<String> subjects(String cursor, int limit) {
        return ask(cursor, limit, 0).path("subject");
    }

    /** The cursor behind everything that is published by now. */
    private String end() {
        return end(IntStream.range(0, Feed.SLICES));
    }

    private String end(IntStream slices) {
        var page = as(service).get("/v1/feed?limit=1");
        var heads = page.header("Feed-Head").split(",", -1);
        return slices.mapToObj(slice -> slice + "-" + heads[slice])
                .collect(Collectors.joining("_", page.header("Feed-Epoch") + "~", ""));
    }

    private Response ask(String cursor, int limit, int timeout) {
        var parameters = "?limit=" + limit + "&timeout=" + timeout + (cursor.isEmpty() ? "" : "&lastEventId=" + cursor);
        return as(service).urlEncodingEnabled(false).get("/v1/feed" + parameters);
    }

    private static RequestSpecification as(String key) {
        return given().header("Authorization", key);
    }
}
