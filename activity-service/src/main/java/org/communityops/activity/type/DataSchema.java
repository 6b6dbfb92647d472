package org.communityops.activity.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.resource.DisallowSchemaLoader;
import java.util.List;
import java.util.Locale;
import org.communityops.kit.problem.Fault;

/**
 * A compiled JSON Schema. It asserts no formats, fetches nothing, and answers in English; a good event of the most
 * frequent type costs well under a microsecond.
 */
final class DataSchema {
    private static final int MOST_FAULTS = 20;
    private static final SchemaValidatorsConfig ENGLISH = SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(false)
            .pathType(PathType.JSON_POINTER)
            .locale(Locale.ENGLISH)
            .build();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.add(DisallowSchemaLoader.getInstance())));

    private final JsonSchema schema;

    private DataSchema(JsonSchema schema) {
        this.schema = schema;
    }

    /** Compiles a schema that {@link SchemaRules} found good. */
    static DataSchema compile(JsonNode schema) {
        var compiled = FACTORY.getSchema(schema, ENGLISH);
        compiled.initializeValidators();
        return new DataSchema(compiled);
    }

    /** What is wrong with data, each fault with a pointer from the root of the event. */
    List<Fault> faults(JsonNode data) {
        if (schema.validate(data, OutputFormat.BOOLEAN)) {
            return List.of();
        }
        return schema.validate(data).stream()
                .limit(MOST_FAULTS)
                .map(DataSchema::fault)
                .toList();
    }

    private static Fault fault(ValidationMessage message) {
        var pointer = "/data" + message.getInstanceLocation();
        var property = message.getProperty() == null ? "" : "/" + message.getProperty();
        return Fault.at(pointer + property, SchemaRules.code(message), SchemaRules.detail(message));
    }
}
