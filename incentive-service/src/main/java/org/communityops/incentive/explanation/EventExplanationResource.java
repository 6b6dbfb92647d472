package org.communityops.incentive.explanation;

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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Why events paid what they did. */
@Path("/v1/communities/{communityId}/events/{source}/{eventId}/explanation")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "explanations", description = "Why points came, went, or did not come (积分说明).")
class EventExplanationResource {
    private final Explanations explanations;

    EventExplanationResource(Explanations explanations) {
        this.explanations = explanations;
    }

    /** Why an event paid what it did, or nothing. */
    @GET
    @Needs("ledger:read")
    @Operation(operationId = "explainEvent", summary = "Why an event paid what it did, or nothing (积分说明)")
    @APIResponse(
            responseCode = "200",
            description =
                    "Every published rule: those that matched, and for the others the first condition that failed",
            content =
                    @Content(
                            schema = @Schema(implementation = EventExplanation.class),
                            examples =
                                    @ExampleObject(
                                            name = "a message",
                                            value = "{\"event\": " + ExplanationExamples.EVENT + ", \"rules\": ["
                                                    + ExplanationExamples.RULE + "]}")))
    public EventExplanation explainEvent(
            @RestPath UUID communityId,
            @Parameter(description = "The event's `source`, percent-encoded.", example = "wecom://group/8812") @RestPath
                    String source,
            @Parameter(description = "The event's `id`, percent-encoded.", example = "msg-88121") @RestPath
                    String eventId)
            throws SQLException {
        return explanations.ofEvent(communityId, source, eventId);
    }
}
