package org.communityops.deploy.e2e.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/**
 * What a service answered.
 *
 * @param request in one line, for messages
 */
public record Answer(String request, int status, HttpHeaders headers, String text, long millis) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Answer of(String request, int status, HttpHeaders headers, byte[] body, long millis) {
        return new Answer(request, status, headers, new String(body, StandardCharsets.UTF_8), millis);
    }

    public JsonNode json() {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(this + " is not JSON", e);
        }
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The body of a success. */
    public JsonNode good() {
        assertThat(status).as(toString()).isBetween(200, 299);
        return json();
    }

    @Override
    public String toString() {
        return request + " was answered with " + status + " " + text.substring(0, Math.min(600, text.length()));
    }
}
