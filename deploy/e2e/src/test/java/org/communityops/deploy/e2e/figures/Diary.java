package org.communityops.deploy.e2e.figures;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.communityops.deploy.e2e.figures.Span.Length;
import org.communityops.deploy.e2e.stream.Event;

/** The events by local day, and the plain questions that all definitions are made of. */
final class Diary {
    private static final Set<String> ACTIVITY = Set.of("message.posted", "reaction.added");

    private final TreeMap<LocalDate, List<Event>> days = new TreeMap<>();
    private final Map<String, LocalDate> joins = new HashMap<>();
    private final TreeMap<LocalDate, Set<String>> active = new TreeMap<>();

    Diary(Collection<Event> events, ZoneId zone) {
        for (var event : events) {
            var day = LocalDate.ofInstant(event.time(), zone);
            days.computeIfAbsent(day, d -> new ArrayList<>()).add(event);
            if (event.type().equals("member.joined")) {
                joins.put(event.subject(), day);
            }
            if (ACTIVITY.contains(event.type())) {
                active.computeIfAbsent(day, d -> new HashSet<>()).add(event.subject());
            }
        }
    }

    LocalDate first() {
        return days.firstKey();
    }

    LocalDate last() {
        return days.lastKey();
    }

    Map<String, LocalDate> joins() {
        return joins;
    }

    /** The day on which a member joined; far away for somebody who never did. */
    LocalDate joinOf(String member) {
        return joins.getOrDefault(member, LocalDate.MAX);
    }

    /** The spans that hold a day of the diary, in order. */
    List<Span> spans(Length length) {
        var spans = new ArrayList<Span>();
        for (var span = length.around(first()); !span.first().isAfter(last()); span = length.after(span)) {
            spans.add(span);
        }
        return spans;
    }

    List<Event> on(LocalDate day) {
        return days.getOrDefault(day, List.of());
    }

    long count(Span span, Predicate<Event> which) {
        return within(span).flatMap(List::stream).filter(which).count();
    }

    long sum(Span span, Predicate<Event> which, String field) {
        return within(span)
                .flatMap(List::stream)
                .filter(which)
                .mapToLong(event -> ((Number) event.data().getOrDefault(field, 0)).longValue())
                .sum();
    }

    Set<String> subjects(Span span, Predicate<Event> which) {
        var subjects = new TreeSet<String>();
        within(span).flatMap(List::stream).filter(which).forEach(event -> subjects.add(event.subject()));
        return subjects;
    }

    /** Who was active from one day to another, both included. */
    Set<String> active(LocalDate from, LocalDate to) {
        var members = new HashSet<String>();
        active.subMap(from, true, to, true).values().forEach(members::addAll);
        return members;
    }

    Set<String> active(Span span) {
        return active(span.first(), span.last());
    }

    boolean isActive(String member, LocalDate day) {
        return active.getOrDefault(day, Set.of()).contains(member);
    }

    /** The days of the span that lie within the diary. */
    List<LocalDate> inside(Span span) {
        return span.first()
                .datesUntil(span.last().plusDays(1))
                .filter(day -> !day.isBefore(first()) && !day.isAfter(last()))
                .toList();
    }

    static Predicate<Event> is(String type) {
        return event -> event.type().equals(type);
    }

    private Stream<List<Event>> within(Span span) {
        return days.subMap(span.first(), true, span.last(), true).values().stream();
    }
}
