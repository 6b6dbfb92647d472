package org.communityops.incentive.course;

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

/** Training courses over HTTP. */
@Path("/v1/communities/{communityId}/training-courses")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "training", description = "What operators learn, and who is to learn it (培训).")
class CourseResource {
    private static final UUID NEWEST = new UUID(-1, -1);
    private static final String SETTINGS = """
            {"name": "Answering within an hour", "link": "https://learn.example/answering",
             "indicator": "first_response_seconds_median", "below": 60, "dueDays": 14}""";
    private static final String COURSE = """
            {"id": "0197c0de-0000-7000-8000-0000000000b1", "name": "Answering within an hour",
             "link": "https://learn.example/answering", "indicator": "first_response_seconds_median", "below": 60, "dueDays": 14,
             "state": "ACTIVE", "createdAt": "2026-11-20T02:15:00.120004Z"}""";

    private final Courses courses;
    private final Cursors cursors;
    private final Preconditions preconditions;
    private final MergePatches patches;

    CourseResource(Courses courses, Cursors cursors, Preconditions preconditions, MergePatches patches) {
        this.courses = courses;
        this.cursors = cursors;
        this.preconditions = preconditions;
        this.patches = patches;
    }

    record Key(UUID id) {}

    /** Adds a course. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs("training:write")
    @Idempotent
    @Operation(
            operationId = "createTrainingCourse",
            summary = "Add a training course (新增培训课程)",
            description =
                    "With an indicator it is assigned by itself to operators whose final evaluation shows that indicator weak.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CourseSettings.class),
                            examples = @ExampleObject(name = "for slow answers", value = SETTINGS)))
    @APIResponse(
            responseCode = "201",
            description = "The course; Location names it",
            content =
                    @Content(
                            schema = @Schema(implementation = CourseView.class),
                            examples = @ExampleObject(name = "for slow answers", value = COURSE)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<CourseView> createTrainingCourse(
            @RestPath UUID communityId, @Valid @NotNull CourseSettings settings) throws SQLException {
        var made = courses.create(communityId, settings);
        var location = URI.create("/v1/communities/" + communityId + "/training-courses/" + made.id());
        return ResponseBuilder.<CourseView>created(location)
                .header("ETag", Preconditions.quoted(tag(made)))
                .entity(CourseView.of(made))
                .build();
    }

    /** The courses of a community. */
    @GET
    @Needs("training:read")
    @Operation(operationId = "listTrainingCourses", summary = "List training courses, newest first (培训课程)")
    @APIResponse(
            responseCode = "200",
            description = "A page of courses",
            content = @Content(examples = @ExampleObject(name = "courses", value = "{\"items\": [" + COURSE + "]}")))
    public Page<CourseView> listTrainingCourses(
            @RestPath UUID communityId,
            @Parameter(description = "Only those in this state.") @RestQuery @Nullable CourseState state,
            @BeanParam PageQuery page)
            throws SQLException {
        var before = cursors.decode(page, Key.class).map(Key::id).orElse(NEWEST);
        var found = courses.page(communityId, state, before, page.limit() + 1).stream()
                .map(CourseView::of)
                .toList();
        return cursors.page(found, page, course -> new Key(course.id()));
    }

    /** One course. */
    @GET
    @Path("/{courseId}")
    @Needs("training:read")
    @Operation(operationId = "getTrainingCourse", summary = "Read a training course (培训课程)")
    @APIResponse(
            responseCode = "200",
            description = "The course",
            content =
                    @Content(
                            schema = @Schema(implementation = CourseView.class),
                            examples = @ExampleObject(name = "for slow answers", value = COURSE)))
    public RestResponse<CourseView> getTrainingCourse(@RestPath UUID communityId, @RestPath UUID courseId)
            throws SQLException {
        return answer(courses.get(communityId, courseId));
    }

    /** Changes a course. */
    @PATCH
    @Path("/{courseId}")
    @Consumes(MergePatches.MEDIA_TYPE)
    @Needs("training:write")
    @Operation(
            operationId = "updateTrainingCourse",
            summary = "Change a training course, or retire it (停开)",
            description = "What was assigned stays assigned.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MergePatches.MEDIA_TYPE,
                            schema = @Schema(implementation = CourseSettings.class),
                            examples = @ExampleObject(name = "retired", value = "{\"state\": \"RETIRED\"}")))
    @APIResponse(
            responseCode = "200",
            description = "The course as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = CourseView.class),
                            examples = @ExampleObject(name = "for slow answers", value = COURSE)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<CourseView> updateTrainingCourse(
            @RestPath UUID communityId, @RestPath UUID courseId, @NotNull JsonNode patch) throws SQLException {
        return answer(courses.change(
                communityId,
                courseId,
                version -> preconditions.require(String.valueOf(version)),
                settings -> patches.apply(patch, settings, CourseSettings.class)));
    }

    private RestResponse<CourseView> answer(Course found) {
        return preconditions.answer(CourseView.of(found), tag(found));
    }

    private static String tag(Course course) {
        return String.valueOf(course.version());
    }
}
