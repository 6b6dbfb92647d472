package org.communityops.incentive.honouraward;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.incentive.honouraward.HonourAwardRepository.Filter;
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

/** The honours of all kinds over HTTP. */
@Path("/v1/communities/{communityId}/honour-awards")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "honours", description = "Honours of a period, and who was given them (荣誉).")
class HonourRollResource {
    private static final UUID NEWEST = new UUID(-1, -1);

    private final HonourAwards awards;
    private final Cursors cursors;

    HonourRollResource(HonourAwards awards, Cursors cursors) {
        this.awards = awards;
        this.cursors = cursors;
    }

    record Key(UUID id) {}

    /** The honours of a period. */
    @GET
    @Needs("honours:read")
    @Operation(operationId = "listHonourAwards", summary = "Who was given which honour, newest first (荣誉榜)")
    @APIResponse(
            responseCode = "200",
            description = "A page of awards",
            content =
                    @Content(
                            schema = @Schema(implementation = HonourAwardResource.InContract.class),
                            examples =
                                    @ExampleObject(
                                            name = "awards",
                                            value = "{\"items\": [" + HonourAwardResource.BY_HAND + "]}")))
    public Page<HonourAwardView> listHonourAwards(
            @RestPath UUID communityId,
            @Parameter(description = "Only those of this period (周期).", example = "2026-10") @RestQuery @Nullable String period,
            @BeanParam PageQuery page)
            throws SQLException {
        var before = cursors.decode(page, Key.class).map(Key::id).orElse(NEWEST);
        var rows = awards.page(communityId, new Filter(null, null, period), before, page.limit() + 1);
        return cursors.page(rows, page, award -> new Key(award.id()));
    }
}
