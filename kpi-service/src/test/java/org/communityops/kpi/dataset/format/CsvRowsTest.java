package org.communityops.kpi.dataset.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.communityops.kpi.dataset.row.ExperimentRow;
import org.communityops.kpi.dataset.row.RowType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {
    private static final UUID ID = UUID.fromString("0197a3c2-8c1e-7b7e-9f00-5a6f0e1d2c3b");
    private static final Instant START = Instant.parse("2026-05-01T00:00:00.25Z");

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@a", "\ta", "\ra", "＝1", "＋1", "－1", "＠a"})
    void putsAnApostropheBeforeWhatLooksLikeAFormula(String text) {
        assertThat(CsvRows.text(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=1", " =1", "'=1", "1-2", "关键"})
    void leavesOtherTextsAlone(String text) {
        assertThat(CsvRows.text(text)).isEqualTo(text);
    }

    @Test
    void leavesNumbersAlone() {
        assertThat(CsvRows.text(-5L)).isEqualTo("-5");
        assertThat(CsvRows.text(new BigDecimal("-0.500000"))).isEqualTo("-0.5");
        assertThat(CsvRows.text(new BigDecimal("1000.0000"))).isEqualTo("1000");
        assertThat(CsvRows.text(null)).isNull();
    }

    @Test
    void tellsNullFromAnEmptyText() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var rows = new CsvRows<>(RowType.of(ExperimentRow.class), out)) {
            rows.write(new ExperimentRow(ID, ID, "a,\"b\"\n", "", 1, "对照", 50, START, null, 0));
        }

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("communityId,experimentId,key,metric,position,variant,weight,startedAt,stoppedAt,exposed\r\n"
                        + ID + "," + ID
                        + ",\"a,\"\"b\"\"\n\",\"\",1,对照,50,2026-05-01T00:00:00.250Z,,0\r\n");
    }
}
