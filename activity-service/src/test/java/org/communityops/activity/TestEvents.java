package org.communityops.activity;

/** Events as bots send them. */
public final class TestEvents {
    private TestEvents() {}

    /** A message that somebody posted in the channel {@code general} at a fixed time. */
    public static String message(String id) {
        return message(id, "u-1", "2026-03-02T08:00:00Z", "\"channel\":\"general\",\"chars\":5");
    }

    /** A message with the members of its data. */
    public static String message(String id, String subject, String time, String data) {
        return event(id, "message.posted", subject, time, data);
    }

    /** An event of a type from the source {@code slack://team}. */
    public static String event(String id, String type, String subject, String time, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"slack://team\",\"type\":\"" + type
                + "\",\"subject\":\"" + subject + "\",\"time\":\"" + time + "\",\"data\":{" + data + "}}";
    }

    /** The taking back of an event of the same source. */
    public static String retraction(String id, String target) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id
                + "\",\"source\":\"slack://team\",\"type\":\"event.retracted\",\"time\":\"2026-03-02T09:00:00Z\",\"data\":{\"id\":\""
                + target + "\"}}";
    }
}
