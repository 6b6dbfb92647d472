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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Why entries have their amounts. */
@Path("/v1/communities/{communityId}/entries/{entryId}/explanation")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "explanations", description = "Why points came, went, or did not come (积分说明).")
class EntryExplanationResource {
    private final Explanations explanations;

    EntryExplanationResource(Explanations explanations) {
        this.explanations = explanations;
    }

    /** Why an entry has its amount. */
    @GET
    @Needs("ledger:read")
    @Operation(operationId = "explainEntry", summary = "Why an entry has its amount (积分说明)")
    @APIResponse(
            responseCode = "200",
            description = "The event, the rule version, every cap, and all postings for the same occasion",
            content =
                    @Content(
                            schema = @Schema(implementation = EntryExplanation.class),
                            examples =
                                    @ExampleObject(
                                            name = "a message",
                                            value =
                                                    "{\"entryId\": \"0197c0de-0000-7000-8000-0000000000ac\", \"transactionId\": \"0197c0de-0000-7000-8000-0000000000aa\", \"kind\": \"EARN\", \"reason\": \"Message posted\", \"currency\": \"points\", \"amount\": 2, \"recovered\": 0, \"event\": "
                                                            + ExplanationExamples.EVENT
                                                            + ", \"rule\": "
                                                            + ExplanationExamples.RULE
                                                            + ", \"postings\": [{\"transactionId\": \"0197c0de-0000-7000-8000-0000000000aa\", \"kind\": \"EARN\", \"amount\": 2, \"reason\": \"Message posted\", \"postedAt\": \"2026-11-20T02:15:01.250417Z\"}], \"occurredAt\": \"2026-11-20T02:15:00Z\"}")))
    public EntryExplanation explainEntry(@RestPath UUID communityId, @RestPath UUID entryId) throws SQLException {
        return explanations.ofEntry(communityId, entryId);
    }
}
