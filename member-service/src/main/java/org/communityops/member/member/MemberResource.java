package org.communityops.member.member;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.access.CurrentCaller;
import org.communityops.kit.access.KeyKind;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.MergePatches;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
import org.communityops.kit.http.Preconditions;
import org.communityops.kit.idempotency.Idempotent;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemResponses;
import org.communityops.kit.problem.ProblemType;
import org.communityops.member.input.CalendarTime;
import org.communityops.member.input.Text;
import org.communityops.member.member.MemberSearch.Position;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Members over HTTP. BI keys get them without anything that tells who they are. */
@Path("/v1/communities")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "members", description = "Members (成员) of a community and their identities")
class MemberResource {
    /** A page as the contract describes it, since annotations cannot name the argument of a type. */
    @Schema(name = "MemberPage")
    private record InContract(
            @NotNull List<MemberView> items,

            @Schema(description = "Cursor of the next page; absent on the last one") @Nullable String next) {}

    private static final String MEMBERS = "/{communityId}/members";

    private final MemberService service;
    private final CurrentCaller caller;
    private final Cursors cursors;
    private final Preconditions preconditions;
    private final MergePatches patches;

    MemberResource(
            MemberService service,
            CurrentCaller caller,
            Cursors cursors,
            Preconditions preconditions,
            MergePatches patches) {
        this.service = service;
        this.caller = caller;
        this.cursors = cursors;
        this.preconditions = preconditions;
        this.patches = patches;
    }

    @POST
    @Path(MEMBERS)
    @Needs("members:write")
    @Idempotent
    @Operation(operationId = "createMember", summary = "Adds a member (成员)")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CreateMember.class),
                            examples = @ExampleObject(name = "with an identity", value = MemberExamples.CREATE)))
    @APIResponse(
            responseCode = "201",
            description = "The member; Location names it",
            content =
                    @Content(
                            schema = @Schema(implementation = MemberView.class),
                            examples = @ExampleObject(name = "with an identity", value = MemberExamples.MEMBER)))
    @APIResponse(
            responseCode = "409",
            description = "`identity-taken`: an identity belongs to another member",
            content = @Content(mediaType = ProblemResponses.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public RestResponse<MemberView> createMember(UUID communityId, @NotNull @Valid CreateMember request) {
        var member = service.create(communityId, request);
        return ResponseBuilder.<MemberView>created(
                        URI.create("/v1/communities/" + communityId + "/members/" + member.id()))
                .header("ETag", Preconditions.quoted(member.tag()))
                .entity(member)
                .build();
    }

    @GET
    @Path(MEMBERS)
    @Needs("members:read")
    @Operation(operationId = "listMembers", summary = "Lists members")
    @APIResponse(
            responseCode = "200",
            description = "A page of members",
            content =
                    @Content(
                            schema = @Schema(implementation = InContract.class),
                            examples = @ExampleObject(name = "one", value = MemberExamples.PAGE)))
    public Page<MemberView> listMembers(
            UUID communityId,
            @RestQuery @Nullable @Parameter(description = "Only members of this status (状态)") MemberStatus status,
            @RestQuery
                    @CalendarTime
                    @Nullable @Parameter(
                            description = "Only members who joined at this instant or later",
                            example = "2026-11-01T00:00:00Z")
                    Instant joinedFrom,
            @RestQuery
                    @CalendarTime
                    @Nullable @Parameter(
                            description = "Only members who joined before this instant",
                            example = "2026-12-01T00:00:00Z")
                    Instant joinedTo,
            @RestQuery
                    @Text(max = 200)
                    @Nullable @Parameter(
                            description =
                                    "Only members whose name or a handle of theirs begins so, in any case; not for BI keys",
                            example = "an")
                    String q,
            @RestQuery
                    @DefaultValue("joinedAt")
                    @Pattern(regexp = "-?joinedAt", message = "sort is joinedAt or -joinedAt") @Parameter(description = "`joinedAt` earliest first, `-joinedAt` latest first")
                    String sort,
            @BeanParam PageQuery page) {
        if (q != null && seesPseudonyms()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Who may not read names may not search for them.");
        }
        var after = cursors.decode(page, Position.class).orElse(null);
        var search = new MemberSearch(status, joinedFrom, joinedTo, q, sort.startsWith("-"), after);
        var rows = service.page(communityId, search, page.limit() + 1).stream()
                .map(this::visible)
                .toList();
        return cursors.page(rows, page, member -> new Position(member.joinedAt(), member.id()));
    }

    @GET
    @Path(MEMBERS + "/{id}")
    @Needs("members:read")
    @Operation(operationId = "getMember", summary = "Shows a member")
    @APIResponse(
            responseCode = "200",
            description = "The member",
            content =
                    @Content(
                            schema = @Schema(implementation = MemberView.class),
                            examples = @ExampleObject(name = "with an identity", value = MemberExamples.MEMBER)))
    public RestResponse<MemberView> getMember(UUID communityId, UUID id) {
        var member = visible(service.get(communityId, id));
        return preconditions.answer(member, member.tag());
    }

    @PATCH
    @Path(MEMBERS + "/{id}")
    @Consumes(MergePatches.MEDIA_TYPE)
    @Needs("members:write")
    @Operation(
            operationId = "updateMember",
            summary = "Changes a member",
            description = "A date of joining that is stated here is no longer corrected by activity.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MergePatches.MEDIA_TYPE,
                            schema = @Schema(implementation = MemberSettings.class),
                            examples = @ExampleObject(name = "admit", value = MemberExamples.PATCH)))
    @APIResponse(
            responseCode = "200",
            description = "The member as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = MemberView.class),
                            examples = @ExampleObject(name = "with an identity", value = MemberExamples.MEMBER)))
    public RestResponse<MemberView> updateMember(UUID communityId, UUID id, @NotNull JsonNode patch) {
        var member = service.change(
                communityId,
                id,
                present -> preconditions.require(present.tag()),
                settings -> patches.apply(patch, settings, MemberSettings.class));
        return preconditions.answer(member, member.tag());
    }

    private MemberView visible(MemberView member) {
        return seesPseudonyms() ? member.pseudonymous() : member;
    }

    private boolean seesPseudonyms() {
        return caller.get().kind() == KeyKind.BI;
    }
}
