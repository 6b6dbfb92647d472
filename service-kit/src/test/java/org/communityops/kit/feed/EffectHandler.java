package org.communityops.kit.feed;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A handler whose effects can be counted, and that fails as a test wants. */
@ApplicationScoped
class EffectHandler implements FeedHandler {
    static final String FEED = "effects";
    static final String TYPE = "effect.wanted";

    private final AgroalDataSource database;
    private volatile boolean curesPoison;
    private volatile boolean databaseIsAway;

    EffectHandler(@DataSource("feed") AgroalDataSource database) {
        this.database = database;
    }

    @Override
    public String feed() {
        return FEED;
    }

    @Override
    public boolean wants(String type) {
        return type.equals(TYPE);
    }

    @Override
    public void apply(Connection connection, List<FeedItem> items) throws SQLException {
        try (var insert = connection.prepareStatement("insert into effect (item_id, subject) values (?, ?)")) {
            for (var item : items) {
                insert.setString(1, item.id());
                insert.setString(2, item.subject());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        if (databaseIsAway) {
            throw new IllegalStateException(new SQLException("connection lost", "08006"));
        }
        if (!curesPoison && items.stream().anyMatch(i -> i.data().has("poison"))) {
            throw new IllegalArgumentException("poison");
        }
    }

    void curePoison(boolean cured) {
        curesPoison = cured;
    }

    void loseDatabase(boolean lost) {
        databaseIsAway = lost;
    }

    /** The effects so far, by item, in the order in which they happened. */
    List<String> effects() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select item_id from effect order by id");
                var row = query.executeQuery()) {
            var effects = new ArrayList<String>();
            while (row.next()) {
                effects.add(row.getString(1));
            }
            return effects;
        }
    }

    /** Begins to follow at the end of this service's own feed. */
    void beginAtTheEnd() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("insert into feed_cursor select '" + FEED + "', slice, epoch, position from feed_head");
        }
    }

    /** Forgets all effects, and that the feed was ever followed. */
    void reset() throws SQLException {
        curesPoison = false;
        databaseIsAway = false;
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from effect");
            statement.execute("delete from feed_cursor where feed = '" + FEED + "'");
            statement.execute("delete from dead_letter where feed = '" + FEED + "'");
        }
    }
}
