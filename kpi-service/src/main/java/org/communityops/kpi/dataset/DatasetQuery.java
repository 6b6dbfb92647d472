package org.communityops.kpi.dataset;

import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;
import org.communityops.kpi.dataset.format.Format;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which rows of a dataset are wanted, and how they are to be written. */
public class DatasetQuery {
    @QueryParam("communityId")
    @Parameter(
            description = "Only this community (社群编号); may be repeated. All that the key holds when left out.",
            example = "[\"0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b\"]")
    @Nullable List<String> communityId;

    @QueryParam("updatedSince")
    @Parameter(
            description =
                    "Only rows whose `updatedAt` is this instant or later (增量更新). What changed comes whole, a day or in `funnels` a funnel: put its rows in the place of those you have.",
            example = "2026-05-02T00:00:00Z",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Nullable String updatedSince;

    @QueryParam("format")
    @Parameter(
            description = "The format (格式); what `Accept` says when left out.",
            example = "csv",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"json", "csv", "ndjson", "parquet"}))
    @Nullable String format;

    /** The communities that are named; none for all. */
    List<UUID> communities() {
        return communityId == null
                ? List.of()
                : communityId.stream().map(DatasetQuery::id).distinct().toList();
    }

    /** From which change on; null for all rows. */
    @Nullable Instant since() {
        if (updatedSince == null) {
            return null;
        }
        try {
            return Instant.parse(updatedSince);
        } catch (DateTimeException e) {
            throw ProblemException.badParameter("updatedSince", "updatedSince is an instant as 2026-05-02T00:00:00Z");
        }
    }

    /** The format that is named, else the given one; a problem (406) when there is none of that name. */
    Format format(Format accepted) {
        return format == null
                ? accepted
                : Format.named(format)
                        .orElseThrow(() -> new ProblemException(
                                ProblemType.NOT_ACCEPTABLE, "format is json, csv, ndjson or parquet"));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badParameter("communityId", "communityId is the id of a community");
        }
    }
}
