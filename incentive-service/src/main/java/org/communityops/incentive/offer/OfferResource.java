package org.communityops.incentive.offer;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The catalogue as a member sees it, over HTTP. */
@Path("/v1/communities/{communityId}/members/{memberId}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rewards", description = "What members can redeem their points for (礼品, 权益).")
class OfferResource {
    private static final UUID NEWEST = new UUID(-1, -1);

    private final Offers offers;
    private final Cursors cursors;

    OfferResource(Offers offers, Cursors cursors) {
        this.offers = offers;
        this.cursors = cursors;
    }

    /** A page as the contract describes it, since annotations cannot name the argument of a type. */
    @Schema(name = "OfferPage")
    record InContract(
            @NotNull List<OfferView> items,

            @Nullable @Schema(description = "Cursor of the next page; absent on the last one.")
            String next) {}

    record Key(UUID id) {}

    /** What a member can redeem. */
    @GET
    @Path("/rewards")
    @Needs("redemptions:member")
    @Operation(
            operationId = "listMemberRewards",
            summary = "What a member can redeem, and why not (可兑换礼品)",
            description = "The active rewards, newest first. The same conditions are checked when the member redeems.")
    @APIResponse(
            responseCode = "200",
            description = "A page of rewards as the member sees them",
            content =
                    @Content(
                            schema = @Schema(implementation = InContract.class),
                            examples = @ExampleObject(name = "offers", value = """
                                    {"items": [{"reward": {"id": "0197c0de-0000-7000-8000-0000000000d1", "kind": "GOODS", "name": "Tea cup 茶杯",
                                      "price": 300, "currency": "points", "stock": 50, "approval": false, "state": "ACTIVE",
                                      "createdAt": "2026-11-20T02:15:00Z"},
                                      "left": 38, "redeemable": false, "refusals": ["NOT_ENOUGH_POINTS"], "missingPoints": 13}]}""")))
    public Page<OfferView> listMemberRewards(
            @RestPath UUID communityId, @RestPath UUID memberId, @BeanParam PageQuery page) throws SQLException {
        var before = cursors.decode(page, Key.class).map(Key::id).orElse(NEWEST);
        var rows = offers.page(communityId, memberId, before, page.limit() + 1);
        return cursors.page(rows, page, view -> new Key(view.reward().id()));
    }
}
