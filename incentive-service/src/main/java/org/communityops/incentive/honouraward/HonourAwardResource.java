package org.communityops.incentive.honouraward;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.communityops.incentive.honouraward.HonourAwardRepository.Filter;
import org.communityops.kit.access.CurrentCaller;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
import org.communityops.kit.http.Preconditions;
import org.communityops.kit.idempotency.Idempotent;
import org.communityops.kit.ids.Ids;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Who was given which honour, over HTTP. */
@Path("/v1/communities/{communityId}/honours")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "honours", description = "Honours of a period, and who was given them (荣誉).")
class HonourAwardResource {
    private static final UUID NEWEST = new UUID(-1, -1);
    private static final String START = """
            {"id": "0197c0de-0000-7000-8000-0000000000f2",
             "honour": {"id": "0197c0de-0000-7000-8000-0000000000f1", "key": "best-contribution", "name": "Best contribution", "nameZh": "最佳贡献"},
             "period": "2026-10", "memberId": "0197c0de-0000-7000-8000-000000000001", "awardedAt": "2026-11-02T02:15:01.250417Z",\s""";
    static final String BY_HAND = START + """
            "citation": "Answered every beginner's question", "evidence": "Poll of 2026-11-02: 41 of 60 votes"}""";
    private static final String LEADERS = "{\"items\": [" + START + """
            "citation": "Among the three who earned most", "place": {"currency": "points", "rank": 1, "amount": 320}}]}""";

    private final HonourAwards awards;
    private final Cursors cursors;
    private final Preconditions preconditions;
    private final CurrentCaller caller;

    HonourAwardResource(HonourAwards awards, Cursors cursors, Preconditions preconditions, CurrentCaller caller) {
        this.awards = awards;
        this.cursors = cursors;
        this.preconditions = preconditions;
        this.caller = caller;
    }

    record Key(UUID id) {}

    /** A page as the contract describes it, since annotations cannot name the argument of a type. */
    @Schema(name = "HonourAwardPage")
    record InContract(
            @NotNull List<HonourAwardView> items,

            @Nullable @Schema(description = "Cursor of the next page; absent on the last one.")
            String next) {}

    /** Who was given an honour. */
    @GET
    @Path("/{honourId}/awards")
    @Needs("honours:read")
    @Operation(operationId = "listAwardsOfHonour", summary = "Who was given an honour, newest first (荣誉获得者)")
    @APIResponse(
            responseCode = "200",
            description = "A page of awards",
            content =
                    @Content(
                            schema = @Schema(implementation = InContract.class),
                            examples = @ExampleObject(name = "awards", value = "{\"items\": [" + BY_HAND + "]}")))
    public Page<HonourAwardView> listAwardsOfHonour(
            @RestPath UUID communityId,
            @RestPath UUID honourId,
            @Parameter(description = "Only those of this period (周期).", example = "2026-10") @RestQuery @Nullable String period,
            @BeanParam PageQuery page)
            throws SQLException {
        var before = cursors.decode(page, Key.class).map(Key::id).orElse(NEWEST);
        var rows = awards.page(communityId, new Filter(honourId, null, period), before, page.limit() + 1);
        return cursors.page(rows, page, award -> new Key(award.id()));
    }

    /** One honour that was given. */
    @GET
    @Path("/{honourId}/awards/{awardId}")
    @Needs("honours:read")
    @Operation(operationId = "getHonourAward", summary = "Read an honour that was given (荣誉记录)")
    @APIResponse(
            responseCode = "200",
            description = "The award",
            content =
                    @Content(
                            schema = @Schema(implementation = HonourAwardView.class),
                            examples = @ExampleObject(name = "award", value = BY_HAND)))
    public RestResponse<HonourAwardView> getHonourAward(
            @RestPath UUID communityId, @RestPath UUID honourId, @RestPath UUID awardId) throws SQLException {
        var award = awards.get(communityId, honourId, awardId);
        return preconditions.answer(
                award, Ids.derived(awardId, award.toString()).toString());
    }

    /** Gives an honour by hand. */
    @POST
    @Path("/{honourId}/awards")
    @Needs("honours:write")
    @Idempotent
    @Operation(
            operationId = "giveHonour",
            summary = "Give an honour by hand (人工颁发荣誉)",
            description =
                    "Once for an honour, period and member; 409 after that. The result of a poll or a jury goes into `evidence`. `honour.awarded` on the feed tells of it.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GiveHonour.class),
                            examples = @ExampleObject(name = "by a poll", value = """
                                                    {"memberId": "0197c0de-0000-7000-8000-000000000001", "period": "2026-10",
                                                     "citation": "Answered every beginner's question",
                                                     "evidence": "Poll of 2026-11-02: 41 of 60 votes"}""")))
    @APIResponse(
            responseCode = "201",
            description = "The award",
            content =
                    @Content(
                            schema = @Schema(implementation = HonourAwardView.class),
                            examples = @ExampleObject(name = "award", value = BY_HAND)))
    public RestResponse<HonourAwardView> giveHonour(
            @RestPath UUID communityId, @RestPath UUID honourId, @Valid @NotNull GiveHonour request)
            throws SQLException {
        var award = awards.give(communityId, honourId, request, caller.get());
        var location = "/v1/communities/" + communityId + "/honours/" + honourId + "/awards/" + award.id();
        return ResponseBuilder.<HonourAwardView>created(URI.create(location))
                .entity(award)
                .build();
    }

    /** Honours the first of a leaderboard. */
    @POST
    @Path("/{honourId}/award-leaders")
    @Needs("honours:write")
    @Idempotent
    @Operation(
            operationId = "giveHonourToLeaders",
            summary = "Give an honour to the first of a leaderboard (按排行颁发荣誉)",
            description =
                    "The period is over (409 before). Everybody up to the last rank is honoured, those who share it too; who opted out of leaderboards is not. What was given before stays as it is, also when the board changes by late events. `honour.awarded` on the feed tells of each.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = HonourLeaders.class),
                            examples = @ExampleObject(name = "first three", value = """
                                                    {"period": "2026-10", "currency": "points", "places": 3,
                                                     "citation": "Among the three who earned most"}""")))
    @APIResponse(
            responseCode = "200",
            description = "What the first of the board have been given, by rank",
            content =
                    @Content(
                            schema = @Schema(implementation = InContract.class),
                            examples = @ExampleObject(name = "first", value = LEADERS)))
    public RestResponse<Page<HonourAwardView>> giveHonourToLeaders(
            @RestPath UUID communityId, @RestPath UUID honourId, @Valid @NotNull HonourLeaders request)
            throws SQLException {
        return RestResponse.ok(new Page<>(awards.giveLeaders(communityId, honourId, request, caller.get()), null));
    }
}
