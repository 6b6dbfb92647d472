package org.communityops.kpi.dataset;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import org.communityops.kit.access.Needs;
import org.communityops.kit.http.Preconditions;
import org.communityops.kpi.dataset.format.Format;
import org.communityops.kpi.period.DayRangeQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Datasets over HTTP. */
@Path("/v1/datasets")
@RunOnVirtualThread
@Tag(name = "datasets", description = "Tables for BI tools (数据集).")
class DatasetResource {
    private static final int NOT_MODIFIED = 304;

    private static final String LIST = """
            {"items": [{"name": "leaderboards", "version": 1,
              "description": {"en": "Every place on the boards of messages, replies and reactions, month by month.", "zh": "各月消息、回复、回应排行榜。"},
              "view": "bi.leaderboards",
              "columns": [{"name": "communityId", "sqlName": "community_id", "type": "UUID", "nullable": false,
                           "description": {"en": "Id of the community.", "zh": "社群编号"}}],
              "formats": ["JSON", "CSV", "NDJSON", "PARQUET"], "range": true, "updatedSince": false}]}""";
    private static final String ROW = """
            {"communityId": "0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b", "day": "2026-05-01", "metric": "reply_ratio", "version": 1, "currency": null, "value": 0.5, "numerator": 1, "denominator": 2, "updatedAt": "2026-05-01T12:00:01.250417Z"}""";
    private static final String CSV = """
            communityId,day,metric,version,currency,value,numerator,denominator,updatedAt
            0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b,2026-05-01,reply_ratio,1,,0.5,1,2,2026-05-01T12:00:01.250417Z
            """;

    private final Datasets datasets;
    private final DatasetService service;
    private final Preconditions preconditions;
    private final HttpHeaders headers;

    DatasetResource(Datasets datasets, DatasetService service, Preconditions preconditions, HttpHeaders headers) {
        this.datasets = datasets;
        this.service = service;
        this.preconditions = preconditions;
        this.headers = headers;
    }

    /** All datasets. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Needs("datasets:read")
    @Operation(
            operationId = "listDatasets",
            summary = "The datasets and their columns",
            description = "Tables for BI tools. The same tables are views in the schema `bi` of the database.")
    @APIResponse(
            responseCode = "200",
            description = "Every dataset",
            content =
                    @Content(
                            schema = @Schema(implementation = DatasetView.ListView.class),
                            examples = @ExampleObject(name = "one dataset", value = LIST)))
    public DatasetView.ListView listDatasets() {
        return new DatasetView.ListView(
                datasets.all().stream().map(DatasetView::of).toList());
    }

    /** One dataset. A RestResponse would be taken for the entity: the framework knows none where it chooses among media types. */
    @GET
    @Path("/{name}")
    @Produces({Format.JSON_TYPE, Format.CSV_TYPE, Format.NDJSON_TYPE, Format.PARQUET_TYPE})
    @Needs("datasets:read")
    @Operation(
            operationId = "getDataset",
            summary = "A dataset as one table",
            description =
                    "All rows in one answer and in a fixed order, of one moment. In CSV an empty cell is null, an empty text is two quotes, and a text that begins like a formula (= + - @, tab, CR or their full-width forms) has an apostrophe before it.")
    @Parameter(
            name = HttpHeaders.IF_NONE_MATCH,
            in = ParameterIn.HEADER,
            description = "The ETag of what the caller has already.",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(responseCode = "304", description = "It is still what If-None-Match names")
    @APIResponse(
            responseCode = "200",
            description = "The table",
            content = {
                @Content(
                        mediaType = Format.JSON_TYPE,
                        schema = @Schema(type = SchemaType.ARRAY, implementation = DatasetRow.class),
                        examples = @ExampleObject(name = "metrics-daily", value = "[" + ROW + "]")),
                @Content(
                        mediaType = Format.CSV_TYPE,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "metrics-daily", value = CSV)),
                @Content(mediaType = Format.NDJSON_TYPE, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = Format.PARQUET_TYPE, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response getDataset(
            @Parameter(description = "The name of the dataset.", example = "metrics-daily") @RestPath String name,
            @BeanParam DatasetQuery query,
            @BeanParam DayRangeQuery range)
            throws SQLException, IOException {
        var dataset = datasets.get(name);
        var format = query.format(accepted());
        var table = service.write(dataset, query, range, format);
        var answer = preconditions.answer(table.body(), table.tag()).toResponse();
        if (answer.getStatus() == NOT_MODIFIED) {
            table.body().close();
            return answer;
        }
        var file = dataset.name() + "." + format.ending();
        return Response.fromResponse(answer)
                .header(HttpHeaders.CONTENT_TYPE, format.contentType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
                .build();
    }

    /** The first format that the caller accepts, best first; the framework has refused those who accept none. */
    private Format accepted() {
        return headers.getAcceptableMediaTypes().stream()
                .flatMap(wanted -> Arrays.stream(Format.values())
                        .filter(format -> wanted.isCompatible(MediaType.valueOf(format.mediaType()))))
                .findFirst()
                .orElse(Format.JSON);
    }
}
