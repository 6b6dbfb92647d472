package org.communityops.kpi.conversion;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
import org.communityops.kit.http.Preconditions;
import org.communityops.kpi.community.Communities;
import org.communityops.kpi.funnel.Funnels;
import org.communityops.kpi.period.DayRangeQuery;
import org.communityops.kpi.population.PopulationQuery;
import org.communityops.kpi.population.PopulationQuery.By;
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
import org.jspecify.annotations.Nullable;

/** The results of funnels over HTTP. */
@Path("/v1/communities/{communityId}/funnels/{id}/result")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "funnels")
class ConversionResource {
    private static final UUID BEGINNING = new UUID(0, 0);
    private static final String STEPS = """
            "steps": [{"name": "joined", "members": 52, "alone": 52, "lost": 0, "rateFromPrevious": 1.0, "rateFromFirst": 1.0},
                      {"name": "firstReply", "members": 32, "alone": 32, "lost": 20, "rateFromPrevious": 0.615385,
                       "rateFromFirst": 0.615385, "medianSecondsFromPrevious": 86400, "p90SecondsFromPrevious": 259200}]""";
    private static final String RESULT = """
            {"timeZone": "Asia/Shanghai", "cutOff": "2026-08-21", "pathLength": 1, "longPath": false, """ + STEPS + "}";
    private static final String BY_CHANNEL =
            """
            {"timeZone": "Asia/Shanghai", "cutOff": "2026-08-21", "pathLength": 1, "longPath": false, """ + STEPS + ", \"parts\": [{\"kind\": \"NAMED\", \"name\": \"weibo\", " + STEPS + "}]}";
    private static final String MEMBERS = """
            {"items": [{"memberId": "0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b"}]}""";

    private final Communities communities;
    private final Funnels funnels;
    private final ConversionService conversions;
    private final Cursors cursors;
    private final Preconditions preconditions;

    ConversionResource(
            Communities communities,
            Funnels funnels,
            ConversionService conversions,
            Cursors cursors,
            Preconditions preconditions) {
        this.communities = communities;
        this.funnels = funnels;
        this.conversions = conversions;
        this.cursors = cursors;
        this.preconditions = preconditions;
    }

    /** The figures of a funnel. */
    @GET
    @Needs("funnels:read")
    @Operation(
            operationId = "getFunnelResult",
            summary = "How many members reach each step",
            description =
                    "With `from` or `to` only members whose first step lies on a day of the range. `by` shows the same of each channel of arrival or variant beside the whole.")
    @APIResponse(
            responseCode = "200",
            description = "The steps with their figures",
            content =
                    @Content(
                            schema = @Schema(implementation = FunnelResult.class),
                            examples = {
                                @ExampleObject(name = "two steps", value = RESULT),
                                @ExampleObject(name = "by channel", value = BY_CHANNEL)
                            }))
    public RestResponse<FunnelResult> getFunnelResult(
            @RestPath UUID communityId,
            @RestPath UUID id,
            @BeanParam DayRangeQuery range,
            @BeanParam PopulationQuery query,
            @Parameter(
                            description =
                                    "What the result is divided by (分解): channel of arrival, or variant of the `experiment`.",
                            example = "channel",
                            schema = @Schema(enumeration = {"channel", "variant"}))
                    @RestQuery
                    @Nullable String by)
            throws SQLException {
        var community = communities.get(communityId);
        var result = conversions.result(community, funnels.get(community, id), range, query, By.of(by));
        return preconditions.answer(result, Long.toString(community.revision()));
    }

    record Key(UUID memberId) {}

    /** The members behind a figure. */
    @GET
    @Path("/members")
    @Needs("funnel-members:read")
    @Operation(
            operationId = "listFunnelMembers",
            summary = "The members behind a figure of a funnel (漏斗成员)",
            description = "With the same parameters as the result. Ids only, by id.")
    @APIResponse(
            responseCode = "200",
            description = "A page of members",
            content =
                    @Content(
                            schema = @Schema(implementation = FunnelMember.PageView.class),
                            examples = @ExampleObject(name = "one member", value = MEMBERS)))
    public Page<FunnelMember> listFunnelMembers(
            @RestPath UUID communityId,
            @RestPath UUID id,
            @BeanParam MembersQuery wanted,
            @BeanParam DayRangeQuery range,
            @BeanParam PopulationQuery query,
            @BeanParam PageQuery page)
            throws SQLException {
        var community = communities.get(communityId);
        var funnel = funnels.get(community, id);
        var after = cursors.decode(page, Key.class).map(Key::memberId).orElse(BEGINNING);
        var found = conversions.members(community, funnel, range, query, wanted, after, page.limit() + 1).stream()
                .map(FunnelMember::new)
                .toList();
        return cursors.page(found, page, member -> new Key(member.memberId()));
    }
}
