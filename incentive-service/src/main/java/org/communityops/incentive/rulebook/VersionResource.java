package org.communityops.incentive.rulebook;

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

/** Versions of earning rules over HTTP. */
@Path("/v1/communities/{communityId}/rules")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rules", description = "What pays how much for which activity (积分规则).")
class VersionResource {
    private final Rulebook rulebook;
    private final Cursors cursors;
    private final Preconditions preconditions;
    private final MergePatches patches;

    VersionResource(Rulebook rulebook, Cursors cursors, Preconditions preconditions, MergePatches patches) {
        this.rulebook = rulebook;
        this.cursors = cursors;
        this.preconditions = preconditions;
        this.patches = patches;
    }

    record Key(int version) {}

    /** The versions of a rule, oldest first. */
    @GET
    @Path("/{ruleId}/versions")
    @Needs("rules:read")
    @Operation(operationId = "listRuleVersions", summary = "List the versions of a rule, oldest first (规则版本)")
    @APIResponse(
            responseCode = "200",
            description = "A page of versions",
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            name = "versions",
                                            value = "{\"items\": [" + RuleExamples.PUBLISHED + "]}")))
    public Page<VersionView> listRuleVersions(
            @RestPath UUID communityId, @RestPath UUID ruleId, @BeanParam PageQuery page) throws SQLException {
        int after = cursors.decode(page, Key.class).map(Key::version).orElse(0);
        var versions = rulebook.versions(communityId, ruleId, after, page.limit() + 1);
        return cursors.page(versions, page, version -> new Key(version.version()));
    }

    /** Begins another version. */
    @POST
    @Path("/{ruleId}/versions")
    @Needs("rules:write")
    @Idempotent
    @Operation(
            operationId = "createRuleVersion",
            summary = "Begin another version of a rule (新建规则版本)",
            description =
                    "As a draft; what is left out is taken from the latest version. A rule has one draft at a time, and all versions pay in the same currency.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = NewVersion.class),
                            examples = @ExampleObject(name = "renamed", value = RuleExamples.NEW_VERSION)))
    @APIResponse(
            responseCode = "201",
            description = "The draft; Location names it",
            content =
                    @Content(
                            schema = @Schema(implementation = VersionView.class),
                            examples = @ExampleObject(name = "draft", value = RuleExamples.DRAFT)))
    public RestResponse<VersionView> createRuleVersion(
            @RestPath UUID communityId, @RestPath UUID ruleId, @NotNull @Valid NewVersion request) throws SQLException {
        var version = rulebook.begin(communityId, ruleId, request);
        var location =
                URI.create("/v1/communities/" + communityId + "/rules/" + ruleId + "/versions/" + version.version());
        return ResponseBuilder.<VersionView>created(location)
                .header("ETag", Preconditions.quoted(version.tag()))
                .entity(version)
                .build();
    }

    /** One version. */
    @GET
    @Path("/{ruleId}/versions/{version}")
    @Needs("rules:read")
    @Operation(operationId = "getRuleVersion", summary = "Read a version of a rule (规则版本)")
    @APIResponse(
            responseCode = "200",
            description = "The version",
            content =
                    @Content(
                            schema = @Schema(implementation = VersionView.class),
                            examples = @ExampleObject(name = "published", value = RuleExamples.PUBLISHED)))
    public RestResponse<VersionView> getRuleVersion(
            @RestPath UUID communityId, @RestPath UUID ruleId, @RestPath int version) throws SQLException {
        return answer(rulebook.version(communityId, ruleId, version));
    }

    /** Changes a draft. */
    @PATCH
    @Path("/{ruleId}/versions/{version}")
    @Consumes(MergePatches.MEDIA_TYPE)
    @Needs("rules:write")
    @Operation(
            operationId = "updateRuleVersion",
            summary = "Change a draft (修改规则草稿)",
            description = "A published version never changes: 409 `version-published`. Lists are replaced as a whole.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MergePatches.MEDIA_TYPE,
                            schema = @Schema(implementation = RuleDraft.class),
                            examples = @ExampleObject(name = "more points", value = RuleExamples.PATCH)))
    @APIResponse(
            responseCode = "200",
            description = "The draft as it is now",
            content =
                    @Content(
                            schema = @Schema(implementation = VersionView.class),
                            examples = @ExampleObject(name = "draft", value = RuleExamples.DRAFT)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public RestResponse<VersionView> updateRuleVersion(
            @RestPath UUID communityId, @RestPath UUID ruleId, @RestPath int version, @NotNull JsonNode patch)
            throws SQLException {
        return answer(rulebook.change(
                communityId,
                ruleId,
                version,
                preconditions::require,
                draft -> patches.apply(patch, draft, RuleDraft.class)));
    }

    /** Publishes a draft. */
    @POST
    @Path("/{ruleId}/versions/{version}/publish")
    @Needs("rules:write")
    @Idempotent
    @Operation(
            operationId = "publishRuleVersion",
            summary = "Publish a draft (发布规则)",
            description =
                    "It acts on events whose time is at or after its activation; earlier events stay with the version of their time, however late they come. Of several active versions the highest number counts.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = PublishVersion.class),
                            examples = @ExampleObject(name = "later", value = RuleExamples.PUBLISH)))
    @APIResponse(
            responseCode = "200",
            description = "The published version",
            content =
                    @Content(
                            schema = @Schema(implementation = VersionView.class),
                            examples = @ExampleObject(name = "published", value = RuleExamples.PUBLISHED)))
    public RestResponse<VersionView> publishRuleVersion(
            @RestPath UUID communityId,
            @RestPath UUID ruleId,
            @RestPath int version,
            @NotNull @Valid PublishVersion request)
            throws SQLException {
        var published = rulebook.publish(communityId, ruleId, version, request.activateAt());
        return ResponseBuilder.ok(published)
                .header("ETag", Preconditions.quoted(published.tag()))
                .build();
    }

    private RestResponse<VersionView> answer(VersionView version) {
        return preconditions.answer(version, version.tag());
    }
}
