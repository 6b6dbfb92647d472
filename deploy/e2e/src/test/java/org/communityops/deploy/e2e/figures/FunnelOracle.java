package org.communityops.deploy.e2e.figures;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.communityops.deploy.e2e.figures.Span.Length;
import org.communityops.deploy.e2e.stream.Event;

/** From joining to staying: over a lifetime, and within the first 30 days. */
final class FunnelOracle {
    private static final int WINDOW = 30;

    private FunnelOracle() {}

    /** What one member has done. */
    private static final class Deeds {
        private int messages;
        private int replies;
        private final Set<String> weeks = new HashSet<>();

        void add(Event event, LocalDate day) {
            switch (event.type()) {
                case "message.posted" -> {
                    messages++;
                    replies += event.isReply() ? 1 : 0;
                    weeks.add(Length.WEEK.around(day).name());
                }
                case "reaction.added" -> weeks.add(Length.WEEK.around(day).name());
                default -> {
                    // nothing that a step asks for
                }
            }
        }
    }

    private static final Map<String, Predicate<Deeds>> STEPS = steps();

    static void tell(Diary diary, Figures figures) {
        tell(diary, "lifetime", Long.MAX_VALUE, figures);
        tell(diary, "first30days", WINDOW, figures);
    }

    private static void tell(Diary diary, String funnel, long window, Figures figures) {
        var deeds = new HashMap<String, Deeds>();
        diary.joins().forEach((member, day) -> {
            if (window == Long.MAX_VALUE || !day.plusDays(window - 1).isAfter(diary.last())) {
                deeds.put(member, new Deeds());
            }
        });
        for (var day : diary.inside(new Span("all", diary.first(), diary.last()))) {
            for (var event : diary.on(day)) {
                var mine = deeds.get(event.subject());
                var joined = diary.joinOf(event.subject());
                if (mine != null && (window == Long.MAX_VALUE || day.isBefore(joined.plusDays(window)))) {
                    mine.add(event, day);
                }
            }
        }
        var left = List.copyOf(deeds.values());
        for (var step : STEPS.entrySet()) {
            left = left.stream().filter(step.getValue()).toList();
            figures.put(funnel + " " + step.getKey(), left.size());
            figures.put(
                    funnel + " " + step.getKey() + " alone",
                    deeds.values().stream().filter(step.getValue()).count());
        }
    }

    private static Map<String, Predicate<Deeds>> steps() {
        var steps = new LinkedHashMap<String, Predicate<Deeds>>();
        steps.put("joined", deeds -> true);
        steps.put("firstReply", deeds -> deeds.replies >= 1);
        steps.put("fiveMessages", deeds -> deeds.messages >= 5);
        steps.put("threeActiveWeeks", deeds -> deeds.weeks.size() >= 3);
        return steps;
    }
}
