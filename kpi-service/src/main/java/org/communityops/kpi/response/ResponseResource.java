package org.communityops.kpi.response;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Preconditions;
import org.communityops.kpi.community.Communities;
import org.communityops.kpi.period.DayRangeQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Response times over HTTP. */
@Path("/v1/communities/{communityId}/response-times")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "metrics", description = "What is measured, and its values (指标).")
class ResponseResource {
    private static final String TIMES = """
            {"responses": 2, "withinHour": 1, "withinDay": 2, "meanSeconds": 4500.0, "medianSeconds": 4500.0,
             "p90Seconds": 6660.0}""";
    private static final String RESPONSES = """
            {"asked": "ALL", "from": "2026-05-01", "to": "2026-05-31", "windowDays": 7, "timeZone": "Asia/Shanghai",
             "cutOff": "2026-08-21", "asks": 3, "total":\s""" + TIMES + """
            , "responders": [{"memberId": "0197a3c2-8c1e-5b7e-9f00-5a6f0e1d2c3b", "times":\s""" + TIMES + "}]}";

    private final Communities communities;
    private final ResponseService responses;
    private final Preconditions preconditions;

    ResponseResource(Communities communities, ResponseService responses, Preconditions preconditions) {
        this.communities = communities;
        this.responses = responses;
        this.preconditions = preconditions;
    }

    /** How soon questions and threads get a first response. */
    @GET
    @Needs("metrics:explain")
    @Operation(
            operationId = "getResponseTimes",
            summary = "How soon questions and threads get a first response, and from whom (首次响应)",
            description =
                    "For each `question.asked` and `thread.started` of the days that names a topic: the first `message.posted` of another member in the same channel and topic, not before it and within the window. What nobody has answered yet counts in `asks` only.")
    @APIResponse(
            responseCode = "200",
            description = "The response times",
            content =
                    @Content(
                            schema = @Schema(implementation = ResponseView.class),
                            examples = @ExampleObject(name = "one responder", value = RESPONSES)))
    public RestResponse<ResponseView> getResponseTimes(
            @RestPath UUID communityId,
            @BeanParam DayRangeQuery days,
            @Parameter(
                            description = "QUESTIONS (提问), THREADS (话题) or ALL; ALL when left out.",
                            example = "QUESTIONS",
                            schema = @Schema(enumeration = {"ALL", "QUESTIONS", "THREADS"}))
                    @RestQuery
                    @Nullable String asked,
            @Parameter(
                            description =
                                    "Within how many days of 24 hours a response counts, 1 to 90; 7 when left out.",
                            example = "7",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "90",
                                            defaultValue = "7"))
                    @RestQuery
                    @Nullable Integer windowDays)
            throws SQLException {
        var community = communities.get(communityId);
        var view = responses.responses(community, days, asked, windowDays);
        return preconditions.answer(view, Long.toString(community.revision()));
    }
}
