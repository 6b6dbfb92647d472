package org.communityops.kpi.reconciliation;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Stands in for activity-service and incentive-service, as far as their digests go. */
public class OtherServices implements QuarkusTestResourceLifecycleManager {
    /** What they answer, by service and community; 503 where nothing is said. */
    static final Map<String, String> ANSWERS = new ConcurrentHashMap<>();

    /** What they were asked last, by community. */
    static final Map<String, String> QUERIES = new ConcurrentHashMap<>();

    private @Nullable HttpServer server;

    static void answer(String service, UUID community, String items) {
        ANSWERS.put("/" + service + "/v1/communities/" + community + "/digests", "{\"items\":[" + items + "]}");
    }

    @Override
    public Map<String, String> start() {
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server = started;
            started.createContext("/", exchange -> {
                var answer = ANSWERS.get(exchange.getRequestURI().getPath());
                QUERIES.put(
                        exchange.getRequestURI().getPath(),
                        String.valueOf(exchange.getRequestURI().getQuery()));
                var body = (answer == null ? "" : answer).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(answer == null ? 503 : 200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            started.start();
            var base = "http://127.0.0.1:" + started.getAddress().getPort();
            return Map.of(
                    "communityops.follow.activity", base + "/activity",
                    "communityops.follow.incentive", base + "/incentive/");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
