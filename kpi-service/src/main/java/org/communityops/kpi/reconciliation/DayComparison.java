package org.communityops.kpi.reconciliation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One UTC day in the eyes of three services. */
@Schema(name = "DayComparison", description = "One UTC day in the eyes of three services.")
record DayComparison(
        @Schema(description = "The UTC day.", examples = "2026-11-20")
        LocalDate day,

        @Schema(description = "What activity-service has taken in.")
        DayFigures activity,

        @Schema(description = "What incentive-service has rated.")
        DayFigures incentive,

        @Schema(description = "What this service has counted.")
        DayFigures kpi,

        @Schema(description = "Whether the three agree for every type (一致).", examples = "true")
        boolean equal,

        @Schema(description = "The types for which they do not agree.", examples = "[\"message.posted\"]")
        List<String> differing) {

    DayComparison {
        differing = List.copyOf(differing);
    }

    /** Every day that any of the three knows, in order. */
    static List<DayComparison> compare(
            Collection<DigestRow> activity, Collection<DigestRow> incentive, Collection<DigestRow> kpi) {
        var days = new TreeSet<LocalDate>();
        Stream.of(activity, incentive, kpi).forEach(rows -> rows.forEach(row -> days.add(row.day())));
        var activityDays = byDay(activity);
        var incentiveDays = byDay(incentive);
        var kpiDays = byDay(kpi);
        return days.stream()
                .map(day -> of(
                        day,
                        activityDays.getOrDefault(day, List.of()),
                        incentiveDays.getOrDefault(day, List.of()),
                        kpiDays.getOrDefault(day, List.of())))
                .toList();
    }

    private static DayComparison of(
            LocalDate day, List<DigestRow> activity, List<DigestRow> incentive, List<DigestRow> kpi) {
        var differing = differing(Set.copyOf(activity), Set.copyOf(incentive), Set.copyOf(kpi));
        return new DayComparison(
                day,
                DayFigures.of(activity),
                DayFigures.of(incentive),
                DayFigures.of(kpi),
                differing.isEmpty(),
                differing);
    }

    /** The types of the rows that not all three have in common. */
    private static List<String> differing(Set<DigestRow> activity, Set<DigestRow> incentive, Set<DigestRow> kpi) {
        var all = new HashSet<DigestRow>();
        Stream.of(activity, incentive, kpi).forEach(all::addAll);
        return all.stream()
                .filter(row -> !(activity.contains(row) && incentive.contains(row) && kpi.contains(row)))
                .map(DigestRow::type)
                .distinct()
                .sorted()
                .toList();
    }

    private static Map<LocalDate, List<DigestRow>> byDay(Collection<DigestRow> rows) {
        var days = new HashMap<LocalDate, List<DigestRow>>();
        rows.forEach(
                row -> days.computeIfAbsent(row.day(), _ -> new ArrayList<>()).add(row));
        return days;
    }
}
