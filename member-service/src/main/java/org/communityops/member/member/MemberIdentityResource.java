package org.communityops.member.member;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.idempotency.Idempotent;
import org.communityops.kit.problem.ProblemResponses;
import org.communityops.member.identity.IdentityView;
import org.communityops.member.identity.LinkIdentity;
import org.communityops.member.input.Text;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The identities of one member over HTTP. */
@Path("/v1/communities")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "members", description = "Members (成员) of a community and their identities")
class MemberIdentityResource {
    private static final String IDENTITIES = "/{communityId}/members/{id}/identities";

    private final MemberService service;

    MemberIdentityResource(MemberService service) {
        this.service = service;
    }

    @POST
    @Path(IDENTITIES)
    @Needs("identities:write")
    @Idempotent
    @Operation(
            operationId = "linkIdentity",
            summary = "Links an account (身份) to a member",
            description =
                    "What the account does from now on counts for the member; what it did before stays where it is.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = LinkIdentity.class),
                            examples = @ExampleObject(name = "second account", value = MemberExamples.LINK)))
    @APIResponse(
            responseCode = "201",
            description = "The identity; Location names it. Also when the member had it already: its handle is renewed",
            content =
                    @Content(
                            schema = @Schema(implementation = IdentityView.class),
                            examples = @ExampleObject(name = "second account", value = MemberExamples.LINKED)))
    @APIResponse(
            responseCode = "409",
            description = "`identity-taken`: the identity belongs to another member",
            content = @Content(mediaType = ProblemResponses.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public RestResponse<IdentityView> linkIdentity(UUID communityId, UUID id, @NotNull @Valid LinkIdentity request) {
        var identity = service.link(communityId, id, request);
        return ResponseBuilder.<IdentityView>created(identity.location(communityId))
                .entity(identity)
                .build();
    }

    @DELETE
    @Path(IDENTITIES + "/{platform}/{externalId}")
    @Needs("members:write")
    @Operation(
            operationId = "unlinkIdentity",
            summary = "Takes an account (身份) from a member",
            description =
                    "What the account did stays with the member; acting again, it appears as somebody of its own.")
    @APIResponse(responseCode = "204", description = "The member does not have the account any more")
    public void unlinkIdentity(
            UUID communityId, UUID id, @Text(max = 64) String platform, @Text(max = 256) String externalId) {
        service.unlink(communityId, id, platform, externalId);
    }
}
