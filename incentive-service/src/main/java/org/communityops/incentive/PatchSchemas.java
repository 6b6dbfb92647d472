package org.communityops.incentive;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.communityops.kit.http.MergePatches;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Gives the contract a schema of its own for each merge patch: the members of what is patched, none of them required and
 * each of them nullable, since null removes.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class PatchSchemas implements OASFilter {
    private static final String PREFIX = "#/components/schemas/";
    private static final String SUFFIX = "Patch";

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        contract.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(operation -> describePatch(contract, operation));
    }

    private static void describePatch(OpenAPI contract, Operation operation) {
        var body = operation.getRequestBody();
        var patch = body == null ? null : body.getContent().getMediaType(MergePatches.MEDIA_TYPE);
        if (patch == null) {
            return;
        }
        var whole = patch.getSchema().getRef().substring(PREFIX.length());
        var components = contract.getComponents();
        components.addSchema(
                whole + SUFFIX,
                patchOf(Objects.requireNonNull(components.getSchemas().get(whole))));
        patch.getSchema().setRef(PREFIX + whole + SUFFIX);
    }

    private static Schema patchOf(Schema whole) {
        var patch = OASFactory.createSchema()
                .type(List.of(SchemaType.OBJECT))
                .description("Changes: what is left out stays, null removes or puts back to the default");
        for (Map.Entry<String, Schema> member : whole.getProperties().entrySet()) {
            patch.addProperty(member.getKey(), nullable(member.getValue()));
        }
        return patch;
    }

    private static Schema nullable(Schema schema) {
        var nothing = OASFactory.createSchema().type(List.of(SchemaType.NULL));
        return OASFactory.createSchema().anyOf(new ArrayList<>(List.of(schema, nothing)));
    }
}
