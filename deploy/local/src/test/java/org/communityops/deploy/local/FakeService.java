package org.communityops.deploy.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A service that answers as a test tells it to, and remembers what it was asked. */
public final class FakeService implements AutoCloseable {
    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = request -> new Reply(404, "{}");

    /**
     * @param idempotencyKey empty when there was none
     * @param ifMatch empty when there was none
     */
    public record Request(
            String method, String path, String contentType, String idempotencyKey, String ifMatch, String body) {}

    /**
     * @param status -1 to break the connection off
     * @param headers name and value in turn
     */
    public record Reply(int status, String body, String... headers) {}

    /** Decides the answer. */
    public interface Behaviour {
        Reply to(Request request);
    }

    public FakeService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public void answers(Behaviour next) {
        behaviour = next;
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getOrDefault(name, List.of("")).getFirst();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                    header(exchange, "Idempotency-Key"),
                    header(exchange, "If-Match"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            requests.add(request);
            var reply = behaviour.to(request);
            if (reply.status() < 0) {
                return;
            }
            var body = reply.body().getBytes(StandardCharsets.UTF_8);
            for (var i = 0; i + 1 < reply.headers().length; i += 2) {
                exchange.getResponseHeaders().add(reply.headers()[i], reply.headers()[i + 1]);
            }
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
