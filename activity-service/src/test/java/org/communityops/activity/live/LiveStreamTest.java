package org.communityops.activity.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communityops.activity.TestEvents.message;
import static org.communityops.kit.test.ProblemAssert.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.communityops.activity.TestCommunity;
import org.communityops.kit.test.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Timeout(30)
class LiveStreamTest {
    private TestCommunity community;

    @BeforeEach
    void begin() {
        community = TestCommunity.create();
    }

    /** One server-sent event. */
    private record Message(String id, String event) {}

    @Test
    void sendsEventsAsTheyAreRecorded() throws Exception {
        try (var client = HttpClient.newHttpClient();
                var stream = open(client, "")) {
            awaitBegin(stream);
            community.send(message("m-1")).statusCode(201);
            community.sendBatch(List.of(message("m-2"), message("m-3")));

            assertThat(read(stream, 3)).extracting(Message::event).containsExactly("m-1", "m-2", "m-3");
        }
    }

    @Test
    void goesOnAfterTheLastEventThatWasSeenAlsoInsideABatch() throws Exception {
        community.sendBatch(
                IntStream.range(0, 10).mapToObj(i -> message("m-" + i)).toList());
        community.send(message("m-10")).statusCode(201);
        community.news(11);

        try (var client = HttpClient.newHttpClient()) {
            String seen;
            try (var stream = open(client, "0")) {
                var all = read(stream, 11);
                assertThat(all).extracting(Message::event).startsWith("m-0").endsWith("m-10");
                seen = all.get(6).id();
            }
            try (var stream = open(client, seen)) {
                assertThat(read(stream, 4)).extracting(Message::event).containsExactly("m-7", "m-8", "m-9", "m-10");
            }
        }
    }

    @Test
    void beginsWithTheNextEventWhenNothingWasSeen() throws Exception {
        community.send(message("m-1")).statusCode(201);
        community.news(1);

        try (var client = HttpClient.newHttpClient();
                var stream = open(client, "")) {
            awaitBegin(stream);
            community.send(message("m-2")).statusCode(201);

            assertThat(read(stream, 1)).extracting(Message::event).containsExactly("m-2");
        }
    }

    @Test
    void refusesAPlaceThatIsNone() {
        problem(at("abc"), 400, "malformed-request");
        problem(at("-1"), 400, "malformed-request");
        problem(at("999999999"), 409, "conflict");
        problem(community.asBot().get(community.path("/events/stream")), 403, "forbidden");
    }

    @Test
    void opensTwentyStreamsForAKeyAndNoMore() throws Exception {
        var open = new ArrayList<BufferedReader>();
        try (var client = HttpClient.newHttpClient()) {
            for (var i = 0; i < 20; i++) {
                open.add(open(client, ""));
                awaitBegin(open.getLast());
            }

            problem(at(""), 429, "quota-exceeded");

            for (var stream : open) {
                stream.close();
            }
        }
    }

    private Response at(String lastEventId) {
        return community.asOwner().header("Last-Event-ID", lastEventId).get(community.path("/events/stream"));
    }

    private BufferedReader open(HttpClient client, String lastEventId) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + community.path("/events/stream")))
                .header("Authorization", community.ownerKey())
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", lastEventId)
                .build();
        var response = client.send(request, BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** The stream says at once that it is there. */
    private static void awaitBegin(BufferedReader stream) throws IOException {
        assertThat(stream.readLine()).startsWith(":");
    }

    private static List<Message> read(BufferedReader stream, int count) throws IOException {
        var messages = new ArrayList<Message>();
        var id = "";
        while (messages.size() < count) {
            var line = stream.readLine();
            if (line == null) {
                throw new IOException("The stream ended after " + messages);
            }
            if (line.startsWith("id:")) {
                id = line.substring(3).strip();
            } else if (line.startsWith("data:")) {
                var event = new ObjectMapper().readTree(line.substring(5)).get("event");
                messages.add(new Message(id, event.get("id").asText()));
            }
        }
        return messages;
    }
}
