package org.communityops.incentive.ranking;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.incentive.currency.Currency;
import org.communityops.kit.access.CurrentCaller;
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

    private static final int DEFAULT_NEIGHBOURS = 2;
    private static final int GREATEST_NEIGHBOURS = 50;

    private final Leaderboards leaderboards;
    private final CurrentCaller caller;

    LeaderboardResource(Leaderboards leaderboards, CurrentCaller caller) {
        this.leaderboards = leaderboards;
        this.caller = caller;
    }

    /** The best of a period. */
    @GET
    @Path("/{period}")
    @Needs("leaderboards:read")
    @Operation(
            operationId = "getLeaderboard",
            summary = "Who earned most in a period (排行榜)",
            description =
                    "Points earned by rules and grants on the local days of the period; spending does not lower them. Members who earned nothing or opted out are not listed.")
    @APIResponse(
            responseCode = "200",
            description = "The board",
            content =
                    @Content(
                            schema = @Schema(implementation = LeaderboardView.class),
                            examples = @ExampleObject(name = "a month", value = """
                                                    {"period": "2026-11", "currency": "points", "items": [
                                                      {"rank": 1, "memberId": "0197c0de-0000-7000-8000-000000000001", "amount": 120, "sharing": 1},
                                                      {"rank": 2, "memberId": "0197c0de-0000-7000-8000-000000000002", "amount": 95, "sharing": 1}]}""")))
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
        var places = limit == null ? DEFAULT_LIMIT : wholeNumber("limit", limit, 1, GREATEST_LIMIT);
        return leaderboards.top(communityId, period, currency == null ? Currency.POINTS : currency, places);
    }

    /** Where a member stands. */
    @GET
    @Path("/{period}/members/{memberId}")
    @Needs("leaderboards:read")
    @Operation(
            operationId = "getMemberPlace",
            summary = "Where a member stands, and who stands around (我的排名)",
            description =
                    "A member who opted out has a rank, too, but only for the owner and front ends; for others it is not found.")
    @APIResponse(
            responseCode = "200",
            description = "The member's place and neighbours",
            content =
                    @Content(
                            schema = @Schema(implementation = MemberPlaceView.class),
                            examples = @ExampleObject(name = "second", value = """
                                                    {"period": "2026-11", "currency": "points", "memberId": "0197c0de-0000-7000-8000-000000000002",
                                                     "amount": 95, "rank": 2, "sharing": 1, "listed": true, "neighbours": [
                                                      {"rank": 1, "memberId": "0197c0de-0000-7000-8000-000000000001", "amount": 120, "sharing": 1},
                                                      {"rank": 3, "memberId": "0197c0de-0000-7000-8000-000000000003", "amount": 90, "sharing": 4}]}""")))
    public MemberPlaceView getMemberPlace(
            @RestPath UUID communityId,
            @Parameter(
                            description = "`2026-11-20`, `2026-W47` (ISO week), `2026-11`, `2026-Q4`, `2026` or `all`.",
                            example = "2026-11")
                    @RestPath
                    String period,
            @RestPath UUID memberId,
            @Parameter(
                            description = "Kind of points (积分种类).",
                            schema = @Schema(type = SchemaType.STRING, defaultValue = "points"))
                    @RestQuery
                    @Nullable String currency,
            @Parameter(
                            description = "How many members before and how many after at most, 0 to 50.",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "0",
                                            maximum = "50",
                                            defaultValue = "2"))
                    @RestQuery
                    @Nullable String neighbours)
            throws SQLException {
        var around =
                neighbours == null ? DEFAULT_NEIGHBOURS : wholeNumber("neighbours", neighbours, 0, GREATEST_NEIGHBOURS);
        return leaderboards.of(
                communityId, memberId, period, currency == null ? Currency.POINTS : currency, around, caller.get());
    }

    private static int wholeNumber(String name, String text, int least, int greatest) {
        try {
            var number = Integer.parseInt(text);
            if (number >= least && number <= greatest) {
                return number;
            }
        } catch (NumberFormatException ignored) {
            // said below, together with what is out of bounds
        }
        throw ProblemException.badParameter(name, name + " is a whole number from " + least + " to " + greatest);
    }
}
