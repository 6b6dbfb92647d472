package org.communityops.deploy.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What a service answered.
 *
 * @param body the JSON of the answer; a missing node when there was none
 * @param version the entity tag; empty when there was none
 * @param retryAfterSeconds from the header of a 429 or 503
 */
public record Answer(int status, JsonNode body, Optional<String> version, Optional<Integer> retryAfterSeconds) {

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Whether the same request may well succeed later: too fast, overloaded, starting, or behind a dead upstream. */
    public boolean isPassing() {
        return status == 429 || status >= 500 && status != 501 && status != 505;
    }

    /** The problem in one line. */
    public String problem() {
        var problem = new StringBuilder().append(status);
        if (body.hasNonNull("title")) {
            problem.append(' ').append(body.get("title").asText());
        }
        if (body.hasNonNull("detail")) {
            problem.append(": ").append(body.get("detail").asText());
        }
        body.path("errors")
                .forEach(error -> problem.append(" [")
                        .append(error.path("pointer").asText())
                        .append(' ')
                        .append(error.path("detail").asText(error.path("code").asText()))
                        .append(']'));
        return problem.toString();
    }
}
