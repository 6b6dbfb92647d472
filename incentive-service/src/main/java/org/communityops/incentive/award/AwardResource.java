package org.communityops.incentive.award;

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
import org.communityops.incentive.award.AwardRepository.Filter;
import org.communityops.incentive.award.AwardView.State;
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

/** Who has got which badge, over HTTP. */
@Path("/v1/communities/{communityId}/badges")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "badges", description = "Badges, and who has got them (勋章).")
class AwardResource {
    private static final UUID NEWEST = new UUID(-1, -1);
    private static final String START = """
            {"id": "0197c0de-0000-7000-8000-0000000000c1",
             "badge": {"id": "0197c0de-0000-7000-8000-0000000000b2", "key": "helper", "name": "Helper", "nameZh": "热心人", "icon": "🤝"},
             "memberId": "0197c0de-0000-7000-8000-000000000001", "occasion": "meetup-2026-11",\s""";
    private static final String END = """
            "earnedOn": "2026-11-20", "evidence": [], "citation": "Saved the meetup", "awardedAt": "2026-11-20T02:15:01.250417Z\"""";
    static final String AWARD = START + "\"state\": \"AWARDED\", " + END + "}";
    private static final String REVOKED = START + "\"state\": \"REVOKED\", " + END
            + ", \"revokedAt\": \"2026-11-21T08:00:00Z\", \"revokedReason\": \"Given to the wrong member\"}";

    private final Awards awards;
    private final Cursors cursors;
    private final Preconditions preconditions;
    private final CurrentCaller caller;

    AwardResource(Awards awards, Cursors cursors, Preconditions preconditions, CurrentCaller caller) {
        this.awards = awards;
        this.cursors = cursors;
        this.preconditions = preconditions;
        this.caller = caller;
    }

    record Key(UUID id) {}

    /** A page as the contract describes it, since annotations cannot name the argument of a type. */
    @Schema(name = "BadgeAwardPage")
    record InContract(
            @NotNull List<AwardView> items,

            @Nullable @Schema(description = "Cursor of the next page; absent on the last one.")
            String next) {}

    /** Who got a badge. */
    @GET
    @Path("/{badgeId}/awards")
    @Needs("badges:read")
    @Operation(operationId = "listBadgeAwards", summary = "Who got a badge, newest first (勋章获得者)")
    @APIResponse(
            responseCode = "200",
            description = "A page of awards",
            content =
                    @Content(
                            schema = @Schema(implementation = InContract.class),
                            examples = @ExampleObject(name = "awards", value = "{\"items\": [" + AWARD + "]}")))
    public Page<AwardView> listBadgeAwards(
            @RestPath UUID communityId,
            @RestPath UUID badgeId,
            @Parameter(description = "Only those that members have, or those that were taken back.")
                    @RestQuery
                    @Nullable State state,
            @BeanParam PageQuery page)
            throws SQLException {
        var before = cursors.decode(page, Key.class).map(Key::id).orElse(NEWEST);
        var rows = awards.page(communityId, Filter.of(badgeId, null, state), before, page.limit() + 1);
        return cursors.page(rows, page, award -> new Key(award.id()));
    }

    /** One award. */
    @GET
    @Path("/{badgeId}/awards/{awardId}")
    @Needs("badges:read")
    @Operation(operationId = "getBadgeAward", summary = "Read an award of a badge (获得的勋章)")
    @APIResponse(
            responseCode = "200",
            description = "The award",
            content =
                    @Content(
                            schema = @Schema(implementation = AwardView.class),
                            examples = @ExampleObject(name = "award", value = AWARD)))
    public RestResponse<AwardView> getBadgeAward(
            @RestPath UUID communityId, @RestPath UUID badgeId, @RestPath UUID awardId) throws SQLException {
        var award = awards.get(communityId, badgeId, awardId);
        return preconditions.answer(
                award, Ids.derived(awardId, award.toString()).toString());
    }

    /** Gives a badge by hand. */
    @POST
    @Path("/{badgeId}/awards")
    @Needs("badges:write")
    @Idempotent
    @Operation(
            operationId = "giveBadge",
            summary = "Give a badge by hand (人工授予勋章)",
            description =
                    "For badges that are given by hand only, once for a member and occasion; one that was taken back is given back. `badge.awarded` on the feed tells of it.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = GiveBadge.class),
                            examples = @ExampleObject(name = "for a meetup", value = """
                                                    {"memberId": "0197c0de-0000-7000-8000-000000000001", "citation": "Saved the meetup",
                                                     "occasion": "meetup-2026-11", "earnedOn": "2026-11-20"}""")))
    @APIResponse(
            responseCode = "201",
            description = "The award",
            content =
                    @Content(
                            schema = @Schema(implementation = AwardView.class),
                            examples = @ExampleObject(name = "award", value = AWARD)))
    public RestResponse<AwardView> giveBadge(
            @RestPath UUID communityId, @RestPath UUID badgeId, @Valid @NotNull GiveBadge request) throws SQLException {
        var award = awards.give(communityId, badgeId, request, caller.get());
        var location = "/v1/communities/" + communityId + "/badges/" + badgeId + "/awards/" + award.id();
        return ResponseBuilder.<AwardView>created(URI.create(location))
                .entity(award)
                .build();
    }

    /** Takes a badge back that was given by hand. */
    @POST
    @Path("/{badgeId}/awards/{awardId}/revoke")
    @Needs("badges:write")
    @Idempotent
    @Operation(
            operationId = "revokeBadge",
            summary = "Take back a badge that was given by hand (撤销勋章)",
            description =
                    "It stays visible as revoked, with the reason. Badges that are earned come and go with the activity that earns them. `badge.revoked` on the feed tells of it.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RevokeBadge.class),
                            examples =
                                    @ExampleObject(
                                            name = "mistake",
                                            value = "{\"reason\": \"Given to the wrong member\"}")))
    @APIResponse(
            responseCode = "200",
            description = "The award as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = AwardView.class),
                            examples = @ExampleObject(name = "revoked", value = REVOKED)))
    public RestResponse<AwardView> revokeBadge(
            @RestPath UUID communityId,
            @RestPath UUID badgeId,
            @RestPath UUID awardId,
            @Valid @NotNull RevokeBadge request)
            throws SQLException {
        return RestResponse.ok(awards.revoke(communityId, badgeId, awardId, request.reason()));
    }
}
