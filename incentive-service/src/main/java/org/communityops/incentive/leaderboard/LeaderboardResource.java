package org.communityops.incentive.leaderboard;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.incentive.currency.Currency;
import org.communityops.kit.access.Needs;
import org.communityops.kit.problem.ProblemException;
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

/** Leaderboards over HTTP. */
@Path("/v1/communities/{communityId}/leaderboards")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "leaderboards", description = "Who earned how much in a period (排行榜).")
class LeaderboardResource {
    private static final int DEFAULT_LIMIT = 50;
    private static final int GREATEST_LIMIT = 500;

    private final Leaderboards leaderboards;

    LeaderboardResource(Leaderboards leaderboards) {
        this.leaderboards = leaderboards;
    }

    /** The best of a period. */
    @GET
    @Path("/{period}")
    @Needs("leaderboards:read")
    @Operation(
            operationId = "getLeaderboard",
            summary = "Who earned most in a period (排行榜)",
            description =
                    "Points earned by rules and grants on the local days of the period; spending does not lower them. Members who earned nothing are not listed.")
    @APIResponse(
            responseCode = "200",
            description = "The board",
            content =
                    @Content(
                            schema = @Schema(implementation = LeaderboardView.class),
                            examples = @ExampleObject(name = "a month", value = """
                                                    {"period": "2026-11", "currency": "points", "items": [
                                                      {"rank": 1, "memberId": "0197c0de-0000-7000-8000-000000000001", "amount": 120},
                                                      {"rank": 2, "memberId": "0197c0de-0000-7000-8000-000000000002", "amount": 95}]}""")))
    public LeaderboardView getLeaderboard(
            @RestPath UUID communityId,
            @Parameter(
                            description = "`2026-11-20`, `2026-W47` (ISO week), `2026-11`, `2026-Q4`, `2026` or `all`.",
                            example = "2026-11")
                    @RestPath
                    String period,
            @Parameter(
                            description = "Kind of points (积分种类).",
                            schema = @Schema(type = SchemaType.STRING, defaultValue = "points"))
                    @RestQuery
                    @Nullable String currency,
            @Parameter(
                            description = "How many places at most, 1 to 500.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "500",
                                            defaultValue = "50"))
                    @RestQuery
                    @Nullable String limit)
            throws SQLException {
        return leaderboards.top(communityId, period, currency == null ? Currency.POINTS : currency, limit(limit));
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        try {
            var limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= GREATEST_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException ignored) {
            // said below, together with what is out of bounds
        }
        throw ProblemException.badParameter("limit", "limit is a whole number from 1 to " + GREATEST_LIMIT);
    }
}
