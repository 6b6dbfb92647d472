package org.communityops.incentive.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.MergePatches;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
import org.communityops.kit.http.Preconditions;
import org.communityops.kit.idempotency.Idempotent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Experiments and assignments over HTTP; their steps are in {@link ExperimentStepResource}. */
@Path("/v1/communities/{communityId}/experiments")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "experiments", description = "Which members get which variant, and who met it (A/B 实验).")
class ExperimentResource {
    private static final UUID NEWEST = new UUID(-1, -1);

    private final Experiments experiments;
    private final Cursors cursors;
    private final Preconditions preconditions;
    private final MergePatches patches;

    ExperimentResource(Experiments experiments, Cursors cursors, Preconditions preconditions, MergePatches patches) {
        this.experiments = experiments;
        this.cursors = cursors;
        this.preconditions = preconditions;
        this.patches = patches;
    }

    record Key(UUID id) {}

    /** Makes a draft. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("experiments:write")
    @Idempotent
    @Operation(
            operationId = "createExperiment",
            summary = "Make an experiment (新建实验)",
            description = "It is a draft until it is started. 409 when the community has an experiment of this key.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CreateExperiment.class),
                            examples = @ExampleObject(name = "two variants", value = ExperimentExamples.CREATE)))
    @APIResponse(
            responseCode = "201",
            description = "The draft",
            content =
                    @Content(
                            schema = @Schema(implementation = Experiment.class),
                            examples = @ExampleObject(name = "draft", value = ExperimentExamples.DRAFT)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Experiment> createExperiment(
            @RestPath UUID communityId, @Valid @NotNull CreateExperiment request) throws SQLException {
        var experiment = experiments.create(communityId, request);
        return ResponseBuilder.<Experiment>created(
                        URI.create("/v1/communities/" + communityId + "/experiments/" + experiment.key()))
                .header("ETag", Preconditions.quoted(experiment.tag()))
                .entity(experiment)
                .build();
    }

    /** The experiments of a community. */
    @GET
    @Needs("experiments:read")
    @Operation(operationId = "listExperiments", summary = "List experiments, latest first (实验列表)")
    @APIResponse(
            responseCode = "200",
            description = "A page of experiments",
            content = @Content(examples = @ExampleObject(name = "one running", value = ExperimentExamples.PAGE)))
    public Page<Experiment> listExperiments(
            @RestPath UUID communityId,
            @Parameter(description = "Only those in this state.") @RestQuery Experiment.@Nullable State state,
            @BeanParam PageQuery page)
            throws SQLException {
        var before = cursors.decode(page, Key.class).map(Key::id).orElse(NEWEST);
        return cursors.page(
                experiments.page(communityId, state, before, page.limit() + 1),
                page,
                experiment -> new Key(experiment.id()));
    }

    /** One experiment. */
    @GET
    @Path("/{experimentKey}")
    @Needs("experiments:read")
    @Operation(operationId = "getExperiment", summary = "Read an experiment (实验)")
    @APIResponse(
            responseCode = "200",
            description = "The experiment",
            content =
                    @Content(
                            schema = @Schema(implementation = Experiment.class),
                            examples = @ExampleObject(name = "running", value = ExperimentExamples.RUNNING)))
    public RestResponse<Experiment> getExperiment(@RestPath UUID communityId, @RestPath String experimentKey)
            throws SQLException {
        var experiment = experiments.get(communityId, experimentKey);
        return preconditions.answer(experiment, experiment.tag());
    }

    /** Another design for a draft. */
    @PATCH
    @Path("/{experimentKey}")
    @Consumes(MergePatches.MEDIA_TYPE)
    @Needs("experiments:write")
    @Operation(
            operationId = "updateExperiment",
            summary = "Change an experiment that has not begun (修改实验)",
            description =
                    "`variants` is replaced as a whole. Nothing changes once it has begun: 409 `invalid-transition`.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MergePatches.MEDIA_TYPE,
                            schema = @Schema(implementation = ExperimentDesign.class),
                            examples =
                                    @ExampleObject(name = "a tenth of the members", value = "{\"trafficShare\": 10}")))
    @APIResponse(
            responseCode = "200",
            description = "The draft as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = Experiment.class),
                            examples = @ExampleObject(name = "draft", value = ExperimentExamples.DRAFT)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Experiment> updateExperiment(
            @RestPath UUID communityId, @RestPath String experimentKey, @NotNull JsonNode patch) throws SQLException {
        var experiment = experiments.get(communityId, experimentKey);
        preconditions.require(experiment.tag());
        var design = patches.apply(patch, ExperimentDesign.of(experiment), ExperimentDesign.class);
        var changed = experiments.change(communityId, experiment, design);
        return preconditions.answer(changed, changed.tag());
    }

    /** Which variant a member gets. */
    @GET
    @Path("/{experimentKey}/assignments/{memberId}")
    @Needs("experiments:read")
    @Operation(
            operationId = "getExperimentAssignment",
            summary = "Which variant a member gets (查询分组)",
            description =
                    "The same for ever, however often it is asked. Asking is not exposing: tell when the member meets the variant.")
    @APIResponse(
            responseCode = "200",
            description = "The variant, or none outside of the traffic share",
            content =
                    @Content(
                            schema = @Schema(implementation = AssignmentView.class),
                            examples = @ExampleObject(name = "a variant", value = """
                                    {"experiment": "welcome-bonus", "state": "RUNNING",
                                     "memberId": "0197c0de-0000-7000-8000-000000000001", "variant": "double-points"}""")))
    public RestResponse<AssignmentView> getExperimentAssignment(
            @RestPath UUID communityId, @RestPath String experimentKey, @RestPath UUID memberId) throws SQLException {
        var assignment = experiments.assignment(communityId, experimentKey, memberId);
        return preconditions.answer(assignment, assignment.state() + "-" + assignment.variant());
    }
}
