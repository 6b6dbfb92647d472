package org.communityops.deploy.bench.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpLoadTest {
    private final Set<String> received = ConcurrentHashMap.newKeySet();
    private HttpServer server;
    private Requests requests;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        requests = new Requests(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "secret");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsEachRequestOnce() throws IOException {
        var bodies = IntStream.range(0, 500).mapToObj(i -> "event " + i).toList();

        var outcome = load(16).send(posts(bodies), 201, body -> 2);

        assertThat(received).containsExactlyInAnyOrderElementsOf(bodies);
        assertThat(outcome.count()).isEqualTo(1_000);
        assertThat(outcome.latencies().count()).isEqualTo(500);
        assertThat(outcome.latencies().percentile(1)).isPositive();
    }

    @Test
    void sendsLargeBodiesAndReadsLargeAnswers() throws IOException {
        var large = "x".repeat(3_000_000);

        var outcome = load(2).send(posts(List.of(large)), 201, body -> body.length);

        assertThat(outcome.count()).isEqualTo(3_000_000);
    }

    @Test
    void failsOnAnyOtherStatus() {
        assertThatThrownBy(() -> load(4).send(posts(List.of("a", "fail", "b")), 201, body -> 1))
                .isInstanceOf(IOException.class)
                .hasMessage("Answered with 429 instead of 201: fail");
    }

    @Test
    void sendsNothingToOtherMachines() {
        assertThatThrownBy(() -> new HttpLoad(URI.create("http://192.0.2.1:8081"), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private HttpLoad load(int connections) {
        return new HttpLoad(requests.server(), connections);
    }

    private List<byte[]> posts(List<String> bodies) {
        return bodies.stream()
                .map(body -> requests.post("/v1/things", "text/plain", body))
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            received.add(new String(body, StandardCharsets.UTF_8));
            var isRight = "Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            var fails = !isRight || received.contains("fail");
            exchange.sendResponseHeaders(fails ? 429 : 201, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
