package org.communityops.kit.problem;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The pages that the {@code type} of a problem refers to. */
@Path("/problems")
@Tag(name = "problems", description = "What each kind of problem means.")
@Produces(MediaType.APPLICATION_JSON)
class ProblemResource {
    private final Map<String, ProblemType> types = new TreeMap<>();

    ProblemResource(Instance<ProblemCatalogue> catalogues) {
        Arrays.stream(ProblemType.class.getFields())
                .filter(f -> Modifier.isStatic(f.getModifiers()) && f.getType() == ProblemType.class)
                .map(ProblemResource::constant)
                .forEach(type -> types.put(type.slug(), type));
        catalogues.forEach(c -> c.types().forEach(type -> types.put(type.slug(), type)));
    }

    /** What one kind of problem means. */
    @GET
    @Path("/{slug}")
    @PermitAll
    @Operation(operationId = "getProblemType", summary = "What a kind of problem means")
    @APIResponse(
            responseCode = "200",
            description = "The kind of problem",
            content =
                    @Content(
                            schema = @Schema(implementation = ProblemType.class),
                            examples =
                                    @ExampleObject(
                                            name = "not-found",
                                            value =
                                                    "{\"slug\":\"not-found\",\"status\":404,\"title\":\"Not found\",\"titleZh\":\"未找到\"}")))
    public ProblemType getProblemType(@org.jboss.resteasy.reactive.RestPath String slug) {
        var type = types.get(slug);
        if (type == null) {
            throw ProblemException.notFound("problem type", slug);
        }
        return type;
    }

    private static ProblemType constant(java.lang.reflect.Field field) {
        try {
            return (ProblemType) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Constants of ProblemType are public", e);
        }
    }
}
