package org.communityops.deploy.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Compares {@code activity.json}: every day, week and month. */
record ActivityCheck(Kpis kpis) implements Check {
    private static final Map<String, Cell> DAILY = cells(Map.of(
            "dau", "dau",
            "wau7", "wau7",
            "mau30", "mau30",
            "stickiness", "stickiness"));
    private static final Map<String, Cell> COUNTS = cells(Map.of(
            "messages", "messages",
            "replies", "replies",
            "reactions", "reactions",
            "reactionsCounted", "reactions_counted",
            "newMembers", "members_joined",
            "threadsStarted", "threads_started"));
    private static final Map<String, Cell> PERIODS = cells(Map.of(
            "posters", "posters",
            "avgDau", "avg_dau",
            "stickiness", "stickiness",
            "messagesPerActiveMember", "messages_per_active_member",
            "replyRatio", "reply_ratio",
            "reactionRatio", "reaction_ratio",
            "reactionCountedRatio", "reaction_counted_ratio"));
    private static final Map<String, Cell> AVERAGE =
            Map.of("sumDau", new Cell("avg_dau", "numerator"), "days", new Cell("avg_dau", "denominator"));

    private record Cell(String metric, String part) {}

    @Override
    public String file() {
        return "activity.json";
    }

    @Override
    public void run(JsonNode truth, Comparison comparison) throws IOException, InterruptedException {
        compare(truth.path("daily"), "date", "DAY", merged(DAILY, COUNTS), comparison);
        compare(truth.path("weekly"), "period", "WEEK", periodCells("wau"), comparison);
        compare(truth.path("monthly"), "period", "MONTH", periodCells("mau"), comparison);
    }

    private void compare(
            JsonNode rows, String periodField, String granularity, Map<String, Cell> cells, Comparison comparison)
            throws IOException, InterruptedException {
        for (var row : rows) {
            var period = row.get(periodField).asText();
            if (row.has("partial")) {
                var partial = kpis.series("messages", granularity).isPartial(period);
                comparison.text(file(), period + " partial", row.get("partial").asText(), String.valueOf(partial));
            }
            for (var cell : cells.entrySet()) {
                if (row.has(cell.getKey())) {
                    var series = kpis.series(cell.getValue().metric(), granularity);
                    comparison.number(
                            file(),
                            period + " " + cell.getKey(),
                            row.get(cell.getKey()),
                            series.part(period, cell.getValue().part()));
                }
            }
        }
    }

    private static Map<String, Cell> periodCells(String active) {
        var cells = merged(merged(COUNTS, PERIODS), AVERAGE);
        cells.put("active", new Cell(active, "value"));
        return cells;
    }

    private static Map<String, Cell> cells(Map<String, String> metrics) {
        var cells = new LinkedHashMap<String, Cell>();
        metrics.forEach((field, metric) -> cells.put(field, new Cell(metric, "value")));
        return cells;
    }

    private static Map<String, Cell> merged(Map<String, Cell> some, Map<String, Cell> more) {
        var cells = new LinkedHashMap<>(some);
        cells.putAll(more);
        return cells;
    }
}
