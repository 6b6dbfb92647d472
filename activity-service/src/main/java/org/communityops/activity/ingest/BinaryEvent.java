package org.communityops.activity.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communityops.activity.envelope.EventJson;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** CloudEvents' binary HTTP mode: attributes are {@code ce-} headers, the body is the data. */
final class BinaryEvent {
    private static final String PREFIX = "ce-";

    private BinaryEvent() {}

    /** Whether a request is in binary mode: it names a version of CloudEvents in its headers. */
    static boolean isOne(HttpHeaders headers) {
        return headers.getHeaderString(PREFIX + "specversion") != null
                || headers.getHeaderString(PREFIX + "id") != null;
    }

    /** The same event as a structured one. */
    static JsonNode structured(HttpHeaders headers, byte[] body) throws IOException {
        var event = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, List<String>> header :
                headers.getRequestHeaders().entrySet()) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.startsWith(PREFIX)) {
                event.put(
                        name.substring(PREFIX.length()),
                        decoded(header.getValue().getFirst()));
            }
        }
        event.remove("data");
        if (body.length > 0) {
            event.set("data", EventJson.one(body));
        }
        return event;
    }

    /** Percent-decoded as the binding says; a plus sign is itself. */
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, "A ce- header is not percent-encoded UTF-8");
        }
    }
}
