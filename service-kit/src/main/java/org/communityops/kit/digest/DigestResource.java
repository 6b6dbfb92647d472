package org.communityops.kit.digest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.communityops.kit.access.Needs;
import org.communityops.kit.problem.ProblemException;
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

/** What this service has processed, to be compared with the other services. */
@Path("/v1/communities/{communityId}/digests")
@RunOnVirtualThread
@Tag(name = "operations", description = "Feeds, followers and the proof that services agree.")
class DigestResource {
    private static final LocalDate BEGINNING = LocalDate.of(1970, 1, 1);
    private static final LocalDate END = LocalDate.of(9999, 12, 31);

    private final Digests digests;

    DigestResource(Digests digests) {
        this.digests = digests;
    }

    /** Counts and check sums by UTC day and type. */
    @GET
    @Needs("digests:read")
    @Operation(
            operationId = "listDigests",
            summary = "What this service has processed",
            description =
                    "Count and order-independent check sum of the activity events by UTC day and type. Equal answers of two services are the proof that both have processed the same.")
    @APIResponse(
            responseCode = "200",
            description = "The digests, by day and type",
            content =
                    @Content(
                            schema = @Schema(implementation = DayDigests.class),
                            examples =
                                    @ExampleObject(
                                            name = "a day",
                                            value =
                                                    "{\"items\":[{\"day\":\"2026-11-20\",\"type\":\"message.posted\",\"events\":412,\"checksum\":\"00a1b2c3d4e5f607\"}]}")))
    public DayDigests listDigests(
            @RestPath UUID communityId,
            @Parameter(description = "First UTC day.") @RestQuery @Nullable LocalDate from,
            @Parameter(description = "UTC day after the last.") @RestQuery @Nullable LocalDate to)
            throws SQLException {
        var first = from == null ? BEGINNING : from;
        var end = to == null ? END : to;
        if (first.isAfter(end)) {
            throw ProblemException.invalid("from", "range", "from is not after to");
        }
        return new DayDigests(digests.read(communityId, first, end));
    }
}
