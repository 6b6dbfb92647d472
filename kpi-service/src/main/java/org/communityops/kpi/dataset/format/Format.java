package org.communityops.kpi.dataset.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.communityops.kpi.dataset.row.RowType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a dataset can be written. */
@Schema(name = "DatasetFormat", description = "A format (格式); the query parameter `format` takes it in small letters.")
public enum Format {
    JSON(Format.JSON_TYPE, Format.JSON_TYPE),
    CSV(Format.CSV_TYPE, "text/csv;charset=UTF-8;header=present"),
    NDJSON(Format.NDJSON_TYPE, Format.NDJSON_TYPE),
    PARQUET(Format.PARQUET_TYPE, Format.PARQUET_TYPE);

    public static final String JSON_TYPE = "application/json";
    public static final String CSV_TYPE = "text/csv";
    public static final String NDJSON_TYPE = "application/x-ndjson";
    public static final String PARQUET_TYPE = "application/vnd.apache.parquet";

    private final String mediaType;
    private final String contentType;

    Format(String mediaType, String contentType) {
        this.mediaType = mediaType;
        this.contentType = contentType;
    }

    /** The format of a name in small letters, which is also how its files end. */
    public static Optional<Format> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.ending().equals(name))
                .findFirst();
    }

    /** What a client accepts who wants it. */
    public String mediaType() {
        return mediaType;
    }

    /** The media type with what else an answer says of it. */
    public String contentType() {
        return contentType;
    }

    /** How its files end, without the dot. */
    public String ending() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Begins a table. */
    public <R extends Record> RowWriter<R> writer(RowType<R> rows, OutputStream out) throws IOException {
        return switch (this) {
            case JSON -> JsonRows.array(rows, out);
            case CSV -> new CsvRows<>(rows, out);
            case NDJSON -> JsonRows.lines(rows, out);
            case PARQUET -> new ParquetRows<>(rows, out);
        };
    }
}
