package org.communityops.kpi.segment;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
import org.communityops.kit.idempotency.Idempotent;
import org.communityops.kpi.community.Communities;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Segments over HTTP. */
@Path("/v1/communities/{communityId}/segments")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "segments", description = "Members saved as a set (分群).")
class SegmentResource {
    private static final UUID BEGINNING = new UUID(0, 0);
    private static final String REQUEST = """
            {"name": "May joiners who stayed", "from": {"retention": {"cohort": "2026-05", "n": 1}}}""";
    private static final String SEGMENT = """
            {"id": "0197c0de-0000-7000-8000-0000000000c1", "name": "May joiners who stayed",
             "from": {"retention": {"cohort": "2026-05", "n": 1}}, "cutOff": "2026-06-30", "members": 42,
             "createdAt": "2026-07-01T02:15:00Z"}""";
    private static final String MEMBERS = """
            {"items": [{"memberId": "0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b"}]}""";

    private final Communities communities;
    private final Segments segments;
    private final Cursors cursors;

    SegmentResource(Communities communities, Segments segments, Cursors cursors) {
        this.communities = communities;
        this.segments = segments;
        this.cursors = cursors;
    }

    record Key(Instant createdAt, UUID id) {
        static final Key BEGINNING = new Key(Instant.EPOCH, SegmentResource.BEGINNING);
    }

    record MemberKey(UUID memberId) {}

    /** Saves a segment. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("segments:write")
    @Idempotent
    @Operation(
            operationId = "createSegment",
            summary = "Save who is behind a cell of the retention triangle (保存分群)",
            description =
                    "Those who are behind it now, with the same parameters as the triangle; whoever comes later is not in it. member-service hears of it and makes a segment of its own. At most a hundred a community.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CreateSegment.class),
                            examples = @ExampleObject(name = "a month later", value = REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "The segment",
            content =
                    @Content(
                            schema = @Schema(implementation = Segment.class),
                            examples = @ExampleObject(name = "a month later", value = SEGMENT)))
    public RestResponse<Segment> createSegment(@RestPath UUID communityId, @Valid @NotNull CreateSegment request)
            throws SQLException {
        var segment = segments.create(communities.get(communityId), request);
        return ResponseBuilder.<Segment>created(
                        URI.create("/v1/communities/" + communityId + "/segments/" + segment.id()))
                .entity(segment)
                .build();
    }

    /** The segments of a community. */
    @GET
    @Needs("segments:read")
    @Operation(operationId = "listSegments", summary = "List segments, oldest first (分群列表)")
    @APIResponse(
            responseCode = "200",
            description = "A page of segments",
            content =
                    @Content(
                            schema = @Schema(implementation = SegmentMember.SegmentsView.class),
                            examples = @ExampleObject(name = "one segment", value = "{\"items\": [" + SEGMENT + "]}")))
    public Page<Segment> listSegments(@RestPath UUID communityId, @BeanParam PageQuery page) throws SQLException {
        var after = cursors.decode(page, Key.class).orElse(Key.BEGINNING);
        var found = segments.list(communities.get(communityId), after.createdAt(), after.id(), page.limit() + 1);
        return cursors.page(found, page, segment -> new Key(segment.createdAt(), segment.id()));
    }

    /** One segment. */
    @GET
    @Path("/{id}")
    @Needs("segments:read")
    @Operation(operationId = "getSegment", summary = "A segment (分群)")
    @APIResponse(
            responseCode = "200",
            description = "The segment",
            content =
                    @Content(
                            schema = @Schema(implementation = Segment.class),
                            examples = @ExampleObject(name = "a month later", value = SEGMENT)))
    public Segment getSegment(@RestPath UUID communityId, @RestPath UUID id) throws SQLException {
        return segments.get(communities.get(communityId), id);
    }

    /** The members of a segment. */
    @GET
    @Path("/{id}/members")
    @Needs("segment-members:read")
    @Operation(
            operationId = "listSegmentMembers",
            summary = "The members of a segment (分群成员)",
            description = "Ids only, by id.")
    @APIResponse(
            responseCode = "200",
            description = "A page of members",
            content =
                    @Content(
                            schema = @Schema(implementation = SegmentMember.PageView.class),
                            examples = @ExampleObject(name = "one member", value = MEMBERS)))
    public Page<SegmentMember> listSegmentMembers(
            @RestPath UUID communityId, @RestPath UUID id, @BeanParam PageQuery page) throws SQLException {
        var after =
                cursors.decode(page, MemberKey.class).map(MemberKey::memberId).orElse(BEGINNING);
        var found = segments.members(communities.get(communityId), id, after, page.limit() + 1).stream()
                .map(SegmentMember::new)
                .toList();
        return cursors.page(found, page, member -> new MemberKey(member.memberId()));
    }

    /** Deletes a segment. */
    @DELETE
    @Path("/{id}")
    @Needs("segments:write")
    @Operation(
            operationId = "deleteSegment",
            summary = "Delete a segment (删除分群)",
            description = "Its members stay; member-service hears of it.")
    @APIResponse(responseCode = "204", description = "There is no such segment any more")
    public void deleteSegment(@RestPath UUID communityId, @RestPath UUID id) throws SQLException {
        segments.delete(communities.get(communityId), id);
    }
}
