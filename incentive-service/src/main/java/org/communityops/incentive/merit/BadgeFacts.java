package org.communityops.incentive.merit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.communityops.incentive.award.Awarding;
import org.communityops.incentive.award.Awarding.Counted;
import org.communityops.incentive.award.Holder;
import org.communityops.incentive.badge.Badge;
import org.communityops.incentive.badge.Badges;
import org.communityops.incentive.fact.Fact;
import org.communityops.incentive.fact.FactListener;
import org.communityops.incentive.fact.Facts;
import org.communityops.incentive.fact.Facts.Recorded;
import org.communityops.incentive.fact.MemberDay;
import org.communityops.incentive.fact.Span;
import org.communityops.incentive.fact.Touched;
import org.communityops.incentive.merit.ProgressRepository.DayCount;
import org.communityops.incentive.merit.ProgressRepository.Progress;
import org.communityops.incentive.merit.ScanRepository.Scan;

/**
 * Counts the days that a page of events touches, and has the badges of their members compared. Each day is counted anew from
 * its facts, so that a page that comes twice, late, or with retractions leaves the same counts.
 */
@ApplicationScoped
class BadgeFacts implements FactListener {
    private final Badges badges;
    private final Facts facts;
    private final ProgressRepository progress;
    private final ScanRepository scans;
    private final Evidence evidence;
    private final Awarding awarding;

    BadgeFacts(
            Badges badges,
            Facts facts,
            ProgressRepository progress,
            ScanRepository scans,
            Evidence evidence,
            Awarding awarding) {
        this.badges = badges;
        this.facts = facts;
        this.progress = progress;
        this.scans = scans;
        this.evidence = evidence;
        this.awarding = awarding;
    }

    @Override
    public void recorded(Connection connection, Recorded recorded) throws SQLException {
        var touched = recorded.touched();
        var communities =
                touched.stream().map(one -> one.memberDay().communityId()).collect(Collectors.toSet());
        if (communities.isEmpty()) {
            return;
        }
        // Something was written before this is read: the scan of a badge that is not seen here waits for this
        // transaction.
        var concerned = badges.active(connection, communities).stream()
                .filter(badge -> touched.stream().anyMatch(one -> looksAt(badge, one)))
                .toList();
        if (concerned.isEmpty()) {
            return;
        }
        var theirs = concerned.stream().map(Badge::communityId).collect(Collectors.toSet());
        var locked = badges.lock(
                connection, theirs, concerned.stream().map(Badge::id).toList());
        var days = days(locked, scans.open(connection, theirs), touched);
        if (!days.isEmpty()) {
            awarding.settle(connection, count(connection, days, locked), evidence, locked);
        }
    }

    private static boolean looksAt(Badge badge, Touched touched) {
        return badge.communityId().equals(touched.memberDay().communityId())
                && badge.looksAt(touched.type(), touched.memberDay().day());
    }

    /** The days to count anew; without those of members that a scan has still to come to, which counts all of them. */
    private static Map<Holder, NavigableSet<LocalDate>> days(
            List<Badge> locked, Map<UUID, Scan> scans, List<Touched> touched) {
        var days = new HashMap<Holder, NavigableSet<LocalDate>>();
        for (var badge : locked) {
            var scan = scans.get(badge.id());
            for (var one : touched) {
                var member = one.memberDay().memberId();
                if (badge.active() && looksAt(badge, one) && (scan == null || !scan.isToReach(member))) {
                    days.computeIfAbsent(Holder.of(badge, member), h -> new TreeSet<>())
                            .add(one.memberDay().day());
                }
            }
        }
        return days;
    }

    private Counted count(Connection connection, Map<Holder, NavigableSet<LocalDate>> days, List<Badge> locked)
            throws SQLException {
        var known = facts(connection, days, locked);
        var byId = locked.stream().collect(Collectors.toMap(Badge::id, badge -> badge));
        var counts = new ArrayList<DayCount>();
        var changed = new HashMap<Holder, LocalDate>();
        var holders = new HashMap<Holder, Badge>();
        days.forEach((holder, own) -> {
            var badge = byId.get(holder.badgeId());
            if (badge != null) {
                holders.put(holder, badge);
                changed.put(holder, own.first());
                for (var day : own) {
                    var memberDay = new MemberDay(holder.communityId(), holder.memberId(), day);
                    var matches = known.getOrDefault(memberDay, List.of()).stream()
                            .filter(badge::counts)
                            .count();
                    counts.add(new DayCount(holder, day, (int) matches));
                }
            }
        });
        return new Counted(holders, changed, Progress.enough(holders, progress.put(connection, counts)));
    }

    private Map<MemberDay, List<Fact>> facts(
            Connection connection, Map<Holder, NavigableSet<LocalDate>> days, Collection<Badge> locked)
            throws SQLException {
        var types =
                locked.stream().flatMap(badge -> badge.eventTypes().stream()).collect(Collectors.toSet());
        var spans = new HashSet<Span>();
        days.forEach((holder, own) ->
                own.forEach(day -> spans.add(new Span(holder.communityId(), holder.memberId(), day, day))));
        return facts.in(connection, spans, types).stream()
                .collect(Collectors.groupingBy(fact -> new MemberDay(fact.communityId(), fact.memberId(), fact.day())));
    }
}
