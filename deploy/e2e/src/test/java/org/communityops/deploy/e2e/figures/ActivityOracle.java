package org.communityops.deploy.e2e.figures;

import static org.communityops.deploy.e2e.figures.Diary.is;

import java.util.function.Predicate;
import org.communityops.deploy.e2e.figures.Span.Length;
import org.communityops.deploy.e2e.stream.Event;

/** Who is active, and how much is said, by day, week and month. */
final class ActivityOracle {
    private static final Predicate<Event> MESSAGE = is("message.posted");

    private ActivityOracle() {}

    static void tell(Diary diary, Figures figures) {
        for (var length : Length.values()) {
            for (var span : diary.spans(length)) {
                counts(diary, length, span, figures);
                if (length == Length.DAY) {
                    day(diary, span, figures);
                } else {
                    period(diary, length, span, figures);
                }
            }
        }
    }

    private static void counts(Diary diary, Length length, Span span, Figures figures) {
        var name = length + " " + span.name() + " ";
        figures.put(name + "messages", diary.count(span, MESSAGE));
        figures.put(name + "replies", diary.count(span, MESSAGE.and(Event::isReply)));
        figures.put(name + "reactions", diary.count(span, is("reaction.added")));
        figures.put(name + "reactions_counted", diary.sum(span, is("reaction.counted"), "count"));
        figures.put(name + "threads_started", diary.count(span, is("thread.started")));
        figures.put(name + "members_joined", diary.count(span, is("member.joined")));
    }

    private static void day(Diary diary, Span day, Figures figures) {
        var name = "DAY " + day.name() + " ";
        var today = diary.active(day).size();
        var month = diary.active(day.first().minusDays(29), day.first()).size();
        figures.put(name + "dau", today);
        figures.put(
                name + "wau7",
                diary.active(day.first().minusDays(6), day.first()).size());
        figures.put(name + "mau30", month);
        figures.put(name + "stickiness", today, month);
    }

    private static void period(Diary diary, Length length, Span span, Figures figures) {
        var name = length + " " + span.name() + " ";
        var messages = diary.count(span, MESSAGE);
        var active = diary.active(span).size();
        var days = diary.inside(span);
        var sumDau =
                days.stream().mapToLong(day -> diary.active(day, day).size()).sum();
        figures.put(name + (length == Length.WEEK ? "wau" : "mau"), active);
        figures.put(name + "posters", diary.subjects(span, MESSAGE).size());
        figures.put(name + "avg_dau", sumDau, days.size());
        figures.put(name + "stickiness", sumDau, (long) days.size() * active);
        figures.put(name + "messages_per_active_member", messages, active);
        figures.put(name + "reply_ratio", diary.count(span, MESSAGE.and(Event::isReply)), messages);
        figures.put(name + "reaction_ratio", diary.count(span, is("reaction.added")), messages);
        figures.put(name + "reaction_counted_ratio", diary.sum(span, is("reaction.counted"), "count"), messages);
        var partial = span.first().isBefore(diary.first()) || span.last().isAfter(diary.last());
        figures.put(name + "partial", partial ? 1 : 0);
    }
}
