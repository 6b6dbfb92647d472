package org.communityops.kpi.dataset.format;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import org.communityops.kpi.dataset.row.RowType;
import org.communityops.kpi.metric.Figure;
import org.jspecify.annotations.Nullable;

/**
 * CSV as in RFC 4180: UTF-8 without a mark, one header, CRLF. Null is nothing between two commas; an empty text is two
 * quotes. A text that a spreadsheet would take for a formula gets an apostrophe before it.
 */
final class CsvRows<R extends Record> implements RowWriter<R> {
    private static final String FORMULA = "=+-@\t\r＝＋－＠";

    private final RowType<R> type;
    private final CsvWriter csv;

    CsvRows(RowType<R> type, OutputStream out) {
        this.type = type;
        this.csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .quoteStrategy(QuoteStrategies.EMPTY)
                .build(out);
        csv.writeRecord(type.fields().stream().map(RowType.Field::name).toList());
    }

    @Override
    public void write(R row) {
        var cells = new ArrayList<@Nullable String>();
        for (var field : type.fields()) {
            cells.add(text(field.of(row)));
        }
        csv.writeRecord(cells);
    }

    @Override
    public void close() throws IOException {
        csv.flush();
    }

    static @Nullable String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> null;
            case BigDecimal number -> Figure.trimmed(number).toPlainString();
            case String text -> harmless(text);
            default -> cell.toString();
        };
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
