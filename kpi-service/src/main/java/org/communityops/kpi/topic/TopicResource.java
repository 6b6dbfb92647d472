package org.communityops.kpi.topic;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Preconditions;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.community.Communities;
import org.communityops.kpi.period.DayRangeQuery;
import org.communityops.kpi.period.Granularity;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Topics over HTTP. */
@Path("/v1/communities/{communityId}/topic-participation")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "topics", description = "How members take part in topics (话题参与).")
class TopicResource {
    private static final String EXAMPLE = """
            {"definition": "topic_participation", "version": 1, "granularity": "MONTH", "timeZone": "Asia/Shanghai",
             "cutOff": "2026-08-21",
             "items": [{"period": "2026-05", "partial": true, "activeTopics": 13, "sharedTopics": 13, "topicPosters": 14,
                        "participations": 32, "membersPerTopic": 2.461538, "topicsPerPoster": 2.285714, "newTopics": 13,
                        "answered": 13, "answeredWithinDay": 12, "answerRate": 1.0, "medianAnswerSeconds": 2796,
                        "posters": 20, "busiestPosters": 2, "busiestShare": 0.387387}]}""";

    private final Communities communities;
    private final TopicService topics;
    private final Preconditions preconditions;

    TopicResource(Communities communities, TopicService topics, Preconditions preconditions) {
        this.communities = communities;
        this.topics = topics;
        this.preconditions = preconditions;
    }

    /** Topics by period. */
    @GET
    @Needs("metrics:read")
    @Operation(
            operationId = "getTopicParticipation",
            summary = "How members take part in topics",
            description =
                    "A topic is what an event names as `data.topic`. It is active where it has a message; it is answered when another member than the one who started it (`thread.started`) writes in it, however much later. `from` and `to` choose whole periods, those that hold one of their days.")
    @APIResponse(
            responseCode = "200",
            description = "The periods, oldest first",
            content =
                    @Content(
                            schema = @Schema(implementation = TopicsView.class),
                            examples = @ExampleObject(name = "one month", value = EXAMPLE)))
    public RestResponse<TopicsView> getTopicParticipation(
            @RestPath UUID communityId,
            @Parameter(
                            description = "How long a period is (粒度): DAY, WEEK, MONTH, QUARTER or YEAR.",
                            example = "MONTH",
                            schema =
                                    @Schema(
                                            enumeration = {"DAY", "WEEK", "MONTH", "QUARTER", "YEAR"},
                                            defaultValue = "MONTH"))
                    @RestQuery
                    @DefaultValue("MONTH")
                    String granularity,
            @BeanParam DayRangeQuery range)
            throws SQLException {
        var length = Arrays.stream(Granularity.values())
                .filter(known -> known.name().equals(granularity))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "granularity", "unknown", "granularity is DAY, WEEK, MONTH, QUARTER or YEAR"));
        var community = communities.get(communityId);
        return preconditions.answer(
                topics.participation(community, length, range), Long.toString(community.revision()));
    }
}
