package org.communityops.incentive.expiry;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Points that end, over HTTP. */
@Path("/v1/communities/{communityId}/members/{memberId}/expiring")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ledger", description = "Transactions, wallets and statements (积分账本).")
class ExpiryResource {
    private final Expiry expiry;

    ExpiryResource(Expiry expiry) {
        this.expiry = expiry;
    }

    /** What a member has with an end. */
    @GET
    @Needs("ledger:read")
    @Operation(
            operationId = "getExpiringPoints",
            summary = "Which points of a member end, and when (将过期积分)",
            description =
                    "Soonest first. Whoever takes points from the wallet takes from those that end soonest, so using points in time loses none.")
    @APIResponse(
            responseCode = "200",
            description = "The points that end",
            content =
                    @Content(
                            schema = @Schema(implementation = ExpiringView.class),
                            examples = @ExampleObject(name = "two ends", value = """
                                                    {"items": [{"currency": "points", "amount": 40, "expiresAt": "2026-12-31T16:00:00Z"},
                                                               {"currency": "points", "amount": 25, "expiresAt": "2027-12-31T16:00:00Z"}]}""")))
    public ExpiringView getExpiringPoints(@RestPath UUID communityId, @RestPath UUID memberId) throws SQLException {
        return expiry.upcoming(communityId, memberId);
    }
}
