package org.communityops.deploy.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.YearMonth;

/** Compares {@code churn.json}: who of a month was there in the next one. */
record ChurnCheck(Kpis kpis) implements Check {

    @Override
    public String file() {
        return "churn.json";
    }

    @Override
    public void run(JsonNode truth, Comparison comparison) throws IOException, InterruptedException {
        for (var row : truth.path("byMonth")) {
            var month = row.get("month").asText();
            var next = YearMonth.parse(month).plusMonths(1).toString();
            var churn = kpis.series("churn_rate", "MONTH");
            comparison.number(file(), month + " active", row.get("active"), churn.part(month, "denominator"));
            comparison.number(file(), month + " churned", row.get("churned"), churn.part(month, "numerator"));
            comparison.number(file(), month + " churnRate", row.get("churnRate"), churn.value(month));
            compare(row, month, "kept", "active_kept", next, comparison);
            var partial = kpis.series("messages", "MONTH").isPartial(next);
            comparison.text(
                    file(), month + " nextPartial", row.get("nextPartial").asText(), String.valueOf(partial));
            compare(row, month, "newNext", "active_new", next, comparison);
            compare(row, month, "returnedNext", "active_returned", next, comparison);
        }
    }

    private void compare(JsonNode row, String month, String field, String metric, String at, Comparison comparison)
            throws IOException, InterruptedException {
        comparison.number(
                file(),
                month + " " + field,
                row.get(field),
                kpis.series(metric, "MONTH").value(at));
    }
}
