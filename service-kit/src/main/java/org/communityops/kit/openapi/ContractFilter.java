package org.communityops.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Preconditions;
import org.communityops.kit.idempotency.Idempotent;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Writes into a contract what is true of every operation: who may call it, and which problems it can answer with. Comes
 * before a service's own filters; among equals chance decides, and with it the order of the contract.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 2)
public class ContractFilter implements OASFilter {
    private static final DotName OPERATION =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.Operation");
    private static final DotName NEEDS = DotName.createSimple(Needs.class);
    private static final DotName IDEMPOTENT = DotName.createSimple(Idempotent.class);
    private static final DotName RESPONSE = DotName.createSimple(RestResponse.class);
    private static final String NOT_MODIFIED = "NotModified";
    private static final String KEY_SCHEME = "apiKey";
    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private final Map<String, MethodInfo> methods = new HashMap<>();

    public ContractFilter(IndexView index) {
        for (AnnotationInstance operation : index.getAnnotations(OPERATION)) {
            if (operation.value("operationId") != null) {
                methods.put(
                        operation.value("operationId").asString(),
                        operation.target().asMethod());
            }
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        var components = contract.getComponents() == null ? OASFactory.createComponents() : contract.getComponents();
        components.addSchema("Problem", ProblemSchemas.problem());
        components.addSchema("Fault", ProblemSchemas.fault());
        components.addSecurityScheme(
                KEY_SCHEME,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("cop_<kind>_…")
                        .description("An API key (密钥), made with member-service's `POST /v1/api-keys`."));
        ProblemSchemas.RESPONSES.forEach((name, description) -> components.addResponse(
                name, ProblemSchemas.response(description.status(), description.slug(), description.title())));
        components.addResponse(
                NOT_MODIFIED, OASFactory.createAPIResponse().description("It is still what If-None-Match names"));
        contract.setComponents(components);
        contract.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> complete(path, method, operation)));
    }

    private void complete(String path, HttpMethod method, Operation operation) {
        var code = methods.get(String.valueOf(operation.getOperationId()));
        if (code == null) {
            return;
        }
        var needs = code.annotation(NEEDS);
        if (needs == null) {
            operation.setSecurity(List.of());
        } else {
            operation.addExtension("x-permission", needs.value().asString());
            operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(KEY_SCHEME)));
            add(operation, "401", "Unauthenticated");
            add(operation, "403", "Forbidden");
            add(operation, "429", "TooFast");
        }
        addIdempotency(code, operation);
        addCommon(path, method, operation);
        if (method == HttpMethod.GET && isTagged(code.returnType())) {
            operation.addParameter(header("If-None-Match", "The ETag of what the caller has already.", false));
            add(operation, "304", NOT_MODIFIED);
        }
    }

    /** A view in a response of its own is what {@link Preconditions#answer} makes; pages and bytes have no tag. */
    private static boolean isTagged(Type answer) {
        return answer.kind() == Type.Kind.PARAMETERIZED_TYPE
                && answer.name().equals(RESPONSE)
                && answer.asParameterizedType().arguments().getFirst().kind() != Type.Kind.ARRAY;
    }

    private static void addCommon(String path, HttpMethod method, Operation operation) {
        add(operation, "400", "MalformedRequest");
        add(operation, "406", "NotAcceptable");
        add(operation, "500", "Internal");
        add(operation, "503", "Overloaded");
        if (path.contains("{")) {
            add(operation, "404", "NotFound");
        }
        if (WITH_BODY.contains(method) && operation.getRequestBody() != null) {
            add(operation, "413", "PayloadTooLarge");
            add(operation, "415", "UnsupportedMediaType");
            add(operation, "422", "ValidationFailed");
        } else if (operation.getParameters() != null) {
            add(operation, "422", "ValidationFailed");
        }
        if (method == HttpMethod.PATCH) {
            operation.addParameter(header("If-Match", "The ETag of what is changed.", true));
            add(operation, "412", "PreconditionFailed");
            add(operation, "428", "PreconditionRequired");
        }
    }

    private static void addIdempotency(MethodInfo code, Operation operation) {
        var idempotent = code.annotation(IDEMPOTENT);
        if (idempotent == null) {
            return;
        }
        var required = idempotent.value("required") != null
                && idempotent.value("required").asBoolean();
        var shownOnce = idempotent.value("shownOnce") != null
                && idempotent.value("shownOnce").asBoolean();
        operation.addParameter(header(
                "Idempotency-Key",
                shownOnce
                        ? "Makes a repeat harmless: it is 409 `shown-once`, with `Idempotency-Hit: true` and the Location of what the first request made."
                        : "Makes a repeat harmless: it gets the first answer, with `Idempotency-Hit: true`.",
                required));
        add(operation, "409", "Conflict");
    }

    private static Parameter header(String name, String description, boolean required) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .required(required)
                .description(description)
                .schema(OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING)));
    }

    /** Adds a response unless the operation says something of its own about the status. */
    private static void add(Operation operation, String status, String response) {
        var responses = operation.getResponses();
        if (responses != null
                && !Arrays.asList(responses.getAPIResponses().keySet().toArray())
                        .contains(status)) {
            responses.addAPIResponse(status, OASFactory.createAPIResponse().ref(response));
        }
    }
}
