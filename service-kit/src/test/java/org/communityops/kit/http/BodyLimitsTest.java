package org.communityops.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.test.PostgresResource;
import org.communityops.kit.test.TestKeys;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BodyLimitsTest {
    private static final int LIMIT = 1024 * 1024;

    @TestHTTPResource
    URI server = URI.create("/");

    @Test
    void refusesALargeBodyThatDoesNotSayHowLargeItIs() throws Exception {
        assertThat(sendInChunks(LIMIT + 1)).isEqualTo(413);
    }

    @Test
    void readsABodyInChunksUpToTheLimit() throws Exception {
        assertThat(sendInChunks(1_000)).isEqualTo(201);
    }

    /** Sends a good thing behind as much white space as makes up the size. */
    private int sendInChunks(int size) throws Exception {
        var thing = "{\"name\":\"cup\"}";
        var body = (" ".repeat(size - thing.length()) + thing).getBytes(StandardCharsets.US_ASCII);
        var request = java.net.http.HttpRequest.newBuilder(
                        server.resolve("/v1/communities/" + UUID.randomUUID() + "/things"))
                .header("Authorization", TestKeys.everywhere(KeyKind.OWN))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
