package org.communityops.deploy.e2e.stream;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.communityops.deploy.e2e.running.Caller;

/** One thing that somebody did, as a bot tells it. */
public record Event(String id, String type, String subject, Instant time, Map<String, Object> data) {
    public static final String PLATFORM = "story";
    public static final String SOURCE = PLATFORM + "://group/1";

    public boolean isReply() {
        return Boolean.TRUE.equals(data.get("isReply"));
    }

    /** As CloudEvents JSON. */
    public String json() {
        var event = new LinkedHashMap<String, Object>();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", SOURCE);
        event.put("type", type);
        event.put("subject", subject);
        event.put("time", time.toString());
        event.put("data", data);
        return Caller.json(event);
    }

    /** The event that takes this one back, a minute later. */
    Event retraction() {
        return new Event("retract-" + id, "event.retracted", subject, time.plusSeconds(60), Map.of("id", id));
    }
}
