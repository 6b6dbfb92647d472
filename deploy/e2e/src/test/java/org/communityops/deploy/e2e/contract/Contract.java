package org.communityops.deploy.e2e.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.List;
import org.communityops.deploy.e2e.running.Caller;
import org.communityops.deploy.local.platform.Service;

/** A service's contract, read from the running service. */
public record Contract(Service service, JsonNode document) {
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    public static Contract of(Service service, Caller caller) {
        return new Contract(service, caller.read(service, "/q/openapi?format=json"));
    }

    public List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        document.get("paths")
                .properties()
                .forEach(path -> Operation.methodsOf(path.getValue())
                        .forEach(method -> operations.add(
                                Operation.of(service, path.getKey(), method, path.getValue(), document))));
        return operations;
    }

    /** What its examples say. */
    public record Examples(int count, List<String> faults) {}

    /** Checks each example of a body or parameter, and each of a schema, against the schema it stands beside. */
    public Examples examples() {
        var found = new ArrayList<Example>();
        collect("", document, found);
        var faults = new ArrayList<String>();
        for (var example : found) {
            SCHEMAS.getSchema(selfContained(example.schema()), STRICT)
                    .validate(example.value())
                    .forEach(fault -> faults.add(example.place() + ": " + fault));
        }
        return new Examples(found.size(), faults);
    }

    private record Example(String place, JsonNode schema, JsonNode value) {}

    private static void collect(String place, JsonNode node, List<Example> found) {
        var examples = node.path("examples");
        if (node.has("schema")) {
            examples.forEach(example -> found.add(new Example(place, node.get("schema"), example.path("value"))));
            if (node.has("example")) {
                found.add(new Example(place, node.get("schema"), node.get("example")));
            }
        } else if (examples.isArray() && (node.has("type") || node.has("$ref") || node.has("enum"))) {
            examples.forEach(example -> found.add(new Example(place, node, example)));
        }
        node.properties().stream()
                .filter(child -> !child.getKey().startsWith("example"))
                .forEach(child -> collect(place + "/" + child.getKey(), child.getValue(), found));
        if (node.isArray()) {
            node.forEach(child -> collect(place + "/", child, found));
        }
    }

    /** The schema together with all that it may refer to. */
    private JsonNode selfContained(JsonNode schema) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.set("components", document.get("components"));
        whole.putArray("allOf").add(schema);
        return whole;
    }
}
