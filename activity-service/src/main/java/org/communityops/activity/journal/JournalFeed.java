package org.communityops.activity.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.communityops.kit.feed.FeedBodies;
import org.communityops.kit.feed.FeedBody;
import org.communityops.kit.feed.FeedRow;
import org.jspecify.annotations.Nullable;

/** The news of recorded events, made of the journal when the feed is read: a body is stored once. */
@ApplicationScoped
class JournalFeed implements FeedBodies {
    private final BlockRepository blocks;
    private final RetractionOrder retractions;
    private final ObjectMapper json;

    JournalFeed(BlockRepository blocks, RetractionOrder retractions, ObjectMapper json) {
        this.blocks = blocks;
        this.retractions = retractions;
        this.json = json;
    }

    @Override
    public List<List<FeedBody>> expand(Connection connection, List<FeedRow> rows) throws SQLException {
        var events = blocks.events(connection, rows);
        var order = retractions.of(connection, rows, events);
        var bodies = new ArrayList<List<FeedBody>>(rows.size());
        for (var row = 0; row < rows.size(); row++) {
            var block = new ArrayList<FeedBody>();
            for (var event : events.get(row)) {
                block.add(new FeedBody(event.id(), subject(event), event.recordedAt(), body(event, order)));
            }
            bodies.add(block);
        }
        return bodies;
    }

    /** The member, so that news of one member keep their order; an event that nobody did stands for itself. */
    private static String subject(JournalEvent event) {
        return (event.memberId() == null ? event.id() : event.memberId()).toString();
    }

    private String body(JournalEvent event, RetractionOrder.Signals signals) {
        var text = new StringWriter(512);
        try (var out = json.getFactory().createGenerator(text)) {
            out.writeStartObject();
            out.writeFieldName("event");
            cloudEvent(out, event);
            optional(out, "memberId", event.memberId());
            optional(out, "platform", event.platform());
            optional(out, "externalId", event.subject());
            out.writeStringField("recordedAt", event.recordedAt().toString());
            out.writeStringField("checksum", hex(event.checksum()));
            if (signals.isRetractedBefore(event)) {
                out.writeBooleanField("retracted", true);
            }
            var target = signals.targetBefore(event);
            if (target != null) {
                retracts(out, target);
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("An event cannot be written as JSON", e);
        }
        return text.toString();
    }

    private static void cloudEvent(JsonGenerator out, JournalEvent event) throws IOException {
        out.writeStartObject();
        out.writeStringField("specversion", "1.0");
        out.writeStringField("id", event.sourceId());
        out.writeStringField("source", event.source());
        out.writeStringField("type", event.type());
        optional(out, "subject", event.subject());
        out.writeStringField("time", event.time().toString());
        if (event.attributes() != null) {
            // the members of the object, without its braces
            out.writeRaw(
                    "," + event.attributes().substring(1, event.attributes().length() - 1));
        }
        if (event.data() != null) {
            out.writeFieldName("data");
            out.writeRawValue(event.data());
        }
        out.writeEndObject();
    }

    private static void retracts(JsonGenerator out, RetractionOrder.Target target) throws IOException {
        out.writeObjectFieldStart("retracts");
        out.writeStringField("eventId", target.eventId().toString());
        out.writeStringField("source", target.source());
        out.writeStringField("id", target.sourceId());
        out.writeStringField("type", target.type());
        optional(out, "memberId", target.memberId());
        out.writeStringField("time", target.time().toString());
        out.writeEndObject();
    }

    private static void optional(JsonGenerator out, String name, @Nullable Object value) throws IOException {
        if (value != null) {
            out.writeStringField(name, value.toString());
        }
    }

    private static String hex(long checksum) {
        return HexFormat.of().toHexDigits(checksum);
    }
}
