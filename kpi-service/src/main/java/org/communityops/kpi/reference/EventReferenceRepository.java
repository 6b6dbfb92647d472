package org.communityops.kpi.reference;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import org.communityops.kpi.jdbc.ColumnArrays;

/** References in the database, written a page at a time. */
@ApplicationScoped
class EventReferenceRepository {
    private static final String INSERT = """
            insert into event_reference (community_id, event_id, name, about)
            select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[])
            on conflict do nothing""";

    void insert(Connection feed, Collection<EventReference> references) throws SQLException {
        try (var statement = feed.prepareStatement(INSERT)) {
            ColumnArrays.bind(statement, references)
                    .column("uuid", EventReference::communityId)
                    .column("uuid", EventReference::eventId)
                    .column("uuid", EventReference::name)
                    .column("uuid", EventReference::about);
            statement.executeUpdate();
        }
    }
}
