package org.communityops.incentive.fairness;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.incentive.currency.Currency;
import org.communityops.incentive.ranking.Leaderboards;
import org.communityops.kit.access.Needs;
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
import org.jspecify.annotations.Nullable;

/** The fairness report over HTTP. */
@Path("/v1/communities/{communityId}/fairness")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "fair play", description = "What looks like unfair play, and how evenly points are shared (公平性).")
class FairnessResource {
    private final Leaderboards leaderboards;

    FairnessResource(Leaderboards leaderboards) {
        this.leaderboards = leaderboards;
    }

    /** How evenly the points of a period are shared. */
    @GET
    @Needs("fair-play:read")
    @Operation(
            operationId = "getFairness",
            summary = "How evenly points are shared (公平性报告)",
            description =
                    "Among the members who earned any points in the period, by rules and grants: the share of each tenth of them, and the Gini coefficient (基尼系数). Spending does not count.")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content =
                    @Content(
                            schema = @Schema(implementation = FairnessView.class),
                            examples = @ExampleObject(name = "10, 20, 30 and 40 points", value = """
                                    {"period": "2026-11", "currency": "points", "members": 4, "total": 100, "gini": 0.25,
                                     "deciles": [{"decile": 1, "share": 0.04}, {"decile": 2, "share": 0.04}, {"decile": 3, "share": 0.06},
                                                 {"decile": 4, "share": 0.08}, {"decile": 5, "share": 0.08}, {"decile": 6, "share": 0.12},
                                                 {"decile": 7, "share": 0.12}, {"decile": 8, "share": 0.14}, {"decile": 9, "share": 0.16},
                                                 {"decile": 10, "share": 0.16}]}""")))
    public FairnessView getFairness(
            @RestPath UUID communityId,
            @Parameter(
                            description =
                                    "`2026-11-20`, `2026-W47` (ISO week), `2026-11`, `2026-Q4`, `2026` or `all`; `all` when absent.",
                            example = "2026-11")
                    @RestQuery
                    @Nullable String period,
            @Parameter(
                            description = "Kind of points (积分种类).",
                            schema = @Schema(type = SchemaType.STRING, defaultValue = "points"))
                    @RestQuery
                    @Nullable String currency)
            throws SQLException {
        var when = period == null ? "all" : period;
        var what = currency == null ? Currency.POINTS : currency;
        return FairnessView.of(when, what, leaderboards.membersByAmount(communityId, when, what));
    }
}
