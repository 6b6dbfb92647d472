package org.communityops.kpi.reconciliation;

import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one service has processed on a day, all types together. */
@Schema(name = "DayFigures", description = "What one service has processed on a day, all types together.")
record DayFigures(
        @Schema(description = "How many events (事件数).", examples = "412")
        long events,

        @Schema(
                description = "Sum of their 64-bit check sums modulo 2^64, in hexadecimal (校验和).",
                examples = "00a1b2c3d4e5f607")
        String checksum) {

    static DayFigures of(List<DigestRow> rows) {
        var events = rows.stream().mapToLong(DigestRow::events).sum();
        var checksum = rows.stream().mapToLong(DigestRow::checksum).sum();
        return new DayFigures(events, HexFormat.of().toHexDigits(checksum));
    }
}
