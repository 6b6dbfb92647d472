package org.communityops.incentive.experiment;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.incentive.experiment.Experiment.State;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Preconditions;
import org.communityops.kit.idempotency.Idempotent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The steps of an experiment over HTTP: each once, in their order. */
@Path("/v1/communities/{communityId}/experiments")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "experiments", description = "Which members get which variant, and who met it (A/B 实验).")
class ExperimentStepResource {
    private final Experiments experiments;

    ExperimentStepResource(Experiments experiments) {
        this.experiments = experiments;
    }

    /** From draft to running. */
    @POST
    @Path("/{experimentKey}/start")
    @Needs("experiments:write")
    @Idempotent
    @Operation(
            operationId = "startExperiment",
            summary = "Start an experiment (开始实验)",
            description =
                    "From now on nothing of its design changes. The feed tells `experiment.started`. 409 `invalid-transition` unless it is a draft.")
    @APIResponse(
            responseCode = "200",
            description = "The experiment, running",
            content =
                    @Content(
                            schema = @Schema(implementation = Experiment.class),
                            examples = @ExampleObject(name = "running", value = ExperimentExamples.RUNNING)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Experiment> startExperiment(@RestPath UUID communityId, @RestPath String experimentKey)
            throws SQLException {
        return step(communityId, experimentKey, State.RUNNING);
    }

    /** From running to stopped. */
    @POST
    @Path("/{experimentKey}/stop")
    @Needs("experiments:write")
    @Idempotent
    @Operation(
            operationId = "stopExperiment",
            summary = "Stop an experiment (停止实验)",
            description =
                    "Nobody is exposed any more, and it cannot run again. The feed tells `experiment.stopped`. 409 `invalid-transition` unless it is running.")
    @APIResponse(
            responseCode = "200",
            description = "The experiment, stopped",
            content =
                    @Content(
                            schema = @Schema(implementation = Experiment.class),
                            examples = @ExampleObject(name = "stopped", value = ExperimentExamples.STOPPED)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Experiment> stopExperiment(@RestPath UUID communityId, @RestPath String experimentKey)
            throws SQLException {
        return step(communityId, experimentKey, State.STOPPED);
    }

    /** From stopped to archived. */
    @POST
    @Path("/{experimentKey}/archive")
    @Needs("experiments:write")
    @Idempotent
    @Operation(
            operationId = "archiveExperiment",
            summary = "Put a stopped experiment away (归档实验)",
            description = "409 `invalid-transition` unless it is stopped.")
    @APIResponse(
            responseCode = "200",
            description = "The experiment, archived",
            content =
                    @Content(
                            schema = @Schema(implementation = Experiment.class),
                            examples = @ExampleObject(name = "archived", value = ExperimentExamples.ARCHIVED)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Experiment> archiveExperiment(@RestPath UUID communityId, @RestPath String experimentKey)
            throws SQLException {
        return step(communityId, experimentKey, State.ARCHIVED);
    }

    private RestResponse<Experiment> step(UUID communityId, String key, State to) throws SQLException {
        var experiment = experiments.step(communityId, key, to);
        return ResponseBuilder.ok(experiment)
                .header("ETag", Preconditions.quoted(experiment.tag()))
                .build();
    }
}
