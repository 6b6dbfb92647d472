package org.communityops.activity.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.communityops.kit.problem.Fault;

/**
 * Which schemas a community may register: JSON Schema draft 2020-12 that stands alone. References and regular
 * expressions are refused, so checking an event takes a time that its size and the schema's bound.
 */
final class SchemaRules {
    private static final int MOST_CHARACTERS = 16 * 1024;
    private static final int MOST_DEPTH = 16;
    private static final String DRAFT = SchemaId.V202012;
    private static final Set<String> REFUSED = Set.of(
            "$ref",
            "$dynamicRef",
            "$recursiveRef",
            "$id",
            "$anchor",
            "$dynamicAnchor",
            "$vocabulary",
            "pattern",
            "patternProperties");
    private static final Set<String> NAMED_SCHEMAS = Set.of("properties", "$defs", "definitions", "dependentSchemas");
    private static final Set<String> VALUES =
            Set.of("enum", "const", "default", "examples", "required", "dependentRequired");
    private static final JsonSchema META_SCHEMA = JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(
                    SchemaLocation.of(DRAFT),
                    SchemaValidatorsConfig.builder()
                            .pathType(PathType.JSON_POINTER)
                            .locale(Locale.ENGLISH)
                            .build());

    private SchemaRules() {}

    /** What is wrong with a schema, each fault with a pointer below {@code /schema}. */
    static List<Fault> faults(ObjectNode schema) {
        if (schema.toString().length() > MOST_CHARACTERS) {
            return List.of(Fault.at("/schema", "too-long", "a schema has at most " + MOST_CHARACTERS + " characters"));
        }
        var faults = new ArrayList<Fault>();
        walk(schema, "/schema", 1, faults);
        return faults.isEmpty()
                ? META_SCHEMA.validate(schema).stream()
                        .map(m -> Fault.at("/schema" + m.getInstanceLocation(), code(m), detail(m)))
                        .toList()
                : faults;
    }

    /** The kind of fault, named after the keyword that found it. */
    static String code(ValidationMessage message) {
        return message.getType().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** What the library says, without the path, which the pointer of the fault has. */
    static String detail(ValidationMessage message) {
        var text = String.valueOf(message.getMessage());
        var path = message.getInstanceLocation() + ": ";
        return text.startsWith(path) ? text.substring(path.length()) : text;
    }

    private static void walk(JsonNode schema, String pointer, int depth, List<Fault> faults) {
        if (depth > MOST_DEPTH) {
            faults.add(Fault.at(pointer, "too-deep", "a schema is nested at most " + MOST_DEPTH + " levels deep"));
            return;
        }
        for (var keyword : schema.properties()) {
            var name = keyword.getKey();
            var below = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            if (REFUSED.contains(name)) {
                faults.add(Fault.at(below, "unsupported", name + " is not supported: a schema stands alone"));
            } else if (name.equals("$schema")
                    && !DRAFT.equals(keyword.getValue().asText())) {
                faults.add(Fault.at(below, "unsupported", "$schema is " + DRAFT));
            } else if (NAMED_SCHEMAS.contains(name)) {
                members(keyword.getValue())
                        .forEach(m -> walk(m.getValue(), below + "/" + m.getKey(), depth + 1, faults));
            } else if (!VALUES.contains(name)) {
                subschemas(keyword.getValue()).forEach(s -> walk(s, below, depth + 1, faults));
            }
        }
    }

    private static Stream<Map.Entry<String, JsonNode>> members(JsonNode schemas) {
        return schemas.properties().stream();
    }

    private static Stream<JsonNode> subschemas(JsonNode value) {
        if (value.isObject()) {
            return Stream.of(value);
        }
        return value.isArray() ? value.valueStream() : Stream.of();
    }
}
