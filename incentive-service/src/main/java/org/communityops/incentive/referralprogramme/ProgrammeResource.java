package org.communityops.incentive.referralprogramme;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.MergePatches;
import org.communityops.kit.http.Preconditions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Referral programmes over HTTP. */
@Path("/v1/communities/{communityId}/referral-programme")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "referrals", description = "Who brought whom, and what both get for it (推荐).")
class ProgrammeResource {
    private static final String PROGRAMME = """
            {"active": true, "currency": "points", "inviterPoints": 50, "inviteePoints": 20, "eventType": "message.posted",
             "eventCount": 3, "withinDays": 30, "newWithinDays": 7, "totalCap": 100, "periodCap": 10, "capPeriod": "MONTH"}""";

    private final ReferralProgrammes programmes;
    private final Preconditions preconditions;
    private final MergePatches patches;

    ProgrammeResource(ReferralProgrammes programmes, Preconditions preconditions, MergePatches patches) {
        this.programmes = programmes;
        this.preconditions = preconditions;
        this.patches = patches;
    }

    /** The programme of a community. */
    @GET
    @Needs("referrals:read")
    @Operation(
            operationId = "getReferralProgramme",
            summary = "Read the referral programme (推荐计划)",
            description = "Every community has one; it is not active until somebody says so.")
    @APIResponse(
            responseCode = "200",
            description = "The programme",
            content =
                    @Content(
                            schema = @Schema(implementation = ReferralProgramme.class),
                            examples = @ExampleObject(name = "three messages", value = PROGRAMME)))
    public RestResponse<ReferralProgramme> getReferralProgramme(@RestPath UUID communityId) throws SQLException {
        var present = programmes.get(communityId);
        return preconditions.answer(present.programme(), present.tag());
    }

    /** Another programme. */
    @PATCH
    @Consumes(MergePatches.MEDIA_TYPE)
    @Needs("referrals:write")
    @Operation(
            operationId = "updateReferralProgramme",
            summary = "Change the referral programme (修改推荐计划)",
            description =
                    "What was recorded before keeps the points and the qualification that it was recorded with; caps count for all that qualify from now on.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MergePatches.MEDIA_TYPE,
                            schema = @Schema(implementation = ReferralProgramme.class),
                            examples = @ExampleObject(name = "begin", value = "{\"active\": true}")))
    @APIResponse(
            responseCode = "200",
            description = "The programme as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = ReferralProgramme.class),
                            examples = @ExampleObject(name = "three messages", value = PROGRAMME)))
    public RestResponse<ReferralProgramme> updateReferralProgramme(@RestPath UUID communityId, @NotNull JsonNode patch)
            throws SQLException {
        var present = programmes.get(communityId);
        preconditions.require(present.tag());
        var programme = patches.apply(patch, present.programme(), ReferralProgramme.class);
        var changed = programmes.change(communityId, present.version(), programme);
        return preconditions.answer(changed.programme(), changed.tag());
    }
}
