package org.communityops.incentive.redemption;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.UUID;
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

/** A member's redemptions over HTTP. */
@Path("/v1/communities/{communityId}/members/{memberId}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "redemptions", description = "Rewards that members take for their points (兑换).")
class MemberRedemptionResource {
    private static final UUID NEWEST = new UUID(-1, -1);

    private final RedemptionList redemptions;
    private final Cursors cursors;

    MemberRedemptionResource(RedemptionList redemptions, Cursors cursors) {
        this.redemptions = redemptions;
        this.cursors = cursors;
    }

    record Key(UUID id) {}

    /** The redemptions of a member. */
    @GET
    @Path("/redemptions")
    @Needs("redemptions:member")
    @Operation(operationId = "listMemberRedemptions", summary = "A member's redemptions, newest first (我的兑换)")
    @APIResponse(
            responseCode = "200",
            description = "A page of redemptions",
            content =
                    @Content(
                            schema = @Schema(implementation = RedemptionResource.InContract.class),
                            examples = @ExampleObject(name = "redemptions", value = RedemptionExamples.PAGE)))
    public Page<RedemptionView> listMemberRedemptions(
            @RestPath UUID communityId,
            @RestPath UUID memberId,
            @Parameter(description = "Only those in this state (状态).") @RestQuery @Nullable RedemptionState state,
            @BeanParam PageQuery page)
            throws SQLException {
        redemptions.requireMember(communityId, memberId);
        var before = cursors.decode(page, Key.class).map(Key::id).orElse(NEWEST);
        var filter = new RedemptionFilter(memberId, null, state);
        var rows = redemptions.page(communityId, filter, before, page.limit() + 1);
        return cursors.page(rows, page, view -> new Key(view.id()));
    }
}
