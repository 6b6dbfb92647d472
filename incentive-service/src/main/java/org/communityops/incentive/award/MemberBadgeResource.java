package org.communityops.incentive.award;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.incentive.award.AwardRepository.Filter;
import org.communityops.incentive.award.AwardView.State;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The badges of a member over HTTP. */
@Path("/v1/communities/{communityId}/members/{memberId}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "badges", description = "Badges, and who has got them (勋章).")
class MemberBadgeResource {
    private static final UUID NEWEST = new UUID(-1, -1);

    private final Awards awards;
    private final Cursors cursors;

    MemberBadgeResource(Awards awards, Cursors cursors) {
        this.awards = awards;
        this.cursors = cursors;
    }

    record Key(UUID id) {}

    /** The badges that a member got. */
    @GET
    @Path("/badges")
    @Needs("badges:read")
    @Operation(operationId = "listMemberBadges", summary = "The badges that a member got, newest first (会员勋章)")
    @APIResponse(
            responseCode = "200",
            description = "A page of awards",
            content =
                    @Content(
                            schema = @Schema(implementation = AwardResource.InContract.class),
                            examples =
                                    @ExampleObject(
                                            name = "awards",
                                            value = "{\"items\": [" + AwardResource.AWARD + "]}")))
    public Page<AwardView> listMemberBadges(
            @RestPath UUID communityId,
            @RestPath UUID memberId,
            @Parameter(description = "Only those that the member has, or those that were taken back.")
                    @RestQuery
                    @Nullable State state,
            @BeanParam PageQuery page)
            throws SQLException {
        var before = cursors.decode(page, Key.class).map(Key::id).orElse(NEWEST);
        var rows = awards.page(communityId, Filter.of(null, memberId, state), before, page.limit() + 1);
        return cursors.page(rows, page, award -> new Key(award.id()));
    }
}
