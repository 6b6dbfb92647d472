package org.communityops.kit.thing;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.communityops.kit.feed.News;
import org.communityops.kit.feed.Outbox;
import org.communityops.kit.ids.Ids;

@ApplicationScoped
class ThingStore {
    private final AgroalDataSource database;
    private final Outbox outbox;
    private final Clock clock;

    ThingStore(AgroalDataSource database, Outbox outbox, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    Thing create(UUID communityId, String name) throws SQLException {
        var thing = new Thing(Ids.next(), name, 1);
        try (var connection = database.getConnection();
                var insert =
                        connection.prepareStatement("insert into thing (community_id, id, name) values (?, ?, ?)")) {
            insert.setObject(1, communityId);
            insert.setObject(2, thing.id());
            insert.setString(3, name);
            insert.executeUpdate();
        }
        outbox.add(News.of(thing.id(), communityId, "thing.created", thing.id().toString(), clock.instant(), thing));
        return thing;
    }

    @Transactional
    void rename(UUID communityId, UUID id, String name) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update thing set name = ?, version = version + 1 where community_id = ? and id = ?")) {
            update.setString(1, name);
            update.setObject(2, communityId);
            update.setObject(3, id);
            update.executeUpdate();
        }
    }

    Optional<Thing> find(UUID communityId, UUID id) throws SQLException {
        return list(communityId, new UUID(0, 0), 1_000).stream()
                .filter(t -> t.id().equals(id))
                .findAny();
    }

    List<Thing> list(UUID communityId, UUID after, int limit) throws SQLException {
        return query("where community_id = '" + communityId + "' and id > '" + after + "'", limit);
    }

    /** A query that forgets its community: row-level security has to catch it. */
    List<Thing> forgetful() throws SQLException {
        return query("", 1_000);
    }

    private List<Thing> query(String where, int limit) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select id, name, version from thing " + where + " order by id limit " + limit);
                var row = query.executeQuery()) {
            var things = new ArrayList<Thing>();
            while (row.next()) {
                things.add(new Thing(row.getObject(1, UUID.class), row.getString(2), row.getInt(3)));
            }
            return things;
        }
    }
}
