package org.communityops.kpi.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.fact.Fact;
import org.communityops.kpi.fact.FactGroup;
import org.communityops.kpi.fact.Facts;
import org.communityops.kpi.fact.JoinMove;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Keeps the rollups equal to what the facts would give, and those of a recount equal to what the facts of the days that
 * it has counted would give. Its callers hold the locks of the communities and have changed the facts in the same
 * transaction.
 */
@ApplicationScoped
class RollupKeeper {
    private final Facts facts;

    RollupKeeper(Facts facts) {
        this.facts = facts;
    }

    /** Adds new facts. */
    void add(Connection feed, Map<UUID, Community> locked, Collection<Fact> added) throws SQLException {
        RollupStore.SERVING.add(feed, tally(added));
        RollupStore.RECOUNTED.add(feed, tally(recounted(locked, added)));
    }

    /** Takes facts out: their days are counted again from the facts that are left. */
    void takeBack(Connection feed, Map<UUID, Community> locked, Collection<Fact> retracted) throws SQLException {
        takeBack(feed, RollupStore.SERVING, locked, Community::zone, retracted);
        takeBack(feed, RollupStore.RECOUNTED, locked, RollupKeeper::zoneOfRecount, recounted(locked, retracted));
    }

    /** Moves members between the days on which they joined; each member at most once. */
    void move(Connection feed, List<JoinMove> moves) throws SQLException {
        var presence = RollupStore.SERVING.presence();
        presence.remove(feed, members(moves, JoinMove::from));
        presence.add(feed, members(moves, JoinMove::to));
    }

    /** The community with the days that its facts reach, after some were taken back. */
    Community reach(Connection feed, Community community) throws SQLException {
        return RollupStore.SERVING.presence().reach(feed, community);
    }

    /** The facts that lie on days which a recount has counted, on these days. */
    private static List<Fact> recounted(Map<UUID, Community> locked, Collection<Fact> facts) {
        return facts.stream()
                .flatMap(fact -> {
                    var recounting = community(locked, fact.communityId()).recounting();
                    if (recounting == null) {
                        return Stream.empty();
                    }
                    var there = fact.in(recounting.zone());
                    return recounting.hasCounted(there.day()) ? Stream.of(there) : Stream.empty();
                })
                .toList();
    }

    private void takeBack(
            Connection feed,
            RollupStore store,
            Map<UUID, Community> locked,
            Function<Community, ZoneId> zone,
            Collection<Fact> retracted)
            throws SQLException {
        var byCommunity = retracted.stream().collect(Collectors.groupingBy(Fact::communityId));
        for (var lost : byCommunity.entrySet()) {
            var community = community(locked, lost.getKey());
            recountDays(feed, store, community, zone.apply(community), lost.getValue());
        }
        var lost = new Tally();
        retracted.forEach(fact -> lost.takeOffBoards(fact.communityId(), FactGroup.of(fact)));
        store.takeOffBoards(feed, lost);
    }

    private void recountDays(Connection feed, RollupStore store, Community community, ZoneId zone, List<Fact> retracted)
            throws SQLException {
        var measures = retracted.stream()
                .map(FactGroup::of)
                .flatMap(Measure::lookingAt)
                .collect(Collectors.toSet());
        var days = retracted.stream().map(Fact::day).collect(Collectors.toSet());
        store.delete(feed, cells(community.id(), measures, days));
        var types =
                measures.stream().flatMap(measure -> measure.types().stream()).collect(Collectors.toSet());
        var left = new Tally();
        for (var group : facts.groups(feed, community, zone, types, days)) {
            measures.forEach(measure -> left.addToDay(community.id(), measure, group));
        }
        store.add(feed, left);
    }

    private static Tally tally(Collection<Fact> facts) {
        var tally = new Tally();
        facts.forEach(fact -> tally.add(fact.communityId(), FactGroup.of(fact)));
        return tally;
    }

    private static Community community(Map<UUID, Community> locked, UUID id) {
        return Objects.requireNonNull(locked.get(id));
    }

    private static ZoneId zoneOfRecount(Community community) {
        return Objects.requireNonNull(community.recounting()).zone();
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
