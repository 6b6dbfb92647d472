package org.communityops.deploy.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.communityops.deploy.local.FakeService;
import org.communityops.deploy.local.FakeService.Reply;
import org.communityops.deploy.local.FakeService.Request;
import org.communityops.deploy.local.api.ApiException;
import org.communityops.deploy.local.api.Patience;
import org.communityops.deploy.local.api.ServiceApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final Set<String> stored = ConcurrentHashMap.newKeySet();
    private FakeService activity;
    private ServiceApi api;

    @BeforeEach
    void start() throws IOException {
        activity = new FakeService();
        activity.answers(this::store);
        api = new ServiceApi(activity.url(), "cop_bot_test", Patience.SHORT);
    }

    @AfterEach
    void stop() {
        api.close();
        activity.close();
    }

    @Test
    void sendsEveryEventOnceInBatches() throws Exception {
        var tally = replay(plain(events(1, 1203)), 500).tally();

        assertThat(tally.accepted()).isEqualTo(1203);
        assertThat(tally.duplicates()).isZero();
        assertThat(stored).hasSize(1203);
        assertThat(activity.requests()).hasSize(3).allSatisfy(request -> {
            assertThat(request.path()).isEqualTo("/events");
            assertThat(request.contentType()).isEqualTo("application/cloudevents-batch+json");
        });
    }

    @Test
    void readsCompressedFiles() throws Exception {
        assertThat(replay(compressed(events(1, 700)), 500).tally().accepted()).isEqualTo(700);
    }

    @Test
    void repeatsABatchUntilItIsAnswered() throws Exception {
        var calls = new AtomicInteger();
        activity.answers(request -> switch (calls.incrementAndGet()) {
            case 1 -> new Reply(503, "{}", "Retry-After", "0");
            case 2 -> new Reply(429, "{}", "Retry-After", "1");
            case 3 -> new Reply(-1, "");
            default -> store(request);
        });

        var tally = replay(plain(events(1, 10)), 500).tally();

        assertThat(tally.accepted()).isEqualTo(10);
        assertThat(calls).hasValue(4);
        assertThat(api.repeats()).isEqualTo(3);
    }

    @Test
    void countsAsDuplicatesWhatWasStoredBeforeTheAnswerWasLost() throws Exception {
        var calls = new AtomicInteger();
        activity.answers(request -> {
            var reply = store(request);
            return calls.incrementAndGet() == 1 ? new Reply(-1, "") : reply;
        });

        var tally = replay(plain(events(1, 10)), 500).tally();

        assertThat(tally.accepted()).isZero();
        assertThat(tally.duplicates()).isEqualTo(10);
        assertThat(stored).hasSize(10);
    }

    @Test
    void addsNothingWhenItIsRunAgain() throws Exception {
        replay(plain(events(1, 600)), 500);

        var tally = replay(plain(events(1, 900)), 500).tally();

        assertThat(tally.accepted()).isEqualTo(300);
        assertThat(tally.duplicates()).isEqualTo(600);
    }

    @Test
    void findsTheEventForWhichAWholeBatchIsRefused() throws Exception {
        activity.answers(request -> request.body().contains("\"e-7\"")
                ? new Reply(400, "{\"title\":\"Malformed request\",\"detail\":\"depth\"}")
                : store(request));

        var tally = replay(plain(events(1, 20)), 500).tally();

        assertThat(tally.accepted()).isEqualTo(19);
        assertThat(tally.rejected()).isEqualTo(1);
        assertThat(tally.problems()).containsExactly("line 7: 400 Malformed request: depth");
    }

    @Test
    void reportsTheEventsThatAreRefusedOneByOne() throws Exception {
        activity.answers(request -> new Reply(200, """
                {"accepted":1,"duplicates":0,"rejected":2,"results":[
                 {"index":0,"status":"REJECTED","problem":{"type":"/problems/unknown-event-type","detail":"no such type"}},
                 {"index":2,"status":"CONFLICT","problem":{"type":"/problems/conflict","detail":"other content",
                  "errors":[{"pointer":"/data/words","code":"differs"}]}}]}"""));

        var tally = replay(plain(events(1, 3)), 500).tally();

        assertThat(tally.rejected()).isEqualTo(2);
        assertThat(tally.problems())
                .containsExactly(
                        "line 1: REJECTED unknown-event-type no such type",
                        "line 3: CONFLICT conflict other content [/data/words differs]");
    }

    @Test
    void refusesLinesThatAreNoEventsWithoutSendingThem() throws Exception {
        var lines = new ArrayList<>(events(1, 2));
        lines.add(1, "{\"id\":");
        lines.add("");
        lines.add("[1]");
        lines.add("\"" + "x".repeat(EventFile.LONGEST) + "\"");

        var tally = replay(plain(lines), 500).tally();

        assertThat(tally.accepted()).isEqualTo(2);
        assertThat(tally.rejected()).isEqualTo(3);
        assertThat(tally.problems())
                .satisfiesExactly(
                        problem -> assertThat(problem).startsWith("line 2: not JSON"),
                        problem -> assertThat(problem).isEqualTo("line 5: not one JSON object"),
                        problem -> assertThat(problem).startsWith("line 6: longer than"));
    }

    @Test
    void stopsWhenTheKeyIsRefused() {
        activity.answers(request -> new Reply(403, "{\"title\":\"Forbidden\"}"));

        assertThatThrownBy(() -> replay(plain(events(1, 3000)), 500))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("403 Forbidden");
        assertThat(activity.requests()).hasSizeLessThan(6);
    }

    private Replay replay(Path file, int batch) throws IOException, InterruptedException {
        var replay = new Replay(api, "/events", 2, batch);
        try (var events = new EventFile(file)) {
            replay.run(events);
            assertThat(events.share()).isEqualTo(1);
        }
        return replay;
    }

    private Reply store(Request request) {
        var accepted = 0;
        var duplicates = 0;
        for (var event : json(request.body())) {
            if (stored.add(event.get("id").asText())) {
                accepted++;
            } else {
                duplicates++;
            }
        }
        return new Reply(
                200,
                "{\"accepted\":%d,\"duplicates\":%d,\"rejected\":0,\"results\":[]}".formatted(accepted, duplicates));
    }

    private static List<String> events(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> "{\"id\":\"e-" + i + "\",\"data\":{\"text\":\"积分\"}}")
                .toList();
    }

    private Path plain(List<String> lines) throws IOException {
        return Files.write(folder.resolve("events.ndjson"), lines);
    }

    private Path compressed(List<String> lines) throws IOException {
        var file = folder.resolve("events.ndjson.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(String.join("\n", lines).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return file;
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
