package org.communityops.deploy.e2e.figures;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.communityops.deploy.e2e.figures.Span.Length;

/** Who stays: rates after 1, 7 and 30 days by month of joining, and cohorts by week and month. */
final class RetentionOracle {
    private static final int LONGEST = 52;

    private RetentionOracle() {}

    static void tell(Diary diary, Figures figures) {
        for (var month : diary.spans(Length.MONTH)) {
            for (var n : List.of(1, 7, 30)) {
                rates(diary, month, n, figures);
            }
        }
        cohorts(diary, Length.WEEK, figures);
        cohorts(diary, Length.MONTH, figures);
    }

    private static void rates(Diary diary, Span month, int n, Figures figures) {
        var eligible = diary.joins().entrySet().stream()
                .filter(join -> joinedIn(join, month))
                .filter(join -> !join.getValue().plusDays(n).isAfter(diary.last()))
                .toList();
        var exact = eligible.stream()
                .filter(join -> diary.isActive(join.getKey(), join.getValue().plusDays(n)))
                .count();
        var within = eligible.stream()
                .filter(join -> LongStream.rangeClosed(1, n)
                        .anyMatch(k ->
                                diary.isActive(join.getKey(), join.getValue().plusDays(k))))
                .count();
        var name = month.name() + " retention_d" + n;
        figures.put(name + " eligible", eligible.size());
        figures.put(name + " exact", exact);
        figures.put(name + " within", within);
        figures.put(name + " exact rate", exact, eligible.size());
        figures.put(name + " within rate", within, eligible.size());
    }

    private static void cohorts(Diary diary, Length length, Figures figures) {
        var spans = diary.spans(length);
        for (var start = 0; start < spans.size(); start++) {
            var cohort = spans.get(start);
            var members = diary.joins().entrySet().stream()
                    .filter(join -> joinedIn(join, cohort))
                    .map(Map.Entry::getKey)
                    .toList();
            if (members.isEmpty()) {
                continue;
            }
            var name = "cohort " + cohort.name();
            figures.put(name, members.size());
            for (var k = 0; k <= LONGEST && start + k < spans.size(); k++) {
                Predicate<String> active = diary.active(spans.get(start + k))::contains;
                figures.put(name + " + " + k, members.stream().filter(active).count());
            }
        }
    }

    private static boolean joinedIn(Map.Entry<String, LocalDate> join, Span span) {
        return !join.getValue().isBefore(span.first()) && !join.getValue().isAfter(span.last());
    }
}
