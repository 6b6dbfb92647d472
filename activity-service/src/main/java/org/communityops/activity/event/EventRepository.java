package org.communityops.activity.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.communityops.activity.envelope.CloudEvent;
import org.communityops.activity.envelope.EventJson;
import org.jspecify.annotations.Nullable;

/** Recorded events in the database, always within one community. */
@ApplicationScoped
class EventRepository {
    private static final String SELECT = """
            select e.id, e.source, e.source_id, e.type, e.subject, e.time, e.member_id, e.data, e.attributes, e.checksum,
                   e.recorded_at, r.event_id is not null as retracted
              from event e
              left join retraction r on r.community_id = e.community_id and r.source = e.source
                                    and r.source_id = e.source_id
             where e.community_id = ?
            """;

    private final AgroalDataSource database;

    EventRepository(AgroalDataSource database) {
        this.database = database;
    }

    /** One step of a search: at most {@code rows} events between two ids, newest first. */
    record Step(@Nullable UUID before, @Nullable UUID notBefore, int rows) {}

    Optional<EventRow> find(UUID communityId, UUID id) {
        return read(new Statement(SELECT, communityId).and("e.id = ?", id)).stream()
                .findFirst();
    }

    /** The events from one id to another, oldest first. */
    List<EventRow> block(UUID communityId, UUID first, UUID last) {
        return read(new Statement(SELECT, communityId)
                .and("e.id >= ?", first)
                .and("e.id <= ?", last)
                .then("order by e.id"));
    }

    /** The events of a step that pass a filter. */
    List<EventRow> search(UUID communityId, EventFilter filter, Step step) {
        var statement = new Statement(SELECT, communityId)
                .and("e.member_id = ?", filter.memberId())
                .and("e.id < ?", step.before())
                .and("e.id >= ?", step.notBefore())
                .and("e.type = ?", filter.type())
                .and("e.data ->> 'channel' = ?", filter.channel())
                .and("e.data ->> 'topic' = ?", filter.topic())
                .and("e.time >= ?", utc(filter.from()))
                .and("e.time < ?", utc(filter.to()));
        return read(statement.then("order by e.id desc limit " + step.rows()));
    }

    /** The id {@code rows} events further back, of the member if one is asked for; empty when there are fewer. */
    Optional<UUID> back(UUID communityId, EventFilter filter, @Nullable UUID before, int rows) {
        var statement = new Statement("select e.id from event e where e.community_id = ?", communityId)
                .and("e.member_id = ?", filter.memberId())
                .and("e.id < ?", before)
                .then("order by e.id desc limit 1 offset " + (rows - 1));
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(statement.sql())) {
            statement.bind(query);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Events cannot be read", e);
        }
    }

    private List<EventRow> read(Statement statement) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(statement.sql())) {
            statement.bind(query);
            var rows = new ArrayList<EventRow>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(row(row));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("Events cannot be read", e);
        }
    }

    private static EventRow row(ResultSet row) throws SQLException {
        return new EventRow(
                row.getObject("id", UUID.class),
                event(row),
                row.getObject("member_id", UUID.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getLong("checksum"),
                row.getBoolean("retracted"));
    }

    private static CloudEvent event(ResultSet row) throws SQLException {
        var attributes = object(row.getString("attributes"));
        Map<String, JsonNode> further = new HashMap<>();
        if (attributes != null) {
            attributes.properties().forEach(a -> further.put(a.getKey(), a.getValue()));
        }
        return new CloudEvent(
                "1.0",
                row.getString("source_id"),
                row.getString("source"),
                row.getString("type"),
                row.getString("subject"),
                row.getObject("time", OffsetDateTime.class).toInstant(),
                object(row.getString("data")),
                further);
    }

    private static @Nullable ObjectNode object(@Nullable String text) {
        try {
            return text == null ? null : (ObjectNode) EventJson.one(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("A recorded event is not JSON", e);
        }
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
