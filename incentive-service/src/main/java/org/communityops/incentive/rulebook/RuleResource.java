package org.communityops.incentive.rule;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
import org.communityops.kit.http.Preconditions;
import org.communityops.kit.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Earning rules over HTTP. */
@Path("/v1/communities/{communityId}/rules")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rules", description = "What pays how much for which activity (积分规则).")
class RuleResource {
    private static final String EXAMPLE = """
            {"id": "5f2b0c1e-7d3a-5b6c-8e9f-0a1b2c3d4e5f", "key": "message-posted", "name": "Message posted", "version": 1,
             "definition": {"trigger": {"eventType": "message.posted"}, "award": {"fixed": 2}, "currency": "points",
                            "caps": [{"period": "DAY", "amount": 20}]},
             "createdAt": "2026-01-05T02:00:00Z"}""";

    private final Rules rules;
    private final Cursors cursors;
    private final Preconditions preconditions;

    RuleResource(Rules rules, Cursors cursors, Preconditions preconditions) {
        this.rules = rules;
        this.cursors = cursors;
        this.preconditions = preconditions;
    }

    record Key(String key) {}

    /** The rules in force, by key. */
    @GET
    @Needs("rules:read")
    @Operation(operationId = "listRules", summary = "List the earning rules in force (积分规则)")
    @APIResponse(
            responseCode = "200",
            description = "A page of rules, by key",
            content = @Content(examples = @ExampleObject(name = "rules", value = "{\"items\": [" + EXAMPLE + "]}")))
    public Page<RuleView> listRules(@RestPath UUID communityId, @BeanParam PageQuery page) throws SQLException {
        var after = cursors.decode(page, Key.class).map(Key::key).orElse(null);
        return cursors.page(rules.page(communityId, after, page.limit() + 1), page, rule -> new Key(rule.key()));
    }

    /** One rule in the version that is in force. */
    @GET
    @Path("/{ruleId}")
    @Needs("rules:read")
    @Operation(operationId = "getRule", summary = "Read an earning rule (积分规则)")
    @APIResponse(
            responseCode = "200",
            description = "The rule in the version that is in force",
            content =
                    @Content(
                            schema = @Schema(implementation = RuleView.class),
                            examples = @ExampleObject(name = "rule", value = EXAMPLE)))
    public RestResponse<RuleView> getRule(@RestPath UUID communityId, @RestPath UUID ruleId) throws SQLException {
        var rule = rules.find(communityId, ruleId).orElseThrow(() -> ProblemException.notFound("rule", ruleId));
        return preconditions.answer(rule, String.valueOf(rule.version()));
    }
}
