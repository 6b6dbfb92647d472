package org.communityops.kpi.fact;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.communityops.kpi.community.Community;

/** The store of facts, as the rollups use it. */
@ApplicationScoped
public class Facts {
    private final FactRepository facts;
    private final MemberNumberRepository numbers;

    Facts(FactRepository facts, MemberNumberRepository numbers) {
        this.facts = facts;
        this.numbers = numbers;
    }

    /** Adds facts and returns those that were not there before. */
    public List<Fact> add(Connection feed, Collection<Fact> added) throws SQLException {
        return facts.insert(feed, added);
    }

    /** Takes back the targets of retractions and returns those that had counted until now. */
    public List<Fact> retract(Connection feed, Collection<RecordedActivity> retractions) throws SQLException {
        var targeted = retractions.stream().filter(r -> r.target() != null).toList();
        return targeted.isEmpty() ? List.of() : facts.retract(feed, targeted);
    }

    /** The facts of some types on some days that count. */
    public List<FactGroup> groups(Connection feed, UUID community, Collection<String> types, Collection<LocalDate> days)
            throws SQLException {
        return facts.groups(feed, community, types, days);
    }

    /** Hands out all facts of a community that count. */
    public void eachGroup(Connection feed, UUID community, Consumer<FactGroup> consumer) throws SQLException {
        facts.eachGroup(feed, community, consumer);
    }

    /** Moves facts and joins to the days on which they happened in the community's present zone. */
    public void redate(Connection feed, Community community) throws SQLException {
        facts.redate(feed, community.id(), community.zone());
        numbers.redate(feed, community.id());
    }
}
