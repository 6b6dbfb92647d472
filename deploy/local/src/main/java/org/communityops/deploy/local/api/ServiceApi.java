package org.communityops.deploy.local.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One service, as a client with a key sees it. May be used from many threads. */
public final class ServiceApi implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final AtomicInteger repeats = new AtomicInteger();
    private final URI base;
    private final String key;
    private final Patience patience;

    public ServiceApi(URI base, String key, Patience patience) {
        this.base = base;
        this.key = key;
        this.patience = patience;
    }

    /** The body of a GET that must succeed. */
    public JsonNode get(String path) throws IOException, InterruptedException {
        return successful("GET " + path, send(request(path).GET().build()));
    }

    /** The body of a GET, empty when the service knows no such thing. */
    public Optional<JsonNode> find(String path) throws IOException, InterruptedException {
        var answer = send(request(path).GET().build());
        return answer.status() == 404 ? Optional.empty() : Optional.of(successful("GET " + path, answer));
    }

    /** The body of the answer to a POST that must succeed. */
    public JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return successful("POST " + path, post(path, "application/json", JSON.writeValueAsBytes(body)));
    }

    /** The same for what is to happen once, however often it is sent with this Idempotency-Key. */
    public JsonNode postOnce(String path, String idempotencyKey, Object body) throws IOException, InterruptedException {
        var request = request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
        return successful("POST " + path, send(request));
    }

    /** Changes what a GET of the path shows by a merge patch, unless somebody else changes it at the same moment. */
    public JsonNode patch(String path, Object changes) throws IOException, InterruptedException {
        var tag = send(request(path).GET().build())
                .version()
                .orElseThrow(() -> new IOException("GET " + path + " shows no version"));
        var request = request(path)
                .header("Content-Type", "application/merge-patch+json")
                .header("If-Match", tag)
                .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(changes)))
                .build();
        return successful("PATCH " + path, send(request));
    }

    /** The answer to a POST, whatever it is; only passing faults have been repeated. */
    public Answer post(String path, String contentType, byte[] body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    /** How many requests had to be sent again. */
    public int repeats() {
        return repeats.get();
    }

    public URI base() {
        return base;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + key)
                .header("Accept", "application/json, application/problem+json");
    }

    private static JsonNode successful(String request, Answer answer) throws ApiException {
        if (!answer.isSuccess()) {
            throw new ApiException(request, answer);
        }
        return answer.body();
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        for (var tries = 0; ; tries++) {
            Duration asked;
            IOException fault;
            try {
                var answer = once(request);
                if (!answer.isPassing()) {
                    return answer;
                }
                asked = Duration.ofSeconds(answer.retryAfterSeconds().orElse(0));
                fault = new ApiException(request.method() + " " + request.uri().getPath(), answer);
            } catch (IOException e) {
                asked = Duration.ZERO;
                fault = new IOException(base + " does not answer (" + e + ")", e);
            }
            if (System.nanoTime() - begin > patience.limit().toNanos()) {
                throw fault;
            }
            repeats.incrementAndGet();
            Thread.sleep(patience.pause(tries, asked));
        }
    }

    private Answer once(HttpRequest request) throws IOException, InterruptedException {
        var response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        var retryAfter = response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,5}"))
                .map(Integer::valueOf);
        return new Answer(
                response.statusCode(), json(response.body()), response.headers().firstValue("ETag"), retryAfter);
    }

    private static JsonNode json(byte[] body) {
        try {
            var node = JSON.readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        } catch (IOException e) {
            throw new IllegalStateException(new String(body, StandardCharsets.UTF_8), e);
        }
    }
}
