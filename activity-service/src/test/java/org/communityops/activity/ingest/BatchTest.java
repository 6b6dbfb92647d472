package org.communityops.activity.ingest;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.activity.TestEvents.event;
import static org.communityops.activity.TestEvents.message;
import static org.communityops.kit.test.ProblemAssert.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.communityops.activity.TestCommunity;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BatchTest {
    private TestCommunity community;

    @BeforeEach
    void begin() {
        community = TestCommunity.create();
    }

    @Test
    void reportsTheOneBadEventAndTakesTheOthers() {
        var events = messages(100);
        events.set(17, message("m-17", "u", "2026-03-02T08:00:00Z", "\"chars\":-1"));

        community
                .sendBatch(events)
                .statusCode(200)
                .body("accepted", equalTo(99))
                .body("duplicates", equalTo(0))
                .body("rejected", equalTo(1))
                .body("results", hasSize(1))
                .body("results[0].index", equalTo(17))
                .body("results[0].status", equalTo("REJECTED"))
                .body("results[0].problem.type", equalTo("/problems/validation-failed"))
                .body("results[0].problem.errors.pointer", contains("/data/chars"));
        assertThat(community.recorded("message.posted")).isEqualTo(99);
    }

    @Test
    void namesTheReasonOfEachEventThatItDoesNotTake() {
        community.change("eventsFrom", "2026-01-01T00:00:00Z");
        var events = List.of(
                message("m-1", "u", "2999-01-01T00:00:00Z", ""),
                message("m-2", "u", "2025-01-01T00:00:00Z", ""),
                event("m-3", "nothing.known", "u", "2026-03-02T08:00:00Z", ""),
                "7",
                message("m-5").replace("\"subject\"", "\"Subject\""));

        community
                .sendBatch(events)
                .statusCode(200)
                .body("accepted", equalTo(0))
                .body("rejected", equalTo(5))
                .body(
                        "results.problem.type",
                        contains(
                                "/problems/event-time-in-future",
                                "/problems/event-too-old",
                                "/problems/unknown-event-type",
                                "/problems/malformed-request",
                                "/problems/unknown-field"))
                .body("results.index", contains(0, 1, 2, 3, 4));
    }

    @Test
    void takesTheSameEventTwiceInOneBatchOnce() {
        community
                .sendBatch(List.of(message("m-1"), message("m-1")))
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("duplicates", equalTo(1))
                .body("results", empty());
    }

    @Test
    void findsTheConflictWithinABatch() {
        var other = message("m-1", "u-1", "2026-03-02T08:00:00Z", "\"channel\":\"general\",\"chars\":6");

        community
                .sendBatch(List.of(message("m-1"), other, message("m-1")))
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("duplicates", equalTo(1))
                .body("rejected", equalTo(1))
                .body("results[0].index", equalTo(1))
                .body("results[0].status", equalTo("CONFLICT"))
                .body("results[0].problem.type", equalTo("/problems/conflict"))
                .body("results[0].problem.errors.pointer", contains("/data/chars"));
    }

    @Test
    void judgesEachOfARepeatedIdentityByWhatIsKept() {
        community.send(message("m-1")).statusCode(201);
        var other = message("m-1", "u-1", "2026-03-02T08:00:00Z", "\"channel\":\"general\",\"chars\":6");

        community
                .sendBatch(List.of(other, message("m-1"), other))
                .statusCode(200)
                .body("accepted", equalTo(0))
                .body("duplicates", equalTo(1))
                .body("results.index", contains(0, 2))
                .body("results.status", contains("CONFLICT", "CONFLICT"));
    }

    @Test
    void countsAReplayedBatchAsDuplicates() {
        community.sendBatch(messages(300)).body("accepted", equalTo(300));

        community.sendBatch(messages(300)).body("accepted", equalTo(0)).body("duplicates", equalTo(300));
        assertThat(community.recorded("message.posted")).isEqualTo(300);
    }

    @Test
    void refusesMoreThanAThousandEvents() {
        problem(community.sendBatch(messages(1001)), 413, "payload-too-large");
        assertThat(community.recorded("message.posted")).isZero();

        community.sendBatch(messages(1000)).statusCode(200).body("accepted", equalTo(1000));
    }

    @Test
    void refusesMoreThanFiveMebibytes() {
        var large = "\"text\":\"" + "x".repeat(60_000) + "\"";
        var events = IntStream.range(0, 90)
                .mapToObj(i -> message("m-" + i, "u", "2026-03-02T08:00:00Z", large))
                .toList();

        problem(community.sendBatch(events), 413, "payload-too-large");
    }

    @Test
    void recordsNothingOfAnAtomicBatchWithABadEvent() {
        var events = messages(20);
        events.set(17, message("m-17", "u", "2026-03-02T08:00:00Z", "\"chars\":-1"));

        problem(community.sendBatch(events, true), 422, "validation-failed")
                .body("errors.pointer", contains("/17/data/chars"));
        assertThat(community.recorded("message.posted")).isZero();
    }

    @Test
    void recordsNothingOfAnAtomicBatchWithAConflict() {
        community.send(message("m-3")).statusCode(201);

        problem(community.sendBatch(messages(20), true), 409, "conflict")
                .body("errors.pointer", hasItem("/3/data/chars"));
        assertThat(community.recorded("message.posted")).isEqualTo(1);
    }

    @Test
    void takesAnAtomicBatchWithDuplicates() {
        community.sendBatch(messages(3));

        community
                .sendBatch(messages(5), true)
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("duplicates", equalTo(3));
    }

    @Test
    void refusesAnotherWordForAtomic() {
        problem(
                community
                        .asBot()
                        .contentType(TestCommunity.BATCH)
                        .body("[]")
                        .post(community.path("/events?atomic=yes")),
                400,
                "malformed-request");
    }

    @Test
    void recordsEachEventOnceWhenManySendTheSameAtTheSameTime() throws Exception {
        var requests = new ArrayList<Callable<Integer>>();
        for (var i = 0; i < 8; i++) {
            var events = messages(200);
            if (i % 2 == 1) {
                Collections.reverse(events);
            }
            requests.add(() -> community
                    .sendBatch(events)
                    .statusCode(200)
                    .body("rejected", equalTo(0))
                    .extract()
                    .<Integer>path("accepted"));
        }

        var accepted = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(requests)) {
                accepted += answer.get();
            }
        }

        assertThat(accepted).isEqualTo(200);
        assertThat(community.recorded("message.posted")).isEqualTo(200);
        assertThat(community.news(200)).hasSize(200);
    }

    @Test
    void recordsASingleEventOnceWhenManySendItAtTheSameTime() throws Exception {
        var requests = new ArrayList<Callable<Integer>>();
        for (var i = 0; i < 40; i++) {
            var event = message("m-" + i % 4);
            requests.add(() -> community.send(event).extract().statusCode());
        }

        var created = 0;
        try (var threads = Executors.newFixedThreadPool(10)) {
            for (var answer : threads.invokeAll(requests)) {
                assertThat(answer.get()).isIn(200, 201);
                created += answer.get() == 201 ? 1 : 0;
            }
        }

        assertThat(created).isEqualTo(4);
        assertThat(community.recorded("message.posted")).isEqualTo(4);
    }

    /** So many messages with ids from {@code m-0}. */
    private static List<String> messages(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> message("m-" + i, "u-" + i % 7, "2026-03-02T08:00:00Z", "\"chars\":" + i))
                .collect(toCollection(ArrayList::new));
    }
}
