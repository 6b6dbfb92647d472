package org.communityops.kpi.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.communityops.kit.digest.Digested;
import org.communityops.kit.digest.Digests;
import org.communityops.kit.feed.FeedHandler;
import org.communityops.kit.feed.FeedItem;
import org.communityops.kpi.community.Communities;
import org.communityops.kpi.community.Community;
import org.communityops.kpi.fact.Fact;
import org.communityops.kpi.fact.Facts;
import org.communityops.kpi.fact.Member;
import org.communityops.kpi.fact.Members;
import org.communityops.kpi.fact.RecordedActivity;

/** Turns pages of the activity feed into facts and rollups, in the transaction of the cursor. */
@ApplicationScoped
class ActivityFollower implements FeedHandler {
    private final Communities communities;
    private final Members members;
    private final Facts facts;
    private final RollupKeeper rollups;
    private final Digests digests;

    ActivityFollower(Communities communities, Members members, Facts facts, RollupKeeper rollups, Digests digests) {
        this.communities = communities;
        this.members = members;
        this.facts = facts;
        this.rollups = rollups;
        this.digests = digests;
    }

    @Override
    public String feed() {
        return "activity";
    }

    @Override
    public boolean wants(String type) {
        return type.equals(RecordedActivity.NEWS);
    }

    @Override
    public void apply(Connection feed, List<FeedItem> items) throws SQLException {
        var page = items.stream().map(RecordedActivity::of).toList();
        digests.record(feed, page.stream().map(ActivityFollower::digested).toList());

        var locked = communities.lock(
                feed, page.stream().map(RecordedActivity::communityId).collect(Collectors.toSet()));
        var added = facts.add(feed, locked, facts(feed, locked, page));
        var retracted = facts.retract(feed, locked, page);
        var counting = added.stream().filter(fact -> !fact.retracted()).toList();

        rollups.add(feed, locked, counting);
        rollups.takeBack(feed, locked, retracted);
        rollups.move(feed, members.joined(feed, counting));
        rollups.move(feed, members.unjoined(feed, retracted));
        communities.advance(feed, reached(feed, locked, counting, retracted));
    }

    private List<Fact> facts(Connection feed, Map<UUID, Community> locked, List<RecordedActivity> page)
            throws SQLException {
        var numbers = members.number(
                feed,
                locked,
                page.stream().map(ActivityFollower::member).collect(Collectors.toCollection(LinkedHashSet::new)));
        var found = new ArrayList<Fact>();
        for (var activity : page) {
            var zone =
                    Objects.requireNonNull(locked.get(activity.communityId())).zone();
            found.add(activity.fact(zone, Objects.requireNonNull(numbers.get(member(activity)))));
        }
        return found;
    }

    /** The communities with the days that they reach now; after a retraction the ends may have come closer. */
    private List<Community> reached(
            Connection feed, Map<UUID, Community> locked, Collection<Fact> added, Collection<Fact> retracted)
            throws SQLException {
        added.forEach(fact -> locked.computeIfPresent(fact.communityId(), (_, c) -> c.including(fact.day())));
        var shrunk = retracted.stream().map(Fact::communityId).collect(Collectors.toSet());
        var reached = new ArrayList<Community>();
        for (var community : locked.values()) {
            reached.add(shrunk.contains(community.id()) ? rollups.reach(feed, community) : community);
        }
        return reached;
    }

    private static Member member(RecordedActivity activity) {
        return new Member(activity.communityId(), activity.memberId());
    }

    private static Digested digested(RecordedActivity activity) {
        return new Digested(activity.communityId(), activity.time(), activity.type(), activity.checksum());
    }
}
