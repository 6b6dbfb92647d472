package org.communityops.kpi.explain;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
import org.communityops.kit.http.Preconditions;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kpi.community.Communities;
import org.communityops.kpi.ownmetric.CommunityMetrics;
import org.communityops.kpi.period.DayRangeQuery;
import org.communityops.kpi.series.FormQuery;
import org.communityops.kpi.series.Lines;
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

/** Explanations over HTTP. */
@Path("/v1/communities/{communityId}/metrics/{metric}/explain")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "metrics", description = "What is measured, and its values (指标).")
class ExplainResource {
    private static final String EXPLANATION = """
            {"definition": {"id": "reply_ratio", "version": 1, "label": {"en": "Reply ratio", "zh": "回复率"},
              "question": {"en": "How much of what is said is an answer?", "zh": "消息中有多少是回复？"},
              "dimension": "INTERACTION", "unit": "RATIO", "direction": "HIGHER_IS_BETTER",
              "definition": "Replies of the period divided by its messages.", "numerator": "replies",
              "denominator": "messages", "granularities": ["DAY", "WEEK", "MONTH", "QUARTER", "YEAR"], "variants": [],
              "breakdowns": ["CHANNEL"]},
             "granularity": "DAY", "timeZone": "Asia/Shanghai", "cutOff": "2026-05-01",
             "items": [{"period": "2026-05-01", "partial": false,
                        "value": {"value": 0.5, "numerator": 1, "denominator": 2}, "parts": []}],
             "inputs": [{"measure": "message.posted", "days": [{"day": "2026-05-01", "count": 2, "members": 2}]},
                        {"measure": "message.posted#reply", "days": [{"day": "2026-05-01", "count": 1, "members": 1}]}]}""";
    private static final String MEMBERS = """
            {"items": [{"memberId": "0197a3c2-8c1e-5b7e-9f00-5a6f0e1d2c3b", "days": ["2026-05-01"]}]}""";
    private static final String VARIANT = "The variant, for a metric that has several: `exact` or `within`.";
    private static final String VERSION = "A version of the definition (版本); the one in force when left out.";

    private final Communities communities;
    private final CommunityMetrics metrics;
    private final Lines lines;
    private final ExplainService explain;
    private final Cursors cursors;
    private final Preconditions preconditions;

    ExplainResource(
            Communities communities,
            CommunityMetrics metrics,
            Lines lines,
            ExplainService explain,
            Cursors cursors,
            Preconditions preconditions) {
        this.communities = communities;
        this.metrics = metrics;
        this.lines = lines;
        this.explain = explain;
        this.cursors = cursors;
        this.preconditions = preconditions;
    }

    /** What stands behind values. */
    @GET
    @Needs("metrics:read")
    @Operation(
            operationId = "explainMetric",
            summary = "What stands behind the values of a metric (解释)",
            description =
                    "The definition, each value with what it was divided from, the parts of an own metric, and the rollups that were read, day by day.")
    @APIResponse(
            responseCode = "200",
            description = "The explanation",
            content =
                    @Content(
                            schema = @Schema(implementation = Explanation.class),
                            examples = @ExampleObject(name = "reply ratio", value = EXPLANATION)))
    public RestResponse<Explanation> explainMetric(
            @RestPath UUID communityId,
            @Parameter(description = "The name of the metric.", example = "reply_ratio") @RestPath String metric,
            @BeanParam DayRangeQuery range,
            @BeanParam FormQuery form,
            @Parameter(description = VARIANT, example = "within", schema = @Schema(enumeration = {"exact", "within"}))
                    @RestQuery
                    @Nullable String variant,
            @Parameter(description = VERSION, example = "1") @RestQuery @Nullable Integer version) {
        var community = communities.get(communityId);
        var wanted = metrics.get(community.id(), metric, version);
        var view = explain.explain(community, wanted, lines.days(community, range), form, variant);
        return preconditions.answer(
                view, community.revision() + "-" + view.definition().version());
    }

    /** The members behind a value. */
    @GET
    @Path("/members")
    @Needs("metrics:explain")
    @Operation(
            operationId = "listMembersBehind",
            summary = "The members behind a value",
            description =
                    "Their ids, with the days on which they did what is counted. Behind a number of events stand the members who caused them; an own metric is explained by its parts.")
    @APIResponse(
            responseCode = "200",
            description = "A page of members",
            content =
                    @Content(
                            schema = @Schema(implementation = MemberEvidence.PageView.class),
                            examples = @ExampleObject(name = "one member", value = MEMBERS)))
    public Page<MemberEvidence> listMembersBehind(
            @RestPath UUID communityId,
            @Parameter(description = "The name of the metric.", example = "reply_ratio") @RestPath String metric,
            @Parameter(
                            description = "The period (周期) of the value, one that the metric has.",
                            example = "2026-05",
                            required = true)
                    @RestQuery
                    @Nullable String period,
            @Parameter(
                            description =
                                    "The side of the fraction: NUMERATOR (分子), which is the default, or DENOMINATOR (分母).",
                            example = "DENOMINATOR",
                            schema = @Schema(enumeration = {"NUMERATOR", "DENOMINATOR"}))
                    @RestQuery
                    @Nullable String side,
            @Parameter(
                            description = "The currency (货币) of a metric in money.",
                            example = "CNY",
                            schema = @Schema(pattern = "^[A-Z]{3}$"))
                    @RestQuery
                    @Nullable String currency,
            @Parameter(description = VARIANT, example = "within", schema = @Schema(enumeration = {"exact", "within"}))
                    @RestQuery
                    @Nullable String variant,
            @Parameter(description = VERSION, example = "1") @RestQuery @Nullable Integer version,
            @BeanParam PageQuery page) {
        var atMost = page.limit() + 1;
        var after = cursors.decode(page, Integer.class).orElse(-1);
        var community = communities.get(communityId);
        var wanted = metrics.get(community.id(), metric, version);
        if (period == null) {
            throw ProblemException.invalid("period", "not-null", "period is missing");
        }
        var found = explain.members(community, wanted, period, Side.parse(side), currency, variant, after, atMost);
        var numbered = cursors.page(found, page, ExplainService.Found::number);
        return new Page<>(
                numbered.items().stream().map(ExplainService.Found::member).toList(), numbered.next());
    }
}
