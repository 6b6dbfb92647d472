package org.communityops.member.identity;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Preconditions;
import org.communityops.member.input.Text;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The look-up of identities over HTTP. */
@Path("/v1/communities")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "identities", description = "Accounts on platforms (身份) and whose they are")
class IdentityResource {
    private static final String IDENTITY = "/{communityId}/identities/{platform}/{externalId}";

    private static final String EXAMPLE = """
            {"platform": "wecom", "externalId": "wm8f3k", "memberId": "01990d6e-8a00-7000-8000-000000000002"}
            """;

    private final IdentityService service;
    private final Preconditions preconditions;

    IdentityResource(IdentityService service, Preconditions preconditions) {
        this.service = service;
        this.preconditions = preconditions;
    }

    @GET
    @Path(IDENTITY)
    @Needs("identities:read")
    @Operation(operationId = "getIdentity", summary = "Tells whose account this is")
    @APIResponse(
            responseCode = "200",
            description = "The identity",
            content =
                    @Content(
                            schema = @Schema(implementation = IdentityView.class),
                            examples = @ExampleObject(name = "linked", value = EXAMPLE)))
    public RestResponse<IdentityView> getIdentity(
            UUID communityId,
            @Text(max = 64) @Parameter(description = "Platform (平台)", example = "wecom") String platform,
            @Text(max = 256) @Parameter(description = "The platform's own id of the account", example = "wm8f3k")
                    String externalId) {
        var identity = service.get(communityId, platform, externalId);
        return preconditions.answer(identity, identity.memberId().toString());
    }
}
