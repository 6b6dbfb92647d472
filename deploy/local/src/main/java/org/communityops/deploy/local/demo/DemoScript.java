package org.communityops.deploy.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.communityops.deploy.local.api.ApiException;
import org.communityops.deploy.local.api.Community;
import org.communityops.deploy.local.api.ServiceApi;

/**
 * Shows the features of a service by requests that stand in a file: each has a name, a path below the community and a body,
 * both with words that {@link DemoWords} knows. They are sent by POST, or by PATCH when they change what is there. The name
 * is the Idempotency-Key, so a load that is taken up again makes nothing twice; what the present state of things forbids, and
 * what needs something that is not there, is left out.
 *
 * @param api opened by an owner key
 * @param members those with most points, first
 * @param resource the file, beside this class
 */
record DemoScript(ServiceApi api, Community community, DemoState state, List<String> members, String resource) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONFLICT = 409;
    private static final String KEY = "demo-";

    /** Sends all of them in order. */
    void load() throws IOException, InterruptedException {
        var words = new DemoWords(state, community.zone(), members);
        for (var step : steps()) {
            var name = step.path("step").asText();
            var path = words.in(step.path("path").asText());
            var body = words.in(step.path("body").toString());
            if (path.isPresent() && body.isPresent()) {
                send(
                                name,
                                path.get(),
                                JSON.readTree(body.get()),
                                step.path("change").asBoolean())
                        .ifPresent(answer -> words.learn(name, answer));
            }
        }
    }

    private JsonNode steps() throws IOException {
        try (var file = DemoScript.class.getResourceAsStream(resource)) {
            return JSON.readTree(file);
        }
    }

    private Optional<JsonNode> send(String name, String path, JsonNode body, boolean changes)
            throws IOException, InterruptedException {
        try {
            return Optional.of(
                    changes
                            ? api.patch(community.path() + path, body)
                            : api.postOnce(community.path() + path, KEY + name, body));
        } catch (ApiException e) {
            if (e.status() != CONFLICT) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
