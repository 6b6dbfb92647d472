package org.communityops.kpi.rollup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;

/** The counters, sets, parts of channels and boards that are derived from facts: those that serve, and those that a recount builds. */
final class RollupStore {
    /** What answers are computed from. */
    static final RollupStore SERVING = new RollupStore("day_count", "presence", "channel_day", "board");

    /** What a recount has counted so far; without joins, which it counts at its end. */
    static final RollupStore RECOUNTED =
            new RollupStore("recounted_count", "recounted_presence", "recounted_channel", "recounted_board");

    private final CounterRepository counters;
    private final PresenceRepository presence;
    private final ChannelRepository channels;

    private RollupStore(String counts, String presence, String channels, String boards) {
        this.counters = new CounterRepository(counts, boards);
        this.presence = new PresenceRepository(presence);
        this.channels = new ChannelRepository(channels);
    }

    PresenceRepository presence() {
        return presence;
    }

    void add(Connection feed, Tally tally) throws SQLException {
        counters.add(feed, tally.counts());
        presence.add(feed, tally.members());
        channels.add(feed, tally.channels());
        counters.addToBoards(feed, tally.boards());
    }

    /** Empties the counters and sets of some days. */
    void delete(Connection feed, Collection<Tally.Cell> cells) throws SQLException {
        counters.delete(feed, cells);
        presence.delete(feed, cells);
        channels.delete(feed, cells);
    }

    /** Takes off the boards what a tally holds as negative values, and the places that hold nothing then. */
    void takeOffBoards(Connection feed, Tally lost) throws SQLException {
        counters.addToBoards(feed, lost.boards());
        counters.sweepBoards(feed, lost.boards().keySet());
    }

    /** Removes everything of a community. */
    void deleteAll(Connection feed, UUID community) throws SQLException {
        counters.deleteAll(feed, community);
        presence.deleteAll(feed, community);
        channels.deleteAll(feed, community);
    }
}
