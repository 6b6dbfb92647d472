package org.communityops.deploy.e2e.figures;

import java.util.HashSet;
import org.communityops.deploy.e2e.figures.Span.Length;

/** Who leaves and who comes back, from month to month. */
final class ChurnOracle {
    private ChurnOracle() {}

    static void tell(Diary diary, Figures figures) {
        var months = diary.spans(Length.MONTH);
        for (var i = 0; i + 1 < months.size(); i++) {
            var month = months.get(i);
            var next = months.get(i + 1);
            var active = diary.active(month);
            var later = diary.active(next);
            var kept = new HashSet<>(active);
            kept.retainAll(later);
            figures.put(month.name() + " churn_rate", active.size() - kept.size(), active.size());
            figures.put(next.name() + " active_kept", kept.size());
            figures.put(
                    next.name() + " active_new",
                    later.stream().filter(member -> joined(diary, member, next)).count());
            figures.put(
                    next.name() + " active_returned",
                    later.stream()
                            .filter(member -> !active.contains(member))
                            .filter(member -> diary.joinOf(member).isBefore(next.first()))
                            .count());
        }
        figures.put(months.getLast().name() + " churn_rate", Double.NaN);
    }

    private static boolean joined(Diary diary, String member, Span span) {
        var day = diary.joinOf(member);
        return !day.isBefore(span.first()) && !day.isAfter(span.last());
    }
}
