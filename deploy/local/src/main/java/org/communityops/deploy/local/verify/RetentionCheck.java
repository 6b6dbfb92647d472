package org.communityops.deploy.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares {@code retention.json}: rates overall and by month of joining, cohorts by week and month. */
record RetentionCheck(Kpis kpis) implements Check {
    private static final List<String> DAYS = List.of("d1", "d7", "d30");
    private static final List<String> VARIANTS = List.of("exact", "within");
    private static final int WEEKS = 52;
    private static final int MONTHS = 120;

    @Override
    public String file() {
        return "retention.json";
    }

    @Override
    public void run(JsonNode truth, Comparison comparison) throws IOException, InterruptedException {
        overall(truth.path("overall"), comparison);
        for (var row : truth.path("byJoinMonth")) {
            month(row, comparison);
        }
        cohorts("weeklyCohorts", truth.path("weeklyCohorts"), kpis.retention("WEEK", WEEKS), comparison);
        cohorts("monthlyCohorts", truth.path("monthlyCohorts"), kpis.retention("MONTH", MONTHS), comparison);
    }

    private void overall(JsonNode truth, Comparison comparison) throws IOException, InterruptedException {
        if (truth.has("members")) {
            var joined = kpis.series("members_joined", "MONTH").sum("value");
            comparison.number(file(), "overall members", truth.get("members"), joined);
        }
        for (var day : DAYS) {
            for (var variant : VARIANTS) {
                var series = series(day, variant);
                var kept = series.sum("numerator");
                var eligible = series.sum("denominator");
                compare("overall " + day, truth.path(day), variant, kept, eligible, comparison);
            }
        }
    }

    private void month(JsonNode row, Comparison comparison) throws IOException, InterruptedException {
        var month = row.get("joinMonth").asText();
        comparison.number(
                file(),
                month + " members",
                row.get("members"),
                kpis.series("members_joined", "MONTH").value(month));
        for (var day : DAYS) {
            for (var variant : VARIANTS) {
                var series = series(day, variant);
                compare(
                        month + " " + day,
                        row.path(day),
                        variant,
                        series.part(month, "numerator"),
                        series.part(month, "denominator"),
                        comparison);
            }
        }
    }

    private void compare(
            String cell,
            JsonNode truth,
            String variant,
            @Nullable Double kept,
            @Nullable Double eligible,
            Comparison comparison) {
        var rate = kept == null || eligible == null || eligible == 0 ? null : Double.valueOf(kept / eligible);
        comparison.number(file(), cell + " eligible (" + variant + ")", truth.path("eligible"), eligible);
        comparison.number(file(), cell + " " + variant, truth.path(variant), kept);
        comparison.number(file(), cell + " " + variant + "Rate", truth.path(variant + "Rate"), rate);
    }

    private void cohorts(String name, JsonNode truth, JsonNode answer, Comparison comparison) {
        var cohorts = new HashMap<String, JsonNode>();
        answer.path("items").forEach(item -> cohorts.put(item.path("cohort").asText(), item));
        for (var row : truth) {
            var cohort = row.get("cohort").asText();
            var actual = cohorts.remove(cohort);
            var cell = name + " " + cohort;
            comparison.number(file(), cell + " size", row.get("size"), number(actual, "size"));
            var expected = row.path("active");
            var active = actual == null ? null : actual.path("active");
            for (var k = 0; k < expected.size(); k++) {
                comparison.number(
                        file(),
                        cell + " active[" + k + "]",
                        expected.get(k),
                        active != null && active.hasNonNull(k) ? active.get(k).doubleValue() : null);
            }
            if (active != null && active.size() > expected.size()) {
                comparison.text(
                        file(), cell + " periods", String.valueOf(expected.size()), String.valueOf(active.size()));
            }
        }
        cohorts.forEach((cohort, actual) -> {
            if (actual.path("size").asLong() != 0) {
                comparison.text(file(), name + " " + cohort, "no such cohort", actual.toString());
            }
        });
    }

    private Series series(String day, String variant) throws IOException, InterruptedException {
        return kpis.series("retention_" + day, "MONTH", "&variant=" + variant);
    }

    private static @Nullable Double number(@Nullable JsonNode node, String field) {
        return node != null && node.hasNonNull(field) ? node.get(field).doubleValue() : null;
    }
}
