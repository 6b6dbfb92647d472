package org.communityops.incentive.exposure;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.exposure.ExposureOutcome.Kind;
import org.communityops.kit.access.Needs;
import org.communityops.kit.idempotency.Idempotent;
import org.communityops.kit.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Exposures and what their numbers say, over HTTP. */
@Path("/v1/communities/{communityId}/experiments")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "experiments", description = "Which members get which variant, and who met it (A/B 实验).")
class ExposureResource {
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final String EXPOSURE = """
            {"memberId": "0197c0de-0000-7000-8000-000000000001", "variant": "double-points",
             "exposedAt": "2026-11-20T03:10:00.120004Z"}""";

    private final Exposures exposures;

    ExposureResource(Exposures exposures) {
        this.exposures = exposures;
    }

    /** A member meets his variant. */
    @POST
    @Path("/{experimentKey}/exposures")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("experiments:write")
    @Idempotent
    @Operation(
            operationId = "createExposure",
            summary = "Tell that a member met what an experiment varies (记录曝光)",
            description =
                    "Only the first time counts, and only it is told on the feed as `experiment.exposed`; later ones get the first again with 200. 409 `invalid-transition` unless the experiment runs, 409 `outside-experiment` for a member who does not take part.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CreateExposure.class),
                            examples = @ExampleObject(name = "a member", value = """
                                    {"memberId": "0197c0de-0000-7000-8000-000000000001"}""")))
    @APIResponse(
            responseCode = "201",
            description = "The first exposure",
            content =
                    @Content(
                            schema = @Schema(implementation = Exposure.class),
                            examples = @ExampleObject(name = "the first time", value = EXPOSURE)))
    @APIResponse(
            responseCode = "200",
            description = "The first exposure, which was known already",
            content =
                    @Content(
                            schema = @Schema(implementation = Exposure.class),
                            examples = @ExampleObject(name = "once more", value = EXPOSURE)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Exposure> createExposure(
            @RestPath UUID communityId, @RestPath String experimentKey, @Valid @NotNull CreateExposure request)
            throws SQLException {
        var memberId = request.memberId();
        var outcome =
                exposures.record(communityId, experimentKey, Set.of(memberId)).getFirst();
        if (outcome.outcome() == Kind.NO_MEMBER) {
            throw ProblemException.notFound("member", memberId);
        }
        if (outcome.outcome() == Kind.OUTSIDE) {
            throw ExposureProblems.outside(memberId);
        }
        return ResponseBuilder.<Exposure>create(outcome.outcome() == Kind.RECORDED ? CREATED : OK)
                .entity(Objects.requireNonNull(outcome.exposure()))
                .build();
    }

    /** Many members meet their variants. */
    @POST
    @Path("/{experimentKey}/exposure-batches")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("experiments:write")
    @Idempotent
    @Operation(
            operationId = "createExposureBatch",
            summary = "Tell that members met what an experiment varies (批量记录曝光)",
            description =
                    "As for one member, for up to 500. A member who does not take part or is not known does not hinder the others. 409 `invalid-transition` unless the experiment runs.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CreateExposureBatch.class),
                            examples = @ExampleObject(name = "two members", value = """
                                    {"memberIds": ["0197c0de-0000-7000-8000-000000000001", "0197c0de-0000-7000-8000-000000000002"]}""")))
    @APIResponse(
            responseCode = "200",
            description = "What came of each",
            content =
                    @Content(
                            schema = @Schema(implementation = ExposureBatchView.class),
                            examples =
                                    @ExampleObject(
                                            name = "one takes part",
                                            value =
                                                    "{\"recorded\": 1, \"items\": [{\"memberId\": \"0197c0de-0000-7000-8000-000000000001\", \"outcome\": \"RECORDED\", \"exposure\": "
                                                            + EXPOSURE
                                                            + "}, {\"memberId\": \"0197c0de-0000-7000-8000-000000000002\", \"outcome\": \"OUTSIDE\"}]}")))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<ExposureBatchView> createExposureBatch(
            @RestPath UUID communityId, @RestPath String experimentKey, @Valid @NotNull CreateExposureBatch request)
            throws SQLException {
        var outcomes = exposures.record(communityId, experimentKey, new LinkedHashSet<>(request.memberIds()));
        return RestResponse.ok(ExposureBatchView.of(outcomes));
    }

    /** Whether the numbers of exposed members fit the weights. */
    @GET
    @Path("/{experimentKey}/health")
    @Needs("experiments:read")
    @Operation(
            operationId = "getExperimentHealth",
            summary = "Whether an experiment can be trusted (实验健康度)",
            description =
                    "Holds the numbers of exposed members against the weights by Pearson's chi-squared test. A mismatch (p below 0.001) says that exposures of one variant get lost or come from elsewhere; find out why before reading any result.")
    @APIResponse(
            responseCode = "200",
            description = "Numbers, expected numbers, and the test",
            content =
                    @Content(
                            schema = @Schema(implementation = HealthView.class),
                            examples = @ExampleObject(name = "sound", value = """
                                    {"experiment": "welcome-bonus", "state": "RUNNING", "exposed": 10000,
                                     "variants": [{"variant": "as-now", "weight": 50, "exposed": 4940, "expected": 5000.0},
                                                  {"variant": "double-points", "weight": 50, "exposed": 5060, "expected": 5000.0}],
                                     "chiSquared": 1.44, "degreesOfFreedom": 1, "pValue": 0.2301, "mismatch": false}""")))
    public HealthView getExperimentHealth(@RestPath UUID communityId, @RestPath String experimentKey)
            throws SQLException {
        return exposures.health(communityId, experimentKey);
    }
}
