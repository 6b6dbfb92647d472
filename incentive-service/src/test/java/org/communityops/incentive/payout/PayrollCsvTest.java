package org.communityops.incentive.payout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayrollCsvTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "＝1+1", "＋1", "－1", "＠x", "\tx"})
    void letsNoSpreadsheetComputeAText(String text) {
        assertThat(PayrollCsv.cell(text)).isEqualTo("'" + text);
    }

    @Test
    void quotesWhatWouldBreakARow() {
        assertThat(PayrollCsv.cell("\rx")).isEqualTo("\"'\rx\"");
        assertThat(PayrollCsv.cell("=HYPERLINK(\"a\",\"b\")")).isEqualTo("\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\"");
        assertThat(PayrollCsv.cell("a, b")).isEqualTo("\"a, b\"");
        assertThat(PayrollCsv.cell("two\nlines")).isEqualTo("\"two\nlines\"");
        assertThat(PayrollCsv.cell("请假半个月 = 0.5")).isEqualTo("请假半个月 = 0.5");
        assertThat(PayrollCsv.cell(null)).isEmpty();
    }
}
