package org.communityops.kpi.recount;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.sql.SQLException;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Cursors;
import org.communityops.kit.http.Page;
import org.communityops.kit.http.PageQuery;
import org.communityops.kit.http.Preconditions;
import org.communityops.kit.idempotency.Idempotent;
import org.communityops.kpi.community.Communities;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Recounts over HTTP. */
@Path("/v1/communities/{communityId}/recounts")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "recounts", description = "Rollups counted again from facts (重算).")
class RecountResource {
    private static final int ACCEPTED = 202;
    private static final UUID NEWEST = new UUID(-1, -1);
    private static final String QUEUED = """
            {"id": "0197c0de-0000-7000-8000-0000000000e1", "cause": "REQUEST", "state": "QUEUED", "done": 0, "errors": [],
             "createdAt": "2026-11-20T02:15:00Z"}""";
    private static final String DONE = """
            {"id": "0197c0de-0000-7000-8000-0000000000e1", "cause": "REQUEST", "state": "DONE", "done": 96, "total": 96,
             "equal": false, "differences": [{"rollup": "COUNTS", "measure": "message.posted", "cells": 2}], "errors": [],
             "createdAt": "2026-11-20T02:15:00Z", "finishedAt": "2026-11-20T02:15:03Z"}""";

    private final Communities communities;
    private final Recounts recounts;
    private final Cursors cursors;
    private final Preconditions preconditions;

    RecountResource(Communities communities, Recounts recounts, Cursors cursors, Preconditions preconditions) {
        this.communities = communities;
        this.recounts = recounts;
        this.cursors = cursors;
        this.preconditions = preconditions;
    }

    record Key(UUID id) {}

    /** Has rollups counted again. */
    @POST
    @Needs("recounts:write")
    @Idempotent
    @Operation(
            operationId = "createRecount",
            summary = "Count the rollups of a community again (新建重算)",
            description =
                    "A job; its location tells how it goes. It counts from the facts of this service, beside the rollups that serve, and then takes their place; events that arrive meanwhile are in the result. A community has one recount at a time. A changed time zone starts one by itself: figures stay in the old zone until it is done.")
    @APIResponse(
            responseCode = "202",
            description = "The recount waits its turn",
            content =
                    @Content(
                            schema = @Schema(implementation = Recount.class),
                            examples = @ExampleObject(name = "queued", value = QUEUED)))
    public RestResponse<Recount> createRecount(@RestPath UUID communityId) throws SQLException {
        var recount = recounts.create(communities.get(communityId));
        return ResponseBuilder.<Recount>create(ACCEPTED)
                .location(URI.create("/v1/communities/" + communityId + "/recounts/" + recount.id()))
                .entity(recount)
                .build();
    }

    /** The recounts of a community. */
    @GET
    @Needs("recounts:read")
    @Operation(operationId = "listRecounts", summary = "List recounts, latest first (重算)")
    @APIResponse(
            responseCode = "200",
            description = "A page of recounts",
            content = @Content(examples = @ExampleObject(name = "one queued", value = "{\"items\": [" + QUEUED + "]}")))
    public Page<Recount> listRecounts(@RestPath UUID communityId, @BeanParam PageQuery page) throws SQLException {
        var before = cursors.decode(page, Key.class).map(Key::id).orElse(NEWEST);
        var found = recounts.page(communities.get(communityId), before, page.limit() + 1);
        return cursors.page(found, page, recount -> new Key(recount.id()));
    }

    /** One recount. */
    @GET
    @Path("/{recountId}")
    @Needs("recounts:read")
    @Operation(operationId = "getRecount", summary = "Read a recount, how far it is and what it found (重算结果)")
    @APIResponse(
            responseCode = "200",
            description = "The recount",
            content =
                    @Content(
                            schema = @Schema(implementation = Recount.class),
                            examples = @ExampleObject(name = "done", value = DONE)))
    public RestResponse<Recount> getRecount(@RestPath UUID communityId, @RestPath UUID recountId) throws SQLException {
        var recount = recounts.get(communities.get(communityId), recountId);
        return preconditions.answer(recount, recount.tag());
    }

    /** Stops a recount. */
    @POST
    @Path("/{recountId}/cancel")
    @Needs("recounts:write")
    @Idempotent
    @Operation(
            operationId = "cancelRecount",
            summary = "Cancel a recount (取消重算)",
            description =
                    "One that has come to an end stays as it is. One that moves the days to another zone goes on: a problem (409).")
    @APIResponse(
            responseCode = "200",
            description = "The recount",
            content =
                    @Content(
                            schema = @Schema(implementation = Recount.class),
                            examples = @ExampleObject(name = "done before", value = DONE)))
    public RestResponse<Recount> cancelRecount(@RestPath UUID communityId, @RestPath UUID recountId)
            throws SQLException {
        return ResponseBuilder.ok(recounts.cancel(communities.get(communityId), recountId))
                .build();
    }
}
