package org.communityops.kit.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communityops.kit.problem.ProblemResponses;
import org.communityops.kit.problem.ProblemType;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The schemas and responses of problems, as contracts refer to them. */
final class ProblemSchemas {
    /** The common problem responses by the name of their component. */
    static final Map<String, ProblemType> RESPONSES = new LinkedHashMap<>();

    static {
        RESPONSES.put("MalformedRequest", ProblemType.MALFORMED_REQUEST);
        RESPONSES.put("Unauthenticated", ProblemType.UNAUTHENTICATED);
        RESPONSES.put("Forbidden", ProblemType.FORBIDDEN);
        RESPONSES.put("NotFound", ProblemType.NOT_FOUND);
        RESPONSES.put("NotAcceptable", ProblemType.NOT_ACCEPTABLE);
        RESPONSES.put("Conflict", ProblemType.CONFLICT);
        RESPONSES.put("PreconditionFailed", ProblemType.PRECONDITION_FAILED);
        RESPONSES.put("PayloadTooLarge", ProblemType.PAYLOAD_TOO_LARGE);
        RESPONSES.put("UnsupportedMediaType", ProblemType.UNSUPPORTED_MEDIA_TYPE);
        RESPONSES.put("ValidationFailed", ProblemType.VALIDATION_FAILED);
        RESPONSES.put("PreconditionRequired", ProblemType.PRECONDITION_REQUIRED);
        RESPONSES.put("TooFast", ProblemType.QUOTA_EXCEEDED);
        RESPONSES.put("Internal", ProblemType.INTERNAL);
        RESPONSES.put("Overloaded", ProblemType.OVERLOADED);
    }

    private ProblemSchemas() {}

    static Schema problem() {
        return object().description("What went wrong (RFC 9457).")
                .addProperty("type", text("Where this kind of problem is explained."))
                .addProperty("title", text("The kind of problem, in the language of Accept-Language (en, zh-CN)."))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .type(List.of(SchemaType.INTEGER))
                                .format("int32")
                                .description("The HTTP status."))
                .addProperty("detail", text("What to change."))
                .addProperty("instance", text("The trace of the request; quote it when you report a fault."))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .type(List.of(SchemaType.ARRAY))
                                .items(OASFactory.createSchema().ref("Fault"))
                                .description("The members of the request that are wrong."))
                .required(List.of("type", "title", "status", "detail"));
    }

    static Schema fault() {
        return object().description("One wrong member of a request.")
                .addProperty("pointer", text("A JSON pointer into the body, or the name of a parameter."))
                .addProperty("code", text("The kind of fault."))
                .addProperty("detail", text("What is wrong."))
                .required(List.of("pointer", "code", "detail"));
    }

    static APIResponse response(int status, String slug, String title) {
        var example = new LinkedHashMap<String, Object>();
        example.put("type", "/problems/" + slug);
        example.put("title", title);
        example.put("status", status);
        example.put("detail", title);
        example.put("instance", "urn:trace:4bf92f3577b34da6a3ce929d0e0e4736");
        return OASFactory.createAPIResponse()
                .description("`" + slug + "`: " + title)
                .content(OASFactory.createContent()
                        .addMediaType(
                                ProblemResponses.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("Problem"))
                                        .example(example)));
    }

    private static Schema object() {
        return OASFactory.createSchema().type(List.of(SchemaType.OBJECT));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().type(List.of(SchemaType.STRING)).description(description);
    }
}
