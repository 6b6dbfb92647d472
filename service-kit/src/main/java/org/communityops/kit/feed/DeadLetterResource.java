package org.communityops.kit.feed;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The news that this service could not apply. */
@Path("/v1/dead-letters")
@RunOnVirtualThread
@Tag(name = "operations", description = "Feeds, followers and the proof that services agree.")
class DeadLetterResource {
    /** How many one call tries, so that it ends within the time that a caller waits. */
    private static final int TRIES = 2_000;

    private final AgroalDataSource database;
    private final DeadLetters deadLetters;
    private final DeadLetterReplay replay;
    private final Cursors cursors;

    DeadLetterResource(
            @DataSource("feed") AgroalDataSource database,
            DeadLetters deadLetters,
            DeadLetterReplay replay,
            Cursors cursors) {
        this.database = database;
        this.deadLetters = deadLetters;
        this.replay = replay;
        this.cursors = cursors;
    }

    /** The dead letters, in feed order. */
    @GET
    @Needs("dead-letters:read")
    @Operation(
            operationId = "listDeadLetters",
            summary = "News that this service could not apply, in feed order",
            description = "News that fail for their content, and later news of the same subject parked behind them.")
    @APIResponse(
            responseCode = "200",
            description = "A page of dead letters",
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            name = "one",
                                            value =
                                                    "{\"items\":[{\"feed\":\"activity\",\"slice\":3,\"position\":1044,\"communityId\":\"019aa0c0-7c5e-7d4b-8a52-3f0c1f5c9a10\",\"subject\":\"019aa0c0-7c5e-7d4b-8a52-3f0c1f5c9a11\",\"type\":\"activity.recorded\",\"reason\":\"Unknown currency\",\"parked\":false,\"recordedAt\":\"2026-11-20T02:15:00Z\"}]}")))
    public Page<DeadLetterView> listDeadLetters(
            @Parameter(description = "Only those of the feed of this service.", example = "activity")
                    @RestQuery
                    @Nullable String feed,
            @BeanParam PageQuery page)
            throws SQLException {
        var after = cursors.decode(page, DeadLetterKey.class).orElse(DeadLetterKey.FIRST);
        try (var connection = database.getConnection()) {
            return cursors.page(deadLetters.list(connection, feed, after, page.limit() + 1), page, DeadLetterKey::of);
        }
    }

    /** Applies dead letters again. */
    @POST
    @Path("/replay")
    @Needs("dead-letters:write")
    @Operation(
            operationId = "replayDeadLetters",
            summary = "Apply dead letters again",
            description =
                    "In order; those that fail again stay, and so does what is parked behind them. Each is applied once, however often this is called: it needs no Idempotency-Key.")
    @APIResponse(
            responseCode = "200",
            description = "How many went through, and how many are left",
            content =
                    @Content(
                            schema = @Schema(implementation = ReplayedDeadLetters.class),
                            examples = @ExampleObject(name = "all", value = "{\"replayed\":3,\"left\":0}")))
    public ReplayedDeadLetters replayDeadLetters(@Valid @NotNull ReplayDeadLetters request) throws SQLException {
        return replay.replay(request.feed(), TRIES);
    }
}
