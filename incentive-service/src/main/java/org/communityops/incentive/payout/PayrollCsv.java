package org.communityops.incentive.payout;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A frozen list as RFC 4180 has it: lines end with CR LF, cells are quoted where they must be. The columns never change
 * their order; new ones come at the end.
 */
final class PayrollCsv {
    private static final String HEADER =
            "list,period,line,kind,for_period,subject,evaluation_revision,score,grade,proposed,amount,currency,reason,decision,decision_reason";
    private static final String END = "\r\n";
    /** What a spreadsheet would take for a formula, full-width forms included. */
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r＝＋－＠].*", Pattern.DOTALL);

    private static final Pattern TO_QUOTE = Pattern.compile("[\",\r\n]");

    private PayrollCsv() {}

    static String of(PayoutList list, List<PayoutLine> lines) {
        return lines.stream()
                .map(line -> row(list, line))
                .collect(Collectors.joining(END, HEADER + END, lines.isEmpty() ? "" : END));
    }

    private static String row(PayoutList list, PayoutLine line) {
        var decision = line.decision();
        return Stream.of(
                        list.id().toString(),
                        list.period(),
                        String.valueOf(line.line()),
                        line.kind().name(),
                        line.period(),
                        cell(line.subject()),
                        String.valueOf(line.evaluationRevision()),
                        plain(line.score()),
                        cell(line.grade()),
                        plain(line.proposed()),
                        plain(line.amount()),
                        list.currency(),
                        cell(line.reason()),
                        decision == null ? "" : decision.verdict().name(),
                        cell(decision == null ? null : decision.reason()))
                .collect(Collectors.joining(","));
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }

    /** A text that no spreadsheet computes, quoted where it must be. */
    static String cell(@Nullable String text) {
        if (text == null) {
            return "";
        }
        var harmless = FORMULA.matcher(text).matches() ? "'" + text : text;
        return TO_QUOTE.matcher(harmless).find() ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
