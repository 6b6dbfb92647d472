package org.communityops.incentive.payout;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What the next list of a plan will adjust, over HTTP. */
@Path("/v1/communities/{communityId}/bonus-plans/{planId}/adjustments")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "bonuses", description = "What operators and teams get in money for their evaluations (奖金).")
class OpenAdjustmentResource {
    private final PayoutLists lists;

    OpenAdjustmentResource(PayoutLists lists) {
        this.lists = lists;
    }

    /** The adjustments that no list holds. */
    @GET
    @Needs("bonuses:read")
    @Operation(
            operationId = "listOpenAdjustments",
            summary = "List what the next payout list of a plan will adjust (待调整)",
            description =
                    "Evaluations that were revised after the list of their period was frozen, and that no list holds yet. All of them, in one page.")
    @APIResponse(
            responseCode = "200",
            description = "The adjustments by period and subject",
            content = @Content(examples = @ExampleObject(name = "an appeal", value = PayoutExamples.ADJUSTMENTS)))
    public Page<PayoutLine> listOpenAdjustments(@RestPath UUID communityId, @RestPath UUID planId) throws SQLException {
        return new Page<>(lists.openAdjustments(communityId, planId), null);
    }
}
