package org.communityops.deploy.bench.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Puts HTTP/1.1 requests together.
 *
 * @param server whom they go to
 * @param key the API key that they carry
 */
public record Requests(URI server, String key) {

    /** A POST, ready to be written to a connection. */
    public byte[] post(String path, String contentType, String body) {
        return post(path, contentType, "", body);
    }

    /** A POST that may be repeated without acting twice. */
    public byte[] post(String path, String contentType, String idempotencyKey, String body) {
        var content = body.getBytes(StandardCharsets.UTF_8);
        var idempotency = idempotencyKey.isEmpty() ? "" : "Idempotency-Key: " + idempotencyKey + "\r\n";
        var head = ("POST " + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nAuthorization: Bearer " + key
                        + "\r\n" + idempotency + "Content-Type: " + contentType + "\r\nContent-Length: "
                        + content.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        var request = new byte[head.length + content.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(content, 0, request, head.length, content.length);
        return request;
    }
}
