package org.communityops.kpi.dataset.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import org.communityops.kpi.dataset.row.RowType;
import org.communityops.kpi.metric.Figure;
import org.jspecify.annotations.Nullable;

/** Rows as JSON objects, every column in each: an array of them, or one a line (NDJSON). Decimals are exact. */
final class JsonRows<R extends Record> implements RowWriter<R> {
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final RowType<R> type;
    private final JsonGenerator json;
    private final boolean inArray;

    private JsonRows(RowType<R> type, JsonGenerator json, boolean inArray) {
        this.type = type;
        this.json = json;
        this.inArray = inArray;
    }

    static <R extends Record> JsonRows<R> array(RowType<R> type, OutputStream out) throws IOException {
        var json = JSON.createGenerator(out);
        json.writeStartArray();
        return new JsonRows<>(type, json, true);
    }

    static <R extends Record> JsonRows<R> lines(RowType<R> type, OutputStream out) throws IOException {
        var json = JSON.createGenerator(out);
        json.setPrettyPrinter(new MinimalPrettyPrinter(""));
        return new JsonRows<>(type, json, false);
    }

    @Override
    public void write(R row) throws IOException {
        json.writeStartObject();
        for (var field : type.fields()) {
            json.writeFieldName(field.name());
            write(field.of(row));
        }
        json.writeEndObject();
        if (!inArray) {
            json.writeRaw('\n');
        }
    }

    @Override
    public void close() throws IOException {
        if (inArray) {
            json.writeEndArray();
        }
        json.close();
    }

    private void write(@Nullable Object cell) throws IOException {
        switch (cell) {
            case null -> json.writeNull();
            case Long number -> json.writeNumber(number);
            case Boolean flag -> json.writeBoolean(flag);
            case BigDecimal number -> json.writeNumber(Figure.trimmed(number));
            default -> json.writeString(cell.toString());
        }
    }
}
