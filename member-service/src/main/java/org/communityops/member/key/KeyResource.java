package org.communityops.member.key;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.communityops.kit.access.CurrentCaller;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
import org.communityops.kit.http.Preconditions;
import org.communityops.kit.idempotency.Idempotent;
import org.communityops.kit.problem.ProblemResponses;
import org.communityops.member.input.Text;
import org.communityops.member.key.KeyRepository.Position;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * API keys over HTTP. A repeat with the Idempotency-Key of a request that made a key gets no second key, nor the text of
 * the first one, since only its hash is stored: it is told which key was made. Whoever lost the text rotates that key.
 */
@Path("/v1/api-keys")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "api-keys", description = "API keys (密钥) of programs")
class KeyResource {
    /** A page as the contract describes it, since annotations cannot name the argument of a type. */
    @Schema(name = "ApiKeyPage")
    private record InContract(
            @NotNull List<KeyView> items,

            @Schema(description = "Cursor of the next page; absent on the last one") @Nullable String next) {}

    private final KeyService service;
    private final CurrentCaller caller;
    private final Cursors cursors;
    private final Preconditions preconditions;

    KeyResource(KeyService service, CurrentCaller caller, Cursors cursors, Preconditions preconditions) {
        this.service = service;
        this.caller = caller;
        this.cursors = cursors;
        this.preconditions = preconditions;
    }

    @POST
    @Needs("keys:write")
    @Idempotent(shownOnce = true)
    @Operation(
            operationId = "createApiKey",
            summary = "Makes an API key (密钥)",
            description =
                    "The key is in this answer and nowhere else. It can have no more communities and permissions than the key of the caller.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CreateKey.class),
                            examples = @ExampleObject(name = "bot", value = KeyExamples.CREATE)))
    @APIResponse(
            responseCode = "201",
            description = "The key; Location names it",
            content =
                    @Content(
                            schema = @Schema(implementation = KeyView.class),
                            examples = @ExampleObject(name = "bot", value = KeyExamples.NEW_KEY)))
    @APIResponse(
            responseCode = "409",
            description =
                    "`shown-once`: a repeat; Location names the key that the first request made. Rotate it, if its text was lost",
            content = @Content(mediaType = ProblemResponses.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public RestResponse<KeyView> createApiKey(@NotNull @Valid CreateKey request) {
        return created(service.create(caller.get(), request));
    }

    @GET
    @Needs("keys:read")
    @Operation(
            operationId = "listApiKeys",
            summary = "Lists API keys, oldest first",
            description = "Those that are good for no other communities than the key of the caller.")
    @APIResponse(
            responseCode = "200",
            description = "A page of keys",
            content =
                    @Content(
                            schema = @Schema(implementation = InContract.class),
                            examples = @ExampleObject(name = "one", value = KeyExamples.PAGE)))
    public Page<KeyView> listApiKeys(@BeanParam PageQuery page) {
        var after = cursors.decode(page, Position.class).orElse(null);
        var rows = service.page(caller.get(), after, page.limit() + 1);
        return cursors.page(rows, page, key -> new Position(key.createdAt(), key.id()));
    }

    @GET
    @Path("/{id}")
    @Needs("keys:read")
    @Operation(operationId = "getApiKey", summary = "Shows an API key, without the key itself")
    @APIResponse(
            responseCode = "200",
            description = "The key",
            content =
                    @Content(
                            schema = @Schema(implementation = KeyView.class),
                            examples = @ExampleObject(name = "bot", value = KeyExamples.KEY)))
    public RestResponse<KeyView> getApiKey(@Text(max = 12) String id) {
        var key = service.get(caller.get(), id);
        return preconditions.answer(key, key.tag());
    }

    @POST
    @Path("/{id}/rotate")
    @Needs("keys:write")
    @Idempotent(shownOnce = true)
    @Operation(
            operationId = "rotateApiKey",
            summary = "Replaces an API key by a new one like it",
            description = "The new key lives as long as the old one was made for; the old one ends after the overlap.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RotateKey.class),
                            examples = @ExampleObject(name = "a day", value = KeyExamples.ROTATE)))
    @APIResponse(
            responseCode = "201",
            description = "The new key; Location names it",
            content =
                    @Content(
                            schema = @Schema(implementation = KeyView.class),
                            examples = @ExampleObject(name = "bot", value = KeyExamples.NEW_KEY)))
    @APIResponse(
            responseCode = "409",
            description =
                    "`key-ended`: the key was revoked or replaced or has expired. `shown-once`: a repeat; Location names the key that the first request made. Rotate that one, if its text was lost",
            content = @Content(mediaType = ProblemResponses.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public RestResponse<KeyView> rotateApiKey(@Text(max = 12) String id, @NotNull @Valid RotateKey request) {
        return created(service.rotate(caller.get(), id, Duration.ofHours(request.overlapHours())));
    }

    @POST
    @Path("/{id}/revoke")
    @Needs("keys:write")
    @Idempotent
    @Operation(
            operationId = "revokeApiKey",
            summary = "Ends an API key at once",
            description = "Everywhere within 5 seconds. A repeat changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The key as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = KeyView.class),
                            examples = @ExampleObject(name = "bot", value = KeyExamples.KEY)))
    @APIResponse(
            responseCode = "409",
            description = "`last-owner-key`: nobody could make keys any more",
            content = @Content(mediaType = ProblemResponses.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public RestResponse<KeyView> revokeApiKey(@Text(max = 12) String id) {
        return RestResponse.ok(service.revoke(caller.get(), id));
    }

    private static RestResponse<KeyView> created(KeyView key) {
        return ResponseBuilder.<KeyView>created(URI.create("/v1/api-keys/" + key.id()))
                .entity(key)
                .build();
    }
}
