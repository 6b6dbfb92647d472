package org.communityops.incentive.coupon;

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

/** A member's coupons over HTTP, for whoever shows them to the member: with codes. */
@Path("/v1/communities/{communityId}/members/{memberId}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "coupons", description = "Coupons: what they are worth, who holds them, what became of them (优惠券).")
class MemberCouponResource {
    private static final UUID NEWEST = new UUID(-1, -1);

    private final Coupons coupons;
    private final Cursors cursors;

    MemberCouponResource(Coupons coupons, Cursors cursors) {
        this.coupons = coupons;
        this.cursors = cursors;
    }

    record Key(UUID id) {}

    /** The coupons of a member. */
    @GET
    @Path("/coupons")
    @Needs("coupons:member")
    @Operation(
            operationId = "listMemberCoupons",
            summary = "A member's coupons, newest code first (我的优惠券)",
            description = "With their codes: an answer for the member and nobody else.")
    @APIResponse(
            responseCode = "200",
            description = "A page of coupons with their codes",
            content =
                    @Content(
                            schema = @Schema(implementation = CouponResource.InContract.class),
                            examples = @ExampleObject(name = "coupons", value = CouponExamples.HELD_PAGE)))
    public Page<CouponView> listMemberCoupons(
            @RestPath UUID communityId,
            @RestPath UUID memberId,
            @Parameter(description = "Only coupons in this state.") @RestQuery @Nullable CouponState state,
            @BeanParam PageQuery page)
            throws SQLException {
        var before = cursors.decode(page, Key.class).map(Key::id).orElse(NEWEST);
        var filter = new CouponFilter(null, memberId, state);
        var rows = coupons.ofMember(communityId, filter, memberId, before, page.limit() + 1).stream()
                .map(CouponView::ofHolder)
                .toList();
        return cursors.page(rows, page, view -> new Key(view.id()));
    }
}
