package org.communityops.kpi.outcome;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communityops.kpi.fact.ActivityTypes;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at for each member of an experiment: something in a window of whole days of 24 hours after the first
 * exposure.
 *
 * @param name a metric's or an event type's
 * @param types the event types that count
 * @param repliesOnly whether only replies count
 * @param reading what is made of the events
 * @param currency of the amounts; null unless they are summed up
 * @param daysBefore days between the exposure and the window
 * @param windowDays how long the window is
 */
record Outcome(
        String name,
        List<String> types,
        boolean repliesOnly,
        Reading reading,
        @Nullable String currency,
        int daysBefore,
        int windowDays) {

    /** What is made of a member's events. */
    @Schema(name = "ExperimentReading")
    enum Reading {
        /** Whether there is any: compared as rates. */
        RATE,
        /** How many there are: compared as means. */
        COUNT,
        /** The sum of their amounts: compared as means. */
        AMOUNT
    }

    private static final List<String> ACTIVE = List.of(ActivityTypes.MESSAGE_POSTED, ActivityTypes.REACTION_ADDED);
    private static final Map<String, String> COUNTED = Map.of(
            "messages", ActivityTypes.MESSAGE_POSTED,
            "replies", ActivityTypes.MESSAGE_POSTED,
            "reactions", ActivityTypes.REACTION_ADDED,
            "threads_started", ActivityTypes.THREAD_STARTED);
    private static final Map<String, Integer> RETENTION =
            Map.of("retention_d1", 1, "retention_d7", 7, "retention_d30", 30);

    Outcome {
        types = List.copyOf(types);
    }

    /**
     * How a metric of the catalogue reads for a single member; empty for one that only a whole community has.
     *
     * @param windowDays ignored by retention, which names its day
     */
    static Optional<Outcome> ofMetric(String metric, int windowDays) {
        var day = RETENTION.get(metric);
        if (day != null) {
            return Optional.of(new Outcome(metric, ACTIVE, false, Reading.RATE, null, day, 1));
        }
        return Optional.ofNullable(COUNTED.get(metric))
                .map(type -> new Outcome(
                        metric, List.of(type), metric.equals("replies"), Reading.COUNT, null, 0, windowDays));
    }

    static Outcome ofEvents(String type, Reading reading, @Nullable String currency, int windowDays) {
        return new Outcome(type, List.of(type), false, reading, currency, 0, windowDays);
    }

    /** Whether the catalogue of metrics has it. */
    boolean isMetric() {
        return COUNTED.containsKey(name) || RETENTION.containsKey(name);
    }

    /** Days of 24 hours from the exposure to the end of the window. */
    int daysToEnd() {
        return daysBefore + windowDays;
    }
}
