package org.communityops.incentive.badge;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.MergePatches;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
import org.communityops.kit.http.Preconditions;
import org.communityops.kit.idempotency.Idempotent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Badges over HTTP. */
@Path("/v1/communities/{communityId}/badges")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "badges", description = "Badges, and who has got them (勋章).")
class BadgeResource {
    private static final String BODY = """
            "key": "hundred-messages", "name": "Hundred messages", "nameZh": "百条达人",
            "description": "Has written a hundred messages", "descriptionZh": "累计发布一百条消息", "icon": "💬",
            "criteria": {"count": {"eventTypes": ["message.posted"], "times": 100}}""";
    private static final String CREATE = "{" + BODY + "}";
    private static final String BADGE = "{\"id\": \"0197c0de-0000-7000-8000-0000000000b1\", " + BODY
            + ", \"active\": true, \"createdAt\": \"2026-11-21T02:00:00Z\"}";

    private final Badges badges;
    private final Cursors cursors;
    private final Preconditions preconditions;
    private final MergePatches patches;

    BadgeResource(Badges badges, Cursors cursors, Preconditions preconditions, MergePatches patches) {
        this.badges = badges;
        this.cursors = cursors;
        this.preconditions = preconditions;
        this.patches = patches;
    }

    record Key(String key) {}

    /** A page as the contract describes it, since annotations cannot name the argument of a type. */
    @Schema(name = "BadgePage")
    private record InContract(
            @NotNull List<BadgeView> items,

            @Nullable @Schema(description = "Cursor of the next page; absent on the last one.")
            String next) {}

    /** The badges of a community, by key. */
    @GET
    @Needs("badges:read")
    @Operation(operationId = "listBadges", summary = "List the badges (勋章)")
    @APIResponse(
            responseCode = "200",
            description = "A page of badges, by key",
            content =
                    @Content(
                            schema = @Schema(implementation = InContract.class),
                            examples = @ExampleObject(name = "badges", value = "{\"items\": [" + BADGE + "]}")))
    public Page<BadgeView> listBadges(@RestPath UUID communityId, @BeanParam PageQuery page) throws SQLException {
        var after = cursors.decode(page, Key.class).map(Key::key).orElse(null);
        var rows = badges.page(communityId, after, page.limit() + 1).stream()
                .map(BadgeView::of)
                .toList();
        return cursors.page(rows, page, badge -> new Key(badge.key()));
    }

    /** One badge. */
    @GET
    @Path("/{badgeId}")
    @Needs("badges:read")
    @Operation(operationId = "getBadge", summary = "Read a badge (勋章)")
    @APIResponse(
            responseCode = "200",
            description = "The badge",
            content =
                    @Content(
                            schema = @Schema(implementation = BadgeView.class),
                            examples = @ExampleObject(name = "badge", value = BADGE)))
    public RestResponse<BadgeView> getBadge(@RestPath UUID communityId, @RestPath UUID badgeId) throws SQLException {
        return answer(badges.get(communityId, badgeId));
    }

    /** Makes a badge. */
    @POST
    @Needs("badges:write")
    @Idempotent
    @Operation(
            operationId = "createBadge",
            summary = "Make a badge (新建勋章)",
            description =
                    "Who has earned it already gets it, in slices of members, unless `countsFrom` leaves the past out. Criteria cannot be changed afterwards: awards refer to them.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CreateBadge.class),
                            examples = @ExampleObject(name = "a count", value = CREATE)))
    @APIResponse(
            responseCode = "201",
            description = "The badge",
            content =
                    @Content(
                            schema = @Schema(implementation = BadgeView.class),
                            examples = @ExampleObject(name = "badge", value = BADGE)))
    public RestResponse<BadgeView> createBadge(@RestPath UUID communityId, @Valid @NotNull CreateBadge request)
            throws SQLException {
        var badge = badges.create(communityId, request);
        return ResponseBuilder.<BadgeView>created(
                        URI.create("/v1/communities/" + communityId + "/badges/" + badge.id()))
                .header("ETag", Preconditions.quoted(Badges.tag(badge)))
                .entity(BadgeView.of(badge))
                .build();
    }

    /** Changes a badge. */
    @PATCH
    @Path("/{badgeId}")
    @Consumes(MergePatches.MEDIA_TYPE)
    @Needs("badges:write")
    @Operation(
            operationId = "updateBadge",
            summary = "Change the texts of a badge, or retire it (停用)",
            description =
                    "Nobody gets or loses a badge that is not active. When it is active again, what happened meanwhile counts.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MergePatches.MEDIA_TYPE,
                            schema = @Schema(implementation = BadgeSettings.class),
                            examples = @ExampleObject(name = "retire", value = "{\"active\": false}")))
    @APIResponse(
            responseCode = "200",
            description = "The badge as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = BadgeView.class),
                            examples = @ExampleObject(name = "badge", value = BADGE)))
    public RestResponse<BadgeView> updateBadge(
            @RestPath UUID communityId, @RestPath UUID badgeId, @NotNull JsonNode patch) throws SQLException {
        return answer(badges.change(
                communityId,
                badgeId,
                preconditions::require,
                settings -> patches.apply(patch, settings, BadgeSettings.class)));
    }

    private RestResponse<BadgeView> answer(Badge badge) {
        return preconditions.answer(BadgeView.of(badge), Badges.tag(badge));
    }
}
