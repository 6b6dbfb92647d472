package org.communityops.kpi.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.community.ZoneListener;
import org.communityops.kpi.fact.Fact;
import org.communityops.kpi.fact.FactGroup;
import org.communityops.kpi.fact.Facts;
import org.communityops.kpi.fact.JoinMove;
import org.communityops.kpi.fact.Members;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Keeps the rollups equal to what the facts would give. Its callers hold the locks of the communities and have changed
 * the facts in the same transaction.
 */
@ApplicationScoped
class RollupKeeper implements ZoneListener {
    private final PresenceRepository presence;
    private final CounterRepository counters;
    private final ChannelRepository channels;
    private final Facts facts;
    private final Members members;

    RollupKeeper(
            PresenceRepository presence,
            CounterRepository counters,
            ChannelRepository channels,
            Facts facts,
            Members members) {
        this.presence = presence;
        this.counters = counters;
        this.channels = channels;
        this.facts = facts;
        this.members = members;
    }

    /** Adds new facts. */
    void add(Connection feed, Collection<Fact> added) throws SQLException {
        var tally = new Tally();
        added.forEach(fact -> tally.add(fact.communityId(), FactGroup.of(fact)));
        add(feed, tally);
    }

    /** Takes facts out: their days are counted again from the facts that are left. */
    void takeBack(Connection feed, Collection<Fact> retracted) throws SQLException {
        var byCommunity = retracted.stream().collect(Collectors.groupingBy(Fact::communityId));
        for (var community : byCommunity.entrySet()) {
            recount(feed, community.getKey(), community.getValue());
        }
        var lost = new Tally();
        retracted.forEach(fact -> lost.takeOffBoards(fact.communityId(), FactGroup.of(fact)));
        counters.addToBoards(feed, lost.boards());
        counters.sweepBoards(feed, lost.boards().keySet());
    }

    /** Moves members between the days on which they joined; each member at most once. */
    void move(Connection feed, List<JoinMove> moves) throws SQLException {
        presence.remove(feed, members(moves, JoinMove::from));
        presence.add(feed, members(moves, JoinMove::to));
    }

    /** The community with the days that its facts reach, after some were taken back. */
    Community reach(Connection feed, Community community) throws SQLException {
        return presence.reach(feed, community);
    }

    @Override
    public Community zoneChanged(Connection feed, Community community) throws SQLException {
        facts.redate(feed, community);
        return rebuild(feed, community);
    }

    /** Builds all rollups of a community again, from facts alone. */
    Community rebuild(Connection feed, Community community) throws SQLException {
        var id = community.id();
        presence.deleteAll(feed, id);
        counters.deleteAll(feed, id);
        channels.deleteAll(feed, id);
        var tally = new Tally();
        facts.eachGroup(feed, id, group -> tally.add(id, group));
        members.eachJoined(feed, id, (day, number) -> tally.addMember(id, Measure.JOINED, day, number));
        add(feed, tally);
        return presence.reach(feed, community);
    }

    private void add(Connection feed, Tally tally) throws SQLException {
        counters.add(feed, tally.counts());
        presence.add(feed, tally.members());
        channels.add(feed, tally.channels());
        counters.addToBoards(feed, tally.boards());
    }

    private void recount(Connection feed, UUID community, List<Fact> retracted) throws SQLException {
        var measures = retracted.stream()
                .map(FactGroup::of)
                .flatMap(Measure::lookingAt)
                .collect(Collectors.toSet());
        var days = retracted.stream().map(Fact::day).collect(Collectors.toSet());
        var cells = cells(community, measures, days);
        counters.delete(feed, cells);
        presence.delete(feed, cells);
        channels.delete(feed, cells);
        var types =
                measures.stream().flatMap(measure -> measure.types().stream()).collect(Collectors.toSet());
        var left = new Tally();
        for (var group : facts.groups(feed, community, types, days)) {
            measures.forEach(measure -> left.addToDay(community, measure, group));
        }
        add(feed, left);
    }

    private static List<Tally.Cell> cells(UUID community, Set<Measure> measures, Set<LocalDate> days) {
        return measures.stream()
                .flatMap(measure -> days.stream().map(day -> new Tally.Cell(community, measure.name(), day)))
                .toList();
    }

    private static Map<Tally.Cell, RoaringBitmap> members(
            List<JoinMove> moves, Function<JoinMove, @Nullable LocalDate> end) {
        var tally = new Tally();
        for (var move : moves) {
            var day = end.apply(move);
            if (day != null) {
                tally.addMember(move.communityId(), Measure.JOINED, day, move.number());
            }
        }
        return tally.members();
    }
}
