package org.communityops.activity.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.communityops.activity.envelope.Envelope;
import org.communityops.kit.feed.FeedRow;
import org.communityops.kit.ids.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Decides which of an event and its retraction tells the followers of it: the one that stands later in the feed. So
 * they hear of it exactly once, whichever arrived first and whenever the feed is read.
 */
@ApplicationScoped
class RetractionOrder {
    private static final String TARGETS = """
            select r.event_id, e.community_id, e.id, e.source, e.source_id, e.type, e.member_id, e.time
              from unnest(?::uuid[], ?::uuid[]) as n (community_id, id)
              join event x on x.community_id = n.community_id and x.id = n.id
              join retraction r on r.community_id = n.community_id and r.event_id = n.id
                               and r.source = coalesce(x.data ->> 'source', x.source) and r.source_id = x.data ->> 'id'
              join event e on e.community_id = r.community_id and e.source = r.source and e.source_id = r.source_id
            """;

    private static final String POSITIONS = """
            select n.id, f.position
              from unnest(?::uuid[], ?::uuid[], ?::uuid[]) as n (community_id, first, id)
             cross join lateral (
                   select f.position from feed f
                    where f.community_id = n.community_id and f.id between n.first and n.id
                    order by f.id desc limit 1) f
            """;

    /** An event that was taken back. */
    record Target(
            UUID communityId,
            UUID eventId,
            String source,
            String sourceId,
            String type,
            @Nullable UUID memberId,
            Instant time) {}

    /** The place of an event in the order of the feed. */
    private record Place(long position, UUID id) {
        boolean isBefore(Place other) {
            return position < other.position || (position == other.position && id.compareTo(other.id) < 0);
        }
    }

    /** What a page of events has to say about retractions. */
    record Signals(Map<UUID, Place> places, Map<UUID, Target> targets) {
        /** Whether the followers heard of the retraction before the event. */
        boolean isRetractedBefore(JournalEvent event) {
            return event.retractedBy() != null && isBefore(event.retractedBy(), event.id());
        }

        /** What this retraction takes back, null when that comes later, never, or was taken back before. */
        @Nullable Target targetBefore(JournalEvent event) {
            var target = targets.get(event.id());
            return target != null && isBefore(target.eventId(), event.id()) ? target : null;
        }

        /** What has no place yet comes later than what has. */
        private boolean isBefore(UUID one, UUID other) {
            var place = places.get(one);
            var than = places.get(other);
            return place != null && than != null && place.isBefore(than);
        }
    }

    Signals of(Connection connection, List<FeedRow> rows, List<List<JournalEvent>> events) throws SQLException {
        var places = new HashMap<UUID, Place>();
        var retractions = new ArrayList<JournalEvent>();
        var elsewhere = new HashMap<UUID, UUID>();
        for (var row = 0; row < rows.size(); row++) {
            for (var event : events.get(row)) {
                if (event.retractedBy() != null) {
                    elsewhere.put(event.retractedBy(), event.communityId());
                }
                if (event.type().equals(Envelope.RETRACTED)) {
                    retractions.add(event);
                }
                if (event.retractedBy() != null || event.type().equals(Envelope.RETRACTED)) {
                    places.put(event.id(), new Place(rows.get(row).position(), event.id()));
                }
            }
        }
        var targets = retractions.isEmpty() ? Map.<UUID, Target>of() : targets(connection, retractions);
        targets.values().forEach(t -> elsewhere.put(t.eventId(), t.communityId()));
        elsewhere.keySet().removeAll(new LinkedHashSet<>(places.keySet()));
        if (!elsewhere.isEmpty()) {
            readPlaces(connection, elsewhere, places);
        }
        return new Signals(places, targets);
    }

    private static Map<UUID, Target> targets(Connection connection, List<JournalEvent> retractions)
            throws SQLException {
        try (var query = connection.prepareStatement(TARGETS)) {
            query.setArray(
                    1,
                    uuids(
                            connection,
                            retractions.stream().map(JournalEvent::communityId).toList()));
            query.setArray(
                    2,
                    uuids(connection, retractions.stream().map(JournalEvent::id).toList()));
            var targets = new HashMap<UUID, Target>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var target = new Target(
                            row.getObject("community_id", UUID.class),
                            row.getObject("id", UUID.class),
                            row.getString("source"),
                            row.getString("source_id"),
                            row.getString("type"),
                            row.getObject("member_id", UUID.class),
                            row.getObject("time", OffsetDateTime.class).toInstant());
                    targets.put(row.getObject("event_id", UUID.class), target);
                }
            }
            return targets;
        }
    }

    private static void readPlaces(Connection connection, Map<UUID, UUID> communityById, Map<UUID, Place> places)
            throws SQLException {
        try (var query = connection.prepareStatement(POSITIONS)) {
            var ids = List.copyOf(communityById.keySet());
            query.setArray(
                    1, uuids(connection, ids.stream().map(communityById::get).toList()));
            query.setArray(
                    2,
                    uuids(
                            connection,
                            ids.stream().map(RetractionOrder::blockStart).toList()));
            query.setArray(3, uuids(connection, ids));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var id = row.getObject("id", UUID.class);
                    places.put(id, new Place(row.getLong("position"), id));
                }
            }
        }
    }

    /** The least id of the block to which an id belongs. */
    private static UUID blockStart(UUID id) {
        return new UUID(id.getMostSignificantBits(), Ids.blockEnd(id).getLeastSignificantBits() & ~0xFFFFL);
    }

    private static Array uuids(Connection connection, Collection<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }
}
