package org.communityops.deploy.local.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A metric over periods, as kpi-service gave it. */
final class Series {
    private final Map<String, JsonNode> items = new HashMap<>();

    private Series() {}

    static Series of(JsonNode answer) {
        var series = new Series();
        for (var item : answer.path("items")) {
            series.items.put(item.path("period").asText(), item);
        }
        return series;
    }

    /**
     * One of {@code value}, {@code numerator}, {@code denominator} of a period; null when the answer has none.
     */
    @Nullable Double part(String period, String part) {
        var item = items.get(period);
        return item != null && item.hasNonNull(part) ? item.get(part).doubleValue() : null;
    }

    @Nullable Double value(String period) {
        return part(period, "value");
    }

    /** Whether the data cover the period only in part. */
    boolean isPartial(String period) {
        var item = items.get(period);
        return item != null && item.path("partial").asBoolean();
    }

    /** The sum of a part over all periods. */
    double sum(String part) {
        return items.values().stream()
                .mapToDouble(item -> item.path(part).asDouble())
                .sum();
    }
}
