package org.communityops.deploy.e2e.figures;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.communityops.deploy.e2e.figures.Span.Length;
import org.communityops.deploy.e2e.stream.Event;

/** What everybody has earned under the starter rules, day by day, and the level it makes. */
final class PointsOracle {
    private static final long[] LEVELS = {0, 50, 200, 500, 1500, 5000};
    private static final int RUN = 7;

    private PointsOracle() {}

    static void tell(Diary diary, Figures figures) {
        for (var join : diary.joins().entrySet()) {
            var member = join.getKey();
            var days = new TreeMap<LocalDate, Long>();
            var run = 0;
            for (var day : diary.inside(new Span("all", diary.first(), diary.last()))) {
                run = diary.isActive(member, day) ? run + 1 : 0;
                var points = points(diary.on(day), member) + (run == RUN ? 10 : 0);
                if (points > 0) {
                    days.put(day, points);
                }
            }
            account(member, join.getValue(), days, figures);
        }
    }

    private static long points(List<Event> events, String member) {
        var messages = 0L;
        var replies = 0L;
        var reactions = 0L;
        for (var event : events) {
            if (event.subject().equals(member)) {
                messages += event.type().equals("message.posted") ? 1 : 0;
                replies += event.type().equals("message.posted") && event.isReply() ? 1 : 0;
                reactions += event.type().equals("reaction.added") ? 1 : 0;
            }
        }
        return Math.min(2 * messages, 20) + Math.min(replies, 10) + Math.min(reactions, 5);
    }

    /** The lowest level is held since the member joined. */
    private static void account(String member, LocalDate joined, Map<LocalDate, Long> days, Figures figures) {
        var total = 0L;
        var since = joined;
        var boards = new HashMap<String, Long>();
        for (var day : days.entrySet()) {
            var before = level(total);
            total += day.getValue();
            since = level(total) > before ? day.getKey() : since;
            for (var length : Length.values()) {
                boards.merge(length.around(day.getKey()).name(), day.getValue(), Long::sum);
            }
        }
        figures.put(member + " points", total);
        figures.put(member + " level", level(total));
        figures.put(member + " level since", since.toEpochDay());
        boards.forEach((board, amount) -> figures.put(member + " board " + board, amount));
    }

    private static int level(long points) {
        var level = 1;
        while (level < LEVELS.length && points >= LEVELS[level]) {
            level++;
        }
        return level;
    }
}
