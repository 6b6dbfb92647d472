package org.communityops.deploy.e2e.running;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.communityops.deploy.local.platform.Service;

/**
 * Somebody who calls the services with a key, once per call: no repeats that could hide a fault.
 *
 * @param portBase the port of member-service
 * @param key empty for somebody without one
 */
public record Caller(int portBase, String key) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public Caller withKey(String other) {
        return new Caller(portBase, other);
    }

    public Answer get(Service service, String path) {
        return send(service, "GET", path, "", BodyPublishers.noBody());
    }

    /** The body of a GET that has to succeed. */
    public JsonNode read(Service service, String path) {
        return get(service, path).good();
    }

    public Answer post(Service service, String path, Object body, String... headers) {
        return send(service, "POST", path, "application/json", BodyPublishers.ofString(json(body)), headers);
    }

    /** The body of the answer to a POST that has to succeed. */
    public JsonNode create(Service service, String path, Object body) {
        return post(service, path, body).good();
    }

    public Answer post(Service service, String path, String contentType, String body) {
        return send(service, "POST", path, contentType, BodyPublishers.ofString(body));
    }

    /**
     * Any request.
     *
     * @param contentType empty for none
     * @param headers names and values in turn
     */
    public Answer send(
            Service service, String method, String path, String contentType, BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(service.url(portBase) + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body);
        if (!key.isEmpty()) {
            request.setHeader("Authorization", "Bearer " + key);
        }
        if (!contentType.isEmpty()) {
            request.setHeader("Content-Type", contentType);
        }
        for (var i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        var begin = System.nanoTime();
        try {
            var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            var millis = (System.nanoTime() - begin) / 1_000_000;
            return Answer.of(
                    service.title() + " " + method + " " + path,
                    response.statusCode(),
                    response.headers(),
                    response.body(),
                    millis);
        } catch (IOException e) {
            throw new UncheckedIOException(service.title() + " " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A value as JSON; text is taken to be JSON already. */
    public static String json(Object value) {
        try {
            return value instanceof String text ? text : JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Text as part of a path or query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
