package org.communityops.activity.event;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Timelines of members over HTTP. */
@Path("/v1/communities/{communityId}/members/{memberId}/events")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "events", description = "What members do (活动事件): recorded once, kept for ever.")
class MemberEventResource {
    private final EventPages pages;

    MemberEventResource(EventPages pages) {
        this.pages = pages;
    }

    /** A member's timeline. */
    @GET
    @Needs("events:read")
    @Operation(
            operationId = "listMemberEvents",
            summary = "What one member did, newest recorded first",
            description = "The timeline (时间线) of a member; empty for a member of whom nothing was recorded. "
                    + EventResource.ANALYSTS)
    @APIResponse(responseCode = "200", description = "A page of events")
    @APIResponse(
            responseCode = "422",
            description = "`validation-failed`: from is after to; `range-too-large`: too many events to look through",
            content = @Content(mediaType = "application/problem+json", schema = @Schema(ref = "Problem")))
    public Page<EventView> listMemberEvents(
            @RestPath UUID communityId,
            @RestPath UUID memberId,
            @BeanParam EventQuery query,
            @BeanParam PageQuery page) {
        return pages.page(communityId, query.filter(memberId), page);
    }
}
