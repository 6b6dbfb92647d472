package org.communityops.incentive.merit;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.award.Awarding;
import org.communityops.incentive.award.Awarding.Counted;
import org.communityops.incentive.award.Holder;
import org.communityops.incentive.badge.Badge;
import org.communityops.incentive.badge.BadgeCriteria.Kind;
import org.communityops.incentive.badge.Badges;
import org.communityops.incentive.fact.Facts;
import org.communityops.incentive.fact.Span;
import org.communityops.incentive.merit.ProgressRepository.DayCount;
import org.communityops.incentive.merit.ProgressRepository.Progress;
import org.communityops.incentive.merit.ScanRepository.Scan;
import org.communityops.kit.feed.FeedTransactions;

/**
 * Looks at the past for a badge that is new or active again, a hundred members a transaction, once all have ended that may
 * not have seen it. Pages of events go on meanwhile and leave the members to the scan that it has not come to. What is
 * interrupted goes on where it was.
 */
@ApplicationScoped
class BadgeScans {
    private static final int SLICE = 100;
    /** So many days of a member are in memory at a time. */
    private static final int DAYS_AT_ONCE = 366;

    private final ScanRepository repository;
    private final Badges badges;
    private final Facts facts;
    private final ProgressRepository progress;
    private final Evidence evidence;
    private final Awarding awarding;
    private final FeedTransactions transactions;

    BadgeScans(
            ScanRepository repository,
            Badges badges,
            Facts facts,
            ProgressRepository progress,
            Evidence evidence,
            Awarding awarding,
            FeedTransactions transactions) {
        this.repository = repository;
        this.badges = badges;
        this.facts = facts;
        this.progress = progress;
        this.evidence = evidence;
        this.awarding = awarding;
        this.transactions = transactions;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void scanAll() throws SQLException {
        transactions.call(connection -> repository.mark(connection));
        while (transactions.call(this::scanSome)) {
            // the next slice
        }
    }

    private boolean scanSome(Connection connection) throws SQLException {
        var next = repository.next(connection);
        if (next.isEmpty()) {
            return false;
        }
        var locked = badges.lock(
                connection, Set.of(next.get().communityId()), Set.of(next.get().badgeId()));
        // Another replica may have been here before the badge was locked.
        var scan = repository.find(connection, next.get());
        if (scan.isPresent()) {
            scanSome(connection, scan.get(), locked);
        }
        return true;
    }

    private void scanSome(Connection connection, Scan scan, List<Badge> locked) throws SQLException {
        var badge = locked.stream()
                .filter(one -> one.id().equals(scan.badgeId()) && one.active())
                .findFirst();
        var members = badge.isPresent() ? repository.members(connection, scan, SLICE) : List.<UUID>of();
        if (badge.isPresent() && !members.isEmpty()) {
            look(connection, badge.get(), members, locked);
        }
        if (members.size() < SLICE) {
            repository.end(connection, scan);
        } else {
            repository.goOn(connection, scan, members.getLast());
        }
    }

    private void look(Connection connection, Badge badge, List<UUID> members, List<Badge> locked) throws SQLException {
        if (badge.kind() == Kind.COMPOSITE) {
            awarding.compose(connection, badge, members, locked);
            return;
        }
        var holders = new HashMap<Holder, Badge>();
        members.forEach(member -> holders.put(Holder.of(badge, member), badge));
        progress.forget(connection, holders.keySet());
        var sums = progress.put(
                connection,
                badge.condition() == null
                        ? repository.days(connection, badge, members)
                        : daysThatMeetTheCondition(connection, badge, members));
        awarding.settle(connection, Counted.anew(holders, Progress.enough(holders, sums)), evidence, locked);
    }

    private List<DayCount> daysThatMeetTheCondition(Connection connection, Badge badge, List<UUID> members)
            throws SQLException {
        var types = Set.copyOf(badge.eventTypes());
        var days = new ArrayList<DayCount>();
        for (var life : repository.lives(connection, badge, members)) {
            var holder = Holder.of(badge, life.memberId());
            for (var from = life.from(); !from.isAfter(life.to()); from = from.plusDays(DAYS_AT_ONCE)) {
                var span = new Span(holder.communityId(), holder.memberId(), from, from.plusDays(DAYS_AT_ONCE - 1L));
                var matches = new HashMap<LocalDate, Integer>();
                for (var fact : facts.in(connection, List.of(span), types)) {
                    if (badge.counts(fact)) {
                        matches.merge(fact.day(), 1, Integer::sum);
                    }
                }
                matches.forEach((day, count) -> days.add(new DayCount(holder, day, count)));
            }
        }
        return days;
    }
}
