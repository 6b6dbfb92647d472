package org.communityops.kpi.retention;

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
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
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
    private static final int MOST_PERIODS = 366;
    private static final String MONTHS = """
            {"cohort": "MONTH", "basis": "JOINED", "mode": "ON", "minDays": 1, "timeZone": "Asia/Shanghai", "cutOff": "2026-08-21",
             "items": [{"cohort": "2026-05", "size": 21, "active": [21, 15, 11, 11]},
                       {"cohort": "2026-06", "size": 13, "active": [13, 4, 4]}]}""";
    private static final String MEMBERS = """
            {"items": [{"memberId": "0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b"}]}""";
    private static final UUID BEGINNING = new UUID(0, 0);

    private final Communities communities;
    private final RetentionService retention;
    private final Cursors cursors;
    private final Preconditions preconditions;

    RetentionResource(
            Communities communities, RetentionService retention, Cursors cursors, Preconditions preconditions) {
        this.communities = communities;
        this.retention = retention;
        this.cursors = cursors;
        this.preconditions = preconditions;
    }

    /** The retention triangle. */
    @GET
    @Needs("metrics:read")
    @Operation(
            operationId = "getRetention",
            summary = "How many of those who joined together are active later",
            description =
                    "Cohorts by day, week or month of joining, or of the first activity, for the periods that hold a day from `from` to `to`; only those with members.")
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
            @BeanParam CohortQuery query,
            @BeanParam DayRangeQuery range,
            @Parameter(
                            description = "How many periods after that of the cohort, 1 to 366.",
                            example = "12",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "366",
                                            defaultValue = "52"))
                    @RestQuery
                    @DefaultValue("52")
                    int periods)
            throws SQLException {
        if (periods < 1 || periods > MOST_PERIODS) {
            throw ProblemException.invalid("periods", "range", "periods is a number from 1 to " + MOST_PERIODS);
        }
        var definition = query.definition(granularity(cohort));
        var community = communities.get(communityId);
        var view = retention.retention(community, definition, range, periods);
        return preconditions.answer(view, Long.toString(community.revision()));
    }

    record Key(UUID memberId) {}

    /** The members behind a cell. */
    @GET
    @Path("/{cohort}/{n}/members")
    @Needs("retention-members:read")
    @Operation(
            operationId = "listRetainedMembers",
            summary = "The members behind a cell of the retention triangle (留存成员)",
            description =
                    "Those of the cohort who count for the period that lies `n` periods after it, with the same parameters as the triangle. Ids only, by id.")
    @APIResponse(
            responseCode = "200",
            description = "A page of members",
            content =
                    @Content(
                            schema = @Schema(implementation = CellMember.PageView.class),
                            examples = @ExampleObject(name = "one member", value = MEMBERS)))
    public Page<CellMember> listRetainedMembers(
            @RestPath UUID communityId,
            @Parameter(
                            description =
                                    "The period of the cohort: a day (2026-05-04), week (2026-W19) or month (2026-05).",
                            example = "2026-05")
                    @RestPath
                    String cohort,
            @Parameter(
                            description = "How many periods after that of the cohort, 0 to 366.",
                            example = "1",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "366"))
                    @RestPath
                    int n,
            @BeanParam CohortQuery query,
            @BeanParam PageQuery page)
            throws SQLException {
        if (n < 0 || n > MOST_PERIODS) {
            throw ProblemException.invalid("n", "range", "n is a number from 0 to " + MOST_PERIODS);
        }
        var period = CohortQuery.cohort(cohort);
        var definition = query.definition(period.granularity());
        var after = cursors.decode(page, Key.class).map(Key::memberId).orElse(BEGINNING);
        var found =
                retention.members(communities.get(communityId), definition, period, n, after, page.limit() + 1).stream()
                        .map(CellMember::new)
                        .toList();
        return cursors.page(found, page, member -> new Key(member.memberId()));
    }

    private static Granularity granularity(String cohort) {
        return Arrays.stream(Granularity.values())
                .filter(granularity -> CohortQuery.COHORTS.contains(granularity)
                        && granularity.name().equals(cohort))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("cohort", "unknown", "cohort is DAY, WEEK or MONTH"));
    }
}
