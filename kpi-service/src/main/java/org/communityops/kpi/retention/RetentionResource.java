package org.communityops.kpi.retention;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Preconditions;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.community.Communities;
import org.communityops.kpi.period.DayRangeQuery;
import org.communityops.kpi.period.Granularity;
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

/** Retention over HTTP. */
@Path("/v1/communities/{communityId}/retention")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "retention", description = "Who stays (留存).")
class RetentionResource {
    private static final Set<Granularity> COHORTS = Set.of(Granularity.DAY, Granularity.WEEK, Granularity.MONTH);
    private static final int MOST_PERIODS = 366;
    private static final String MONTHS = """
            {"cohort": "MONTH", "timeZone": "Asia/Shanghai", "cutOff": "2026-08-21",
             "items": [{"cohort": "2026-05", "size": 21, "active": [21, 15, 11, 11]},
                       {"cohort": "2026-06", "size": 13, "active": [13, 4, 4]}]}""";

    private final Communities communities;
    private final RetentionService retention;
    private final Preconditions preconditions;

    RetentionResource(Communities communities, RetentionService retention, Preconditions preconditions) {
        this.communities = communities;
        this.retention = retention;
        this.preconditions = preconditions;
    }

    /** The retention triangle. */
    @GET
    @Needs("metrics:read")
    @Operation(
            operationId = "getRetention",
            summary = "How many of those who joined together are active later",
            description =
                    "Cohorts by day, week or month of joining, for the periods that hold a day from `from` to `to`; only those with joins.")
    @APIResponse(
            responseCode = "200",
            description = "The cohorts, oldest first",
            content =
                    @Content(
                            schema = @Schema(implementation = RetentionView.class),
                            examples = @ExampleObject(name = "two months", value = MONTHS)))
    public RestResponse<RetentionView> getRetention(
            @RestPath UUID communityId,
            @Parameter(
                            description = "How long the periods are: DAY, WEEK or MONTH.",
                            example = "MONTH",
                            schema =
                                    @Schema(
                                            enumeration = {"DAY", "WEEK", "MONTH"},
                                            defaultValue = "WEEK"))
                    @RestQuery
                    @DefaultValue("WEEK")
                    String cohort,
            @BeanParam DayRangeQuery range,
            @Parameter(
                            description = "How many periods after that of the joins, 1 to 366.",
                            example = "12",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "366",
                                            defaultValue = "52"))
                    @RestQuery
                    @DefaultValue("52")
                    int periods) {
        if (periods < 1 || periods > MOST_PERIODS) {
            throw ProblemException.invalid("periods", "range", "periods is a number from 1 to " + MOST_PERIODS);
        }
        var granularity = granularity(cohort);
        var community = communities.get(communityId);
        var view = retention.retention(community, granularity, range, periods);
        return preconditions.answer(view, Long.toString(community.revision()));
    }

    private static Granularity granularity(String cohort) {
        return Arrays.stream(Granularity.values())
                .filter(granularity ->
                        COHORTS.contains(granularity) && granularity.name().equals(cohort))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("cohort", "unknown", "cohort is DAY, WEEK or MONTH"));
    }
}
