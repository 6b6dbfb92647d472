package org.communityops.kpi.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.communityops.kpi.community.Communities;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.fact.Facts;
import org.communityops.kpi.fact.Members;
import org.communityops.kpi.period.DayRange;

/**
 * Counts the rollups of a community again from its facts, beside those that serve: some days at a time, and when all are
 * counted, the new rollups take the place of the old ones. The caller holds the lock of the community in each of these
 * steps, and stores between them how far it has come, so that events which arrive meanwhile are in both.
 */
@ApplicationScoped
public class RollupRecount {
    private final Communities communities;
    private final Facts facts;
    private final Members members;
    private final RollupSwitchRepository rollups;

    RollupRecount(Communities communities, Facts facts, Members members, RollupSwitchRepository rollups) {
        this.communities = communities;
        this.facts = facts;
        this.members = members;
        this.rollups = rollups;
    }

    /** Throws away what was counted so far. */
    public void clear(Connection feed, UUID community) throws SQLException {
        RollupStore.RECOUNTED.deleteAll(feed, community);
    }

    /** Counts some days, which are days of the given zone. */
    public void count(Connection feed, UUID community, ZoneId zone, DayRange days) throws SQLException {
        var tally = new Tally();
        facts.eachGroup(feed, community, zone, days, group -> tally.add(community, group));
        RollupStore.RECOUNTED.add(feed, tally);
        facts.redate(feed, community, zone, days);
    }

    /**
     * Puts the new rollups, for which all days have been counted, in the place of the old ones. Its time grows with days and
     * members, never with events.
     *
     * @return where they differ from the old ones
     */
    public List<RollupDifference> complete(Connection feed, Community community, ZoneId zone) throws SQLException {
        var id = community.id();
        members.redate(feed, id, zone);
        var joined = new Tally();
        members.eachJoined(feed, id, (day, number) -> joined.addMember(id, Measure.JOINED, day, number));
        RollupStore.RECOUNTED.add(feed, joined);
        var differences = rollups.differences(feed, id);
        if (!differences.isEmpty()) {
            rollups.replace(feed, id);
        }
        clear(feed, id);
        communities.settle(feed, RollupStore.SERVING.presence().reach(feed, community.in(zone)));
        return differences;
    }

    /** Does it all at once: for a community whose figures nobody can ask for yet. */
    public void recountAtOnce(Connection feed, Community community, ZoneId zone) throws SQLException {
        clear(feed, community.id());
        var reach = facts.reach(feed, community.id());
        if (reach.isPresent()) {
            count(feed, community.id(), zone, reach.get());
        }
        complete(feed, community, zone);
    }
}
