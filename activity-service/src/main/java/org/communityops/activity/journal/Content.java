package org.communityops.activity.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.communityops.activity.envelope.Envelope;
import org.communityops.activity.envelope.EventJson;
import org.jspecify.annotations.Nullable;

/** The content of an event beyond its identity, to be compared member by member. */
record Content(
        String type, @Nullable String subject, @Nullable Instant time, JsonNode data, JsonNode attributes) {
    static Content of(Envelope envelope) {
        return of(envelope.type(), envelope.subject(), envelope.time(), envelope.dataJson(), envelope.attributesJson());
    }

    static Content of(
            String type,
            @Nullable String subject,
            @Nullable Instant time,
            @Nullable String data,
            @Nullable String attributes) {
        return new Content(type, subject, time, json(data), json(attributes));
    }

    /** JSON pointers to the members in which this differs from what is kept, never none. */
    List<String> differences(Content kept) {
        var pointers = new ArrayList<String>();
        if (!type.equals(kept.type)) {
            pointers.add("/type");
        }
        if (!Objects.equals(subject, kept.subject)) {
            pointers.add("/subject");
        }
        if (time != null && !time.equals(kept.time)) {
            pointers.add("/time");
        }
        compare(attributes, kept.attributes, "", pointers);
        compare(data, kept.data, "/data", pointers);
        // what is left is a time that one of the two did not state and got from us
        return pointers.isEmpty() ? List.of("/time") : pointers;
    }

    private static void compare(JsonNode sent, JsonNode kept, String pointer, List<String> pointers) {
        if (!pointer.isEmpty() && (!sent.isObject() || !kept.isObject())) {
            if (!isSame(sent, kept)) {
                pointers.add(pointer);
            }
            return;
        }
        var names = new TreeSet<String>();
        sent.fieldNames().forEachRemaining(names::add);
        kept.fieldNames().forEachRemaining(names::add);
        for (var name : names) {
            var below = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            compare(sent.path(name), kept.path(name), below, pointers);
        }
    }

    /** Numbers are the same when their values are, however they are spelled. */
    private static boolean isSame(JsonNode a, JsonNode b) {
        return a.equals(Content::order, b);
    }

    private static int order(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            BigDecimal left = a.decimalValue();
            return left.compareTo(b.decimalValue());
        }
        return a.equals(b) ? 0 : 1;
    }

    private static JsonNode json(@Nullable String text) {
        try {
            return text == null ? MissingNode.getInstance() : EventJson.one(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("An event is not JSON", e);
        }
    }
}
