package org.communityops.deploy.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects the events of the story. An event's id is made of its date and its number on that date. */
final class Diary {
    static final String SOURCE = "wecom://demo";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalDate first;
    private final ZoneId zone;
    private final List<DemoEvent> events = new ArrayList<>();
    private final Map<LocalDate, Integer> numbers = new HashMap<>();

    Diary(LocalDate first, ZoneId zone) {
        this.first = first;
        this.zone = zone;
    }

    /**
     * Notes an event.
     *
     * @param day of the story, from 0
     * @param seconds after the local midnight; may run into the next day
     * @param data the type's own fields
     * @return the event's id, to refer to it
     */
    String note(int day, int seconds, DemoMember who, String type, Map<String, ?> data) {
        var date = first.plusDays(day);
        var time = date.atTime(LocalTime.MIN).atZone(zone).toInstant().plusSeconds(seconds);
        var number = numbers.merge(date, 1, Integer::sum);
        var id = "demo-" + date + "-%05d".formatted(number);
        ObjectNode event = JSON.createObjectNode();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", SOURCE);
        event.put("type", type);
        event.put("subject", who.id());
        event.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
        event.set("data", JSON.valueToTree(new TreeMap<>(data)));
        events.add(new DemoEvent(time, type, event));
        return id;
    }

    /** The events up to an instant, by time. */
    List<DemoEvent> until(Instant end) {
        return events.stream()
                .filter(event -> !event.time().isAfter(end))
                .sorted(Comparator.comparing(DemoEvent::time))
                .toList();
    }
}
