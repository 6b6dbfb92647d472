package org.communityops.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.communityops.kit.http.MergePatches;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/**
 * Gives the contract a schema of its own for each merge patch: the members of what is patched, none of them required and
 * each of them nullable, since null removes; and so on within members that are objects. Comes after a service's own
 * filters, whose schemas it reads; among equals chance decides, and with it the order of the contract.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 0)
public class PatchSchemas implements OASFilter {
    private static final String PREFIX = "#/components/schemas/";
    private static final String SUFFIX = "Patch";

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        contract.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(operation -> describePatch(contract.getComponents(), operation));
    }

    private static void describePatch(Components components, Operation operation) {
        var body = operation.getRequestBody();
        var patch = body == null ? null : body.getContent().getMediaType(MergePatches.MEDIA_TYPE);
        if (patch != null) {
            patch.getSchema().setRef(patchOf(components, patch.getSchema().getRef()));
        }
    }

    /** The reference of the patch of what is referred to. */
    private static String patchOf(Components components, String reference) {
        var name = reference.substring(PREFIX.length());
        if (!components.getSchemas().containsKey(name + SUFFIX)) {
            var patch = OASFactory.createSchema()
                    .type(List.of(SchemaType.OBJECT))
                    .description("Changes: what is left out stays, null removes or puts back to the default");
            components.addSchema(name + SUFFIX, patch);
            var whole = Objects.requireNonNull(components.getSchemas().get(name));
            for (Map.Entry<String, Schema> member : whole.getProperties().entrySet()) {
                patch.addProperty(member.getKey(), nullable(components, member.getValue()));
            }
        }
        return PREFIX + name + SUFFIX;
    }

    private static Schema nullable(Components components, Schema member) {
        var nothing = OASFactory.createSchema().type(List.of(SchemaType.NULL));
        var whole = isObject(components, member.getRef())
                ? OASFactory.createSchema().ref(patchOf(components, member.getRef()))
                : member;
        return OASFactory.createSchema().anyOf(new ArrayList<>(List.of(whole, nothing)));
    }

    private static boolean isObject(Components components, @Nullable String reference) {
        var schema = reference == null ? null : components.getSchemas().get(reference.substring(PREFIX.length()));
        return schema != null
                && schema.getProperties() != null
                && !schema.getProperties().isEmpty();
    }
}
