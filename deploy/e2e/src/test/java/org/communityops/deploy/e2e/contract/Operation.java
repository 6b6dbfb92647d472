package org.communityops.deploy.e2e.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.communityops.deploy.e2e.running.Answer;
import org.communityops.deploy.e2e.running.Caller;
import org.communityops.deploy.local.platform.Service;

/**
 * An operation of a served contract.
 *
 * @param permission empty for one that is open to everybody
 * @param consumes the media type of the body; empty when it takes none
 * @param endless whether its answer goes on until the caller leaves
 * @param parameters those of the path and the query, by name
 */
public record Operation(
        Service service,
        String id,
        String method,
        String path,
        String permission,
        String consumes,
        boolean endless,
        Map<String, JsonNode> parameters) {

    static Operation of(Service service, String path, String method, JsonNode item, JsonNode contract) {
        var operation = item.get(method);
        var parameters = new HashMap<String, JsonNode>();
        for (var list : List.of(item.path("parameters"), operation.path("parameters"))) {
            list.forEach(each -> {
                var parameter =
                        each.has("$ref") ? contract.at(each.get("$ref").asText().substring(1)) : each;
                parameters.put(parameter.get("name").asText(), parameter);
            });
        }
        var media = operation.path("requestBody").path("content").fieldNames();
        return new Operation(
                service,
                operation.path("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                path,
                operation.path("x-permission").asText(""),
                media.hasNext() ? media.next() : "",
                operation.path("responses").toString().contains("text/event-stream"),
                parameters);
    }

    public boolean isOfCommunity() {
        return path.contains("{communityId}");
    }

    public boolean isPaged() {
        return method.equals("GET") && parameters.containsKey("cursor") && parameters.containsKey("limit");
    }

    /** Calls it with path parameters that look valid, and an empty object where it takes a body. */
    public Answer call(Caller caller, UUID community) {
        var body = consumes.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString("{}");
        return caller.send(service, method, address(community), consumes, body);
    }

    /** The path with its parameters filled in. */
    public String address(UUID community) {
        var address = path.replace("{communityId}", community.toString());
        for (var parameter : parameters.values()) {
            var name = "{" + parameter.get("name").asText() + "}";
            if (address.contains(name)) {
                address = address.replace(name, Caller.encoded(value(parameter)));
            }
        }
        return address;
    }

    @Override
    public String toString() {
        return service.title() + " " + id;
    }

    private static String value(JsonNode parameter) {
        if (parameter.has("example")) {
            return parameter.get("example").asText();
        }
        return parameter.path("schema").toString().contains("uuid") ? "0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b" : "some";
    }

    static List<String> methodsOf(JsonNode item) {
        return StreamSupport.stream(((Iterable<String>) item::fieldNames).spliterator(), false)
                .filter(List.of("get", "put", "post", "delete", "patch", "head", "options")::contains)
                .toList();
    }
}
