package org.communityops.activity.count;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The counts in the database. */
@ApplicationScoped
class EventCountRepository {
    private static final String BY_HOUR = """
            select date_trunc('hour', quarter, 'UTC') as period, type, sum(events)::bigint as events from event_count
             where community_id = ? and quarter >= ? and quarter < ? and (type = ? or ?::text is null)
             group by period, type order by period, type collate "C"
            """;
    private static final String BY_DAY = """
            select (quarter at time zone ?)::date as period, type, sum(events)::bigint as events from event_count
             where community_id = ? and quarter >= ? and quarter < ? and (type = ? or ?::text is null)
             group by period, type order by period, type collate "C"
            """;

    private final AgroalDataSource database;

    EventCountRepository(AgroalDataSource database) {
        this.database = database;
    }

    List<EventCounts.Count> count(
            UUID communityId, Instant from, Instant to, Granularity granularity, ZoneId zone, @Nullable String type) {
        var daily = granularity == Granularity.DAY;
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(daily ? BY_DAY : BY_HOUR)) {
            var next = 1;
            if (daily) {
                query.setString(next++, zone.getId());
            }
            query.setObject(next++, communityId);
            query.setObject(next++, from.atOffset(ZoneOffset.UTC));
            query.setObject(next++, to.atOffset(ZoneOffset.UTC));
            query.setString(next++, type);
            query.setString(next, type);
            var counts = new ArrayList<EventCounts.Count>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var period = daily
                            ? row.getObject("period", LocalDate.class).toString()
                            : row.getObject("period", OffsetDateTime.class)
                                    .toInstant()
                                    .toString();
                    counts.add(new EventCounts.Count(period, row.getString("type"), row.getLong("events")));
                }
            }
            return counts;
        } catch (SQLException e) {
            throw new IllegalStateException("Counts cannot be read", e);
        }
    }
}
