package org.communityops.incentive.planreport;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Reports on plans over HTTP. */
@Path("/v1/communities/{communityId}/plans/{planId}/report")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "plans", description = "Points that may be given in a stretch of time, out of a budget (奖励计划).")
class PlanReportResource {
    private final PlanReports reports;

    PlanReportResource(PlanReports reports) {
        this.reports = reports;
    }

    /** How long the stretches of a series are. */
    @Schema(name = "PlanReportGranularity")
    enum Granularity {
        DAY(1),
        WEEK(7);

        private final int days;

        Granularity(int days) {
            this.days = days;
        }
    }

    /** What came of a plan. */
    @GET
    @Needs("plans:read")
    @Operation(
            operationId = "getPlanReport",
            summary = "What a plan paid, and what came of it (效果报告)",
            description =
                    "How active members were while the plan ran, against as many days right before it, and against members that it did not reach. Who joined after those days began is in neither group. Numbers as of now: they are no proof of a cause, which takes an experiment.")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content =
                    @Content(
                            schema = @Schema(implementation = PlanReport.class),
                            examples = @ExampleObject(name = "two days", value = """
                                    {"planId": "0197c0de-0000-7000-8000-0000000000f1", "state": "ENDED", "currency": "points",
                                     "budget": 100, "paid": 60, "shareOfBudget": 0.6, "awards": 3, "members": 2,
                                     "cost": {"amount": 30.00, "currency": "CNY"},
                                     "days": [{"day": "2026-11-20", "points": 60, "awards": 3, "members": 2}],
                                     "effect": {"from": "2026-11-20", "to": "2026-11-21", "days": 2,
                                                "reached": {"members": 2, "before": 4, "during": 12, "rateBefore": 1.0,
                                                            "rateDuring": 3.0, "change": 2.0},
                                                "others": {"members": 4, "before": 8, "during": 10, "rateBefore": 1.0,
                                                           "rateDuring": 1.25, "change": 0.25},
                                                "differenceInDifferences": 1.75,
                                                "series": [{"from": "2026-11-18", "to": "2026-11-19", "reached": 4, "others": 8},
                                                           {"from": "2026-11-20", "to": "2026-11-21", "reached": 12, "others": 10}]}}""")))
    public PlanReport getPlanReport(
            @RestPath UUID communityId,
            @RestPath UUID planId,
            @Parameter(description = "How long the stretches of the series are.") @RestQuery @DefaultValue("DAY")
                    Granularity granularity)
            throws SQLException {
        return reports.of(communityId, planId, granularity.days);
    }
}
