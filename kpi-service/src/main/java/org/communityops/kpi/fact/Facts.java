package org.communityops.kpi.fact;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.period.DayRange;

/** The store of facts, as the rollups use it. */
@ApplicationScoped
public class Facts {
    private final FactRepository facts;

    Facts(FactRepository facts) {
        this.facts = facts;
    }

    /**
     * Adds facts and returns those that were not there before.
     *
     * @param communities the locked communities of the facts
     */
    public List<Fact> add(Connection feed, Map<UUID, Community> communities, Collection<Fact> added)
            throws SQLException {
        return facts.insert(feed, added, fact -> storedDay(community(communities, fact.communityId()), fact));
    }

    /**
     * Takes back the targets of retractions and returns those that had counted until now, on the days on which they did.
     *
     * @param communities the locked communities of the retractions
     */
    public List<Fact> retract(
            Connection feed, Map<UUID, Community> communities, Collection<RecordedActivity> retractions)
            throws SQLException {
        var targeted = retractions.stream().filter(r -> r.target() != null).toList();
        if (targeted.isEmpty()) {
            return List.of();
        }
        return facts.retract(feed, targeted).stream()
                .map(fact -> {
                    var community = community(communities, fact.communityId());
                    return community.isMoving() ? fact.in(community.zone()) : fact;
                })
                .toList();
    }

    /** The facts of some types on some days that count, on their days in a zone in which the community counts. */
    public List<FactGroup> groups(
            Connection feed, Community community, ZoneId zone, Collection<String> types, Collection<LocalDate> days)
            throws SQLException {
        return community.isMoving()
                ? facts.groups(feed, community.id(), zone, types, days)
                : facts.groups(feed, community.id(), types, days);
    }

    /** Hands out the facts of a community that count and lie on some days, which are days of the given zone. */
    public void eachGroup(Connection feed, UUID community, ZoneId zone, DayRange days, Consumer<FactGroup> consumer)
            throws SQLException {
        facts.eachGroup(feed, community, zone, days, consumer);
    }

    /** Stores the facts that lie on some days, which are days of the given zone, under these days. */
    public void redate(Connection feed, UUID community, ZoneId zone, DayRange days) throws SQLException {
        facts.redate(feed, community, zone, days);
    }

    /** All days on which facts of a community can lie, whatever the zone; empty without facts. */
    public Optional<DayRange> reach(Connection feed, UUID community) throws SQLException {
        return facts.reach(feed, community)
                .map(stored -> new DayRange(
                        stored.from().minusDays(FactRepository.ZONES_APART),
                        stored.to().plusDays(FactRepository.ZONES_APART)));
    }

    /** While a community moves, what arrives is stored under the day of the zone to which it moves. */
    private static LocalDate storedDay(Community community, Fact fact) {
        var recounting = community.recounting();
        return recounting == null || !community.isMoving()
                ? fact.day()
                : fact.in(recounting.zone()).day();
    }

    private static Community community(Map<UUID, Community> communities, UUID id) {
        return Objects.requireNonNull(communities.get(id));
    }
}
