package org.communityops.incentive.level;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A member's levels over HTTP. */
@Path("/v1/communities/{communityId}/members/{memberId}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "levels", description = "Ladders, and where members stand on them (会员等级).")
class LevelResource {
    private static final UUID NEWEST = new UUID(-1, -1);

    private final Levels levels;
    private final Cursors cursors;

    LevelResource(Levels levels, Cursors cursors) {
        this.levels = levels;
        this.cursors = cursors;
    }

    record Key(UUID id) {}

    /** A page as the contract describes it, since annotations cannot name the argument of a type. */
    @Schema(name = "LevelChangePage")
    private record InContract(
            @NotNull List<LevelChangeView> items,

            @Nullable @Schema(description = "Cursor of the next page; absent on the last one.")
            String next) {}

    /** Where a member stands. */
    @GET
    @Path("/level")
    @Needs("levels:read")
    @Operation(operationId = "getMemberLevel", summary = "Where a member stands (会员等级)")
    @APIResponse(
            responseCode = "200",
            description = "The member's level, and what is missing to the next",
            content =
                    @Content(
                            schema = @Schema(implementation = LevelView.class),
                            examples = @ExampleObject(name = "level", value = """
                                                    {"ladder": "starter", "level": 2, "title": "Participant", "titleZh": "参与者",
                                                     "since": "2026-11-20", "points": 87, "next": {"level": 3, "missing": 113}}""")))
    public LevelView getMemberLevel(
            @RestPath UUID communityId,
            @RestPath UUID memberId,
            @Parameter(description = "Key of a ladder; the default one when left out.", example = "starter")
                    @RestQuery
                    @Nullable String ladder)
            throws SQLException {
        return levels.of(communityId, memberId, ladder);
    }

    /** The levels that a member came to. */
    @GET
    @Path("/level-changes")
    @Needs("levels:read")
    @Operation(operationId = "listLevelChanges", summary = "The levels that a member came to, newest first (等级变动)")
    @APIResponse(
            responseCode = "200",
            description = "A page of changes",
            content =
                    @Content(
                            schema = @Schema(implementation = InContract.class),
                            examples = @ExampleObject(name = "one", value = """
                                                    {"items": [{"id": "0197c0de-0000-7000-8000-0000000000e1", "ladder": "starter", "reason": "REACHED",
                                                      "previous": 1, "level": 2, "title": "Participant", "titleZh": "参与者",
                                                      "since": "2026-11-20", "changedAt": "2026-11-20T02:15:02Z"}]}""")))
    public Page<LevelChangeView> listLevelChanges(
            @RestPath UUID communityId,
            @RestPath UUID memberId,
            @Parameter(description = "Only on the ladder with this key.", example = "starter") @RestQuery @Nullable String ladder,
            @BeanParam PageQuery page)
            throws SQLException {
        var before = cursors.decode(page, Key.class).map(Key::id).orElse(NEWEST);
        var rows = levels.changes(communityId, memberId, ladder, before, page.limit() + 1);
        return cursors.page(rows, page, change -> new Key(change.id()));
    }

    /** Whether a member may do something. */
    @GET
    @Path("/permissions/{perk}")
    @Needs("levels:read")
    @Operation(
            operationId = "getMemberPermission",
            summary = "Whether a member may do something (等级权限)",
            description =
                    "A perk of a level holds on all levels above. On several ladders it is enough to be high enough on one of them.")
    @APIResponse(
            responseCode = "200",
            description = "Whether the member may, and which level is needed",
            content =
                    @Content(
                            schema = @Schema(implementation = PermissionView.class),
                            examples = @ExampleObject(name = "not yet", value = """
                                                    {"perk": "post-images", "allowed": false, "ladder": "quarter", "level": 1, "neededLevel": 2}""")))
    public PermissionView getMemberPermission(
            @RestPath UUID communityId,
            @RestPath UUID memberId,
            @Parameter(description = "Key of a perk (权益).", example = "post-images") @RestPath String perk,
            @Parameter(description = "Key of a ladder; all of them when left out.", example = "quarter")
                    @RestQuery
                    @Nullable String ladder)
            throws SQLException {
        return levels.permission(communityId, memberId, perk, ladder);
    }
}
