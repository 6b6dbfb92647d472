package org.communityops.incentive.rulebook;

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
import java.util.Arrays;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
import org.communityops.kit.http.Preconditions;
import org.communityops.kit.idempotency.Idempotent;
import org.communityops.kit.problem.ProblemException;
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

/** Earning rules over HTTP. */
@Path("/v1/communities/{communityId}/rules")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rules", description = "What pays how much for which activity (积分规则).")
class RuleResource {
    private final Rulebook rulebook;
    private final Cursors cursors;
    private final Preconditions preconditions;

    RuleResource(Rulebook rulebook, Cursors cursors, Preconditions preconditions) {
        this.rulebook = rulebook;
        this.cursors = cursors;
        this.preconditions = preconditions;
    }

    record Key(String key) {}

    /** The rules, by key. */
    @GET
    @Needs("rules:read")
    @Operation(
            operationId = "listRules",
            summary = "List the earning rules (积分规则)",
            description = "Each in the version that is in force; if none is, in the one that comes first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of rules, by key",
            content =
                    @Content(
                            examples =
                                    @ExampleObject(name = "rules", value = "{\"items\": [" + RuleExamples.RULE + "]}")))
    public Page<RuleView> listRules(
            @RestPath UUID communityId,
            @Parameter(
                            description = "Only rules in this state (状态).",
                            schema = @Schema(implementation = RuleState.class))
                    @RestQuery
                    @Nullable String state,
            @BeanParam PageQuery page)
            throws SQLException {
        var after = cursors.decode(page, Key.class).map(Key::key).orElse(null);
        var rules = rulebook.page(communityId, state(state), after, page.limit() + 1);
        return cursors.page(rules, page, rule -> new Key(rule.key()));
    }

    private static @Nullable RuleState state(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(RuleState.values())
                .filter(state -> state.name().equals(text))
                .findAny()
                .orElseThrow(() -> ProblemException.badParameter(
                        "state", "state is one of " + Arrays.toString(RuleState.values())));
    }

    /** Makes a rule whose first version is a draft. */
    @POST
    @Needs("rules:write")
    @Idempotent
    @Operation(
            operationId = "createRule",
            summary = "Make an earning rule (新建积分规则)",
            description = "Its first version is a draft: it pays nothing until it is published.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = CreateRule.class),
                            examples = @ExampleObject(name = "good answer", value = RuleExamples.CREATE)))
    @APIResponse(
            responseCode = "201",
            description = "The rule; Location names it",
            content =
                    @Content(
                            schema = @Schema(implementation = RuleView.class),
                            examples = @ExampleObject(name = "draft", value = RuleExamples.RULE)))
    public RestResponse<RuleView> createRule(@RestPath UUID communityId, @NotNull @Valid CreateRule request)
            throws SQLException {
        var rule = rulebook.create(communityId, request);
        return ResponseBuilder.<RuleView>created(URI.create("/v1/communities/" + communityId + "/rules/" + rule.id()))
                .header("ETag", Preconditions.quoted(rule.tag()))
                .entity(rule)
                .build();
    }

    /** One rule. */
    @GET
    @Path("/{ruleId}")
    @Needs("rules:read")
    @Operation(operationId = "getRule", summary = "Read an earning rule (积分规则)")
    @APIResponse(
            responseCode = "200",
            description = "The rule in the version that is in force; if none is, in the one that comes first",
            content =
                    @Content(
                            schema = @Schema(implementation = RuleView.class),
                            examples = @ExampleObject(name = "rule", value = RuleExamples.RULE)))
    public RestResponse<RuleView> getRule(@RestPath UUID communityId, @RestPath UUID ruleId) throws SQLException {
        return answer(rulebook.get(communityId, ruleId));
    }

    /** Keeps a rule from paying for what happens from now on, until it is resumed. */
    @POST
    @Path("/{ruleId}/pause")
    @Needs("rules:write")
    @Idempotent
    @Operation(
            operationId = "pauseRule",
            summary = "Pause an earning rule (暂停)",
            description =
                    "What happens while it is paused is never paid, however late it comes. A paused rule stays paused.")
    @APIResponse(
            responseCode = "200",
            description = "The paused rule",
            content =
                    @Content(
                            schema = @Schema(implementation = RuleView.class),
                            examples = @ExampleObject(name = "rule", value = RuleExamples.RULE)))
    public RestResponse<RuleView> pauseRule(@RestPath UUID communityId, @RestPath UUID ruleId) throws SQLException {
        return changed(rulebook.pause(communityId, ruleId));
    }

    /** Lets a paused rule pay again. */
    @POST
    @Path("/{ruleId}/resume")
    @Needs("rules:write")
    @Idempotent
    @Operation(
            operationId = "resumeRule",
            summary = "Resume an earning rule (恢复)",
            description = "It pays for what happens from now on. A rule that is not paused stays as it is.")
    @APIResponse(
            responseCode = "200",
            description = "The rule",
            content =
                    @Content(
                            schema = @Schema(implementation = RuleView.class),
                            examples = @ExampleObject(name = "rule", value = RuleExamples.RULE)))
    public RestResponse<RuleView> resumeRule(@RestPath UUID communityId, @RestPath UUID ruleId) throws SQLException {
        return changed(rulebook.resume(communityId, ruleId));
    }

    /** Ends a rule. */
    @POST
    @Path("/{ruleId}/retire")
    @Needs("rules:write")
    @Idempotent
    @Operation(
            operationId = "retireRule",
            summary = "Retire an earning rule (停用)",
            description =
                    "It pays for nothing that happens from now on, for ever. What happened before is still rated by it when it comes late or is retracted.")
    @APIResponse(
            responseCode = "200",
            description = "The retired rule",
            content =
                    @Content(
                            schema = @Schema(implementation = RuleView.class),
                            examples = @ExampleObject(name = "rule", value = RuleExamples.RULE)))
    public RestResponse<RuleView> retireRule(@RestPath UUID communityId, @RestPath UUID ruleId) throws SQLException {
        return changed(rulebook.retire(communityId, ruleId));
    }

    private RestResponse<RuleView> answer(RuleView rule) {
        return preconditions.answer(rule, rule.tag());
    }

    private static RestResponse<RuleView> changed(RuleView rule) {
        return ResponseBuilder.ok(rule)
                .header("ETag", Preconditions.quoted(rule.tag()))
                .build();
    }
}
