package org.communityops.incentive.training;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
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

/** Assignments of training courses over HTTP. */
@Path("/v1/communities/{communityId}/training-assignments")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "training", description = "What operators learn, and who is to learn it (培训).")
class AssignmentResource {
    private static final UUID NEWEST = new UUID(-1, -1);
    private static final String MADE = """
            {"id": "0197c0de-0000-7000-8000-0000000000b2", "courseId": "0197c0de-0000-7000-8000-0000000000b1",
             "memberId": "0197c0de-0000-7000-8000-000000000001", "occasion": "operator-month/2026-10",
             "reason": "first_response_seconds_median scored 42 in operator-month 2026-10", "indicatorScore": 42,
             "dueOn": "2026-11-15", "assignedAt": "2026-11-01T02:00:00Z",
            """;
    private static final String ASSIGNED = MADE + " \"state\": \"ASSIGNED\"}";
    private static final String COMPLETED = MADE
            + " \"state\": \"COMPLETED\", \"endedAt\": \"2026-11-10T02:40:00.250417Z\", \"note\": \"Passed the test with 9 of 10\"}";
    private static final String CANCELLED = MADE
            + " \"state\": \"CANCELLED\", \"endedAt\": \"2026-11-10T02:40:00.250417Z\", \"note\": \"Was ill in October\"}";

    private final Assignments assignments;
    private final Cursors cursors;
    private final Preconditions preconditions;

    AssignmentResource(Assignments assignments, Cursors cursors, Preconditions preconditions) {
        this.assignments = assignments;
        this.cursors = cursors;
        this.preconditions = preconditions;
    }

    record Key(UUID id) {}

    /** Assigns a course by hand. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("training:write")
    @Idempotent
    @Operation(
            operationId = "assignTrainingCourse",
            summary = "Assign a training course (分配培训)",
            description = "409 `conflict` for a course that is retired, and when the member has it to take already.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = AssignCourse.class),
                            examples = @ExampleObject(name = "a new task", value = """
                                            {"courseId": "0197c0de-0000-7000-8000-0000000000b1",
                                             "memberId": "0197c0de-0000-7000-8000-000000000001",
                                             "reason": "You lead the newcomers' group from next month on", "dueOn": "2026-12-15"}""")))
    @APIResponse(
            responseCode = "201",
            description = "The assignment",
            content =
                    @Content(
                            schema = @Schema(implementation = Assignment.class),
                            examples = @ExampleObject(name = "assigned", value = ASSIGNED)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Assignment> assignTrainingCourse(
            @RestPath UUID communityId, @Valid @NotNull AssignCourse request) throws SQLException {
        var made = assignments.assign(communityId, request);
        var location = URI.create("/v1/communities/" + communityId + "/training-assignments/" + made.id());
        return ResponseBuilder.<Assignment>created(location).entity(made).build();
    }

    /** The course was taken. */
    @POST
    @Path("/{assignmentId}/complete")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("training:write")
    @Idempotent
    @Operation(
            operationId = "completeTrainingAssignment",
            summary = "Say that a course was taken (完成培训)",
            description = "Also after its last day. 409 `invalid-transition` when it ended already.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = EndAssignment.class),
                            examples =
                                    @ExampleObject(
                                            name = "passed",
                                            value = "{\"note\": \"Passed the test with 9 of 10\"}")))
    @APIResponse(
            responseCode = "200",
            description = "The assignment, completed",
            content =
                    @Content(
                            schema = @Schema(implementation = Assignment.class),
                            examples = @ExampleObject(name = "completed", value = COMPLETED)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Assignment> completeTrainingAssignment(
            @RestPath UUID communityId, @RestPath UUID assignmentId, @Valid @NotNull EndAssignment end)
            throws SQLException {
        return RestResponse.ok(assignments.end(communityId, assignmentId, AssignmentState.COMPLETED, end.note()));
    }

    /** The course is not to be taken after all. */
    @POST
    @Path("/{assignmentId}/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("training:write")
    @Idempotent
    @Operation(
            operationId = "cancelTrainingAssignment",
            summary = "Say that a course is not to be taken (取消培训)",
            description =
                    "It is not assigned again for the same evaluation. 409 `invalid-transition` when it ended already.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = EndAssignment.class),
                            examples = @ExampleObject(name = "ill", value = "{\"note\": \"Was ill in October\"}")))
    @APIResponse(
            responseCode = "200",
            description = "The assignment, cancelled",
            content =
                    @Content(
                            schema = @Schema(implementation = Assignment.class),
                            examples = @ExampleObject(name = "cancelled", value = CANCELLED)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<Assignment> cancelTrainingAssignment(
            @RestPath UUID communityId, @RestPath UUID assignmentId, @Valid @NotNull EndAssignment end)
            throws SQLException {
        return RestResponse.ok(assignments.end(communityId, assignmentId, AssignmentState.CANCELLED, end.note()));
    }

    /** The assignments of a community. */
    @GET
    @Needs("training:read")
    @Operation(operationId = "listTrainingAssignments", summary = "List assignments of courses, latest first (培训任务)")
    @APIResponse(
            responseCode = "200",
            description = "A page of assignments",
            content =
                    @Content(examples = @ExampleObject(name = "one to do", value = "{\"items\": [" + ASSIGNED + "]}")))
    public Page<Assignment> listTrainingAssignments(
            @RestPath UUID communityId,
            @Parameter(description = "Only those in this state.") @RestQuery @Nullable AssignmentState state,
            @Parameter(description = "Only those of this course (培训课程).") @RestQuery @Nullable UUID courseId,
            @Parameter(description = "Only those of this member (会员).") @RestQuery @Nullable UUID memberId,
            @Parameter(
                            description =
                                    "Only those whose last day lies before this one; with `state=ASSIGNED` what is overdue (逾期).",
                            example = "2026-11-21")
                    @RestQuery
                    @Nullable LocalDate dueBefore,
            @BeanParam PageQuery page)
            throws SQLException {
        var before = cursors.decode(page, Key.class).map(Key::id).orElse(NEWEST);
        var filter = new AssignmentFilter(state, courseId, memberId, dueBefore);
        return cursors.page(
                assignments.page(communityId, filter, before, page.limit() + 1), page, one -> new Key(one.id()));
    }

    /** One assignment. */
    @GET
    @Path("/{assignmentId}")
    @Needs("training:read")
    @Operation(operationId = "getTrainingAssignment", summary = "Read an assignment of a course (培训任务)")
    @APIResponse(
            responseCode = "200",
            description = "The assignment",
            content =
                    @Content(
                            schema = @Schema(implementation = Assignment.class),
                            examples = @ExampleObject(name = "assigned", value = ASSIGNED)))
    public RestResponse<Assignment> getTrainingAssignment(@RestPath UUID communityId, @RestPath UUID assignmentId)
            throws SQLException {
        var assignment = assignments.get(communityId, assignmentId);
        return preconditions.answer(assignment, assignment.state().name());
    }
}
