package org.communityops.activity.live;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/** The feed as a live stream of one community reads it. */
@ApplicationScoped
class LiveRepository {
    private static final String HEADS = "select slice, position from feed_head order by slice";
    private static final String SLICE = "select slice from feed where community_id = ? limit 1";
    private static final String BLOCKS = """
            select id, position, size from feed
             where slice = ? and position > ? and community_id = ? and type = 'activity.recorded'
             order by position limit ?
            """;

    private final AgroalDataSource database;

    LiveRepository(@DataSource("feed") AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Events that were published together.
     *
     * @param first the first of their ids
     * @param position that of the last of them
     */
    record Block(UUID first, long position, int size) {}

    /** The position of the last news of each slice. */
    List<Long> heads() {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(HEADS);
                var row = query.executeQuery()) {
            var heads = new ArrayList<Long>();
            while (row.next()) {
                heads.add(row.getLong("position"));
            }
            return heads;
        } catch (SQLException e) {
            throw new IllegalStateException("The feed cannot be read", e);
        }
    }

    /** The slice of a community; empty before its first event. */
    OptionalInt slice(UUID communityId) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(SLICE)) {
            query.setObject(1, communityId);
            try (var row = query.executeQuery()) {
                return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The feed cannot be read", e);
        }
    }

    /** The blocks of a community that hold events after a position. */
    List<Block> after(UUID communityId, int slice, long position, int most) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(BLOCKS)) {
            query.setInt(1, slice);
            query.setLong(2, position);
            query.setObject(3, communityId);
            query.setInt(4, most);
            var blocks = new ArrayList<Block>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    blocks.add(new Block(row.getObject(1, UUID.class), row.getLong(2), row.getInt(3)));
                }
            }
            return blocks;
        } catch (SQLException e) {
            throw new IllegalStateException("The feed cannot be read", e);
        }
    }
}
