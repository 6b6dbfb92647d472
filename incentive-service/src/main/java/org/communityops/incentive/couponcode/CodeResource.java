package org.communityops.incentive.couponcode;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.idempotency.Idempotent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What is done with the codes of a series, over HTTP. */
@Path("/v1/communities/{communityId}/coupon-series")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "coupons", description = "Coupons: what they are worth, who holds them, what became of them (优惠券).")
class CodeResource {
    private final Codes codes;

    CodeResource(Codes codes) {
        this.codes = codes;
    }

    /** Brings codes in. */
    @POST
    @Path("/{seriesId}/codes")
    @Needs("coupons:write")
    @Idempotent(required = true)
    @Operation(
            operationId = "importCouponCodes",
            summary = "Bring in a shop's own codes (导入券码)",
            description =
                    "For series whose `codeSource` is IMPORTED. Codes that the community has already are left out and named; the others are issued in the order of the request.")
    @APIResponse(
            responseCode = "200",
            description = "What became of the codes",
            content =
                    @Content(
                            schema = @Schema(implementation = ImportedCodes.class),
                            examples =
                                    @ExampleObject(name = "all new", value = "{\"imported\": 2, \"duplicates\": []}")))
    public RestResponse<ImportedCodes> importCouponCodes(
            @RestPath UUID communityId, @RestPath UUID seriesId, @Valid @NotNull ImportCodes request)
            throws SQLException {
        return RestResponse.ok(codes.importCodes(communityId, seriesId, request.codes()));
    }

    /** How many codes are in which state. */
    @GET
    @Path("/{seriesId}/figures")
    @Needs("coupons:read")
    @Operation(operationId = "getCouponSeriesFigures", summary = "How many codes are in which state (统计)")
    @APIResponse(
            responseCode = "200",
            description = "The figures of the series",
            content =
                    @Content(
                            schema = @Schema(implementation = CouponFigures.class),
                            examples = @ExampleObject(name = "figures", value = """
                                    {"codes": 120, "available": 0, "issued": 40, "reserved": 2, "used": 70, "expired": 7, "revoked": 1}""")))
    public CouponFigures getCouponSeriesFigures(@RestPath UUID communityId, @RestPath UUID seriesId)
            throws SQLException {
        return codes.figures(communityId, seriesId);
    }
}
