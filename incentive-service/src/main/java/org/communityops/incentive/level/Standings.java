package org.communityops.incentive.level;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.communityops.incentive.ladder.Ladder;
import org.communityops.incentive.level.LevelChange.Reason;
import org.communityops.incentive.level.StandingRepository.Row;
import org.communityops.kit.feed.News;
import org.communityops.kit.feed.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * Compares where members stand with what they were told, writes down what changed and tells it. The caller has locked the
 * boards of the communities.
 */
@ApplicationScoped
class Standings {
    private final StandingRepository repository;
    private final EarnedRepository earned;
    private final LevelChangeRepository history;
    private final Outbox outbox;

    Standings(StandingRepository repository, EarnedRepository earned, LevelChangeRepository history, Outbox outbox) {
        this.repository = repository;
        this.earned = earned;
        this.history = history;
        this.outbox = outbox;
    }

    /** Tells that members stand on other levels of a ladder without a window. */
    void move(Connection connection, Ladder ladder, List<StandingRepository.Move> moves, Moment moment)
            throws SQLException {
        var rows = new ArrayList<Row>();
        var changes = new ArrayList<LevelChange>();
        for (var move : moves) {
            var member = move.memberId();
            rows.add(new Row(ladder, member, new Standing(move.level(), null, null)));
            var reason = move.level() > move.previous() ? Reason.REACHED : Reason.CORRECTED;
            var since = since(connection, ladder, member, move.level(), moment);
            changes.add(new LevelChange(ladder, member, reason, move.previous(), move.level(), since));
        }
        tell(connection, rows, changes, List.of(), moment.now());
    }

    /**
     * Looks at members of a ladder.
     *
     * @param ladderChanged that the ladder is the reason of what has changed, not the members
     * @param announce whether to tell of those, too, who stay where they are
     */
    void place(
            Connection connection,
            Ladder ladder,
            Collection<UUID> members,
            Moment moment,
            boolean ladderChanged,
            boolean announce)
            throws SQLException {
        var today = moment.today();
        var windows = windows(connection, ladder, members, today);
        var totals = ladder.windowDays() == null ? earned.totals(connection, ladder, members) : Map.<UUID, Long>of();
        var kept = repository.kept(connection, ladder, members);
        var rows = new ArrayList<Row>();
        var changes = new ArrayList<LevelChange>();
        var warnings = new ArrayList<News>();
        for (var member : members) {
            var window = windows.get(member);
            var before = kept.getOrDefault(member, Standing.LOWEST);
            var standing = window == null
                    ? new Standing(ladder.at(totals.getOrDefault(member, 0L)).level(), null, null)
                    : window.on(today);
            if (isNews(before, standing, today)) {
                rows.add(new Row(ladder, member, standing));
            }
            var moved = standing.level() != before.level();
            if (moved || announce) {
                var reason = moved ? reason(ladder, before.level(), standing.level(), ladderChanged) : null;
                var since = since(connection, ladder, member, standing.level(), moment);
                changes.add(new LevelChange(ladder, member, reason, before.level(), standing.level(), since));
            }
            var fallsOn = standing.fallsOn();
            if (window != null && fallsOn != null && !fallsOn.equals(before.fallsOn())) {
                warnings.add(LevelNews.warning(ladder, member, standing.level(), fallsOn, window, moment));
            }
        }
        tell(connection, rows, changes, warnings, moment.now());
    }

    /** The local date since which a member stands on a level; null when nobody knows. */
    @Nullable LocalDate since(Connection connection, Ladder ladder, UUID member, int level, Moment moment) throws SQLException {
        if (ladder.windowDays() != null) {
            var all = earned.days(connection, ladder, List.of(member), LocalDate.EPOCH);
            var since = new Window(ladder, all.getOrDefault(member, new TreeMap<>())).since(moment.today());
            if (since.isPresent()) {
                return since.get();
            }
        } else if (level > Ladder.LOWEST) {
            var points = ladder.step(level).minPoints();
            return earned.reached(connection, ladder, member, points).orElse(null);
        }
        return earned.joined(connection, ladder.communityId(), member, moment.zone())
                .orElse(null);
    }

    private Map<UUID, Window> windows(Connection connection, Ladder ladder, Collection<UUID> members, LocalDate today)
            throws SQLException {
        if (ladder.windowDays() == null) {
            return Map.of();
        }
        var from = today.minusDays(ladder.windowDays() + (long) ladder.graceDays());
        var days = earned.days(connection, ladder, members, from);
        var windows = new HashMap<UUID, Window>();
        for (var member : new LinkedHashSet<>(members)) {
            windows.put(member, new Window(ladder, days.getOrDefault(member, new TreeMap<>())));
        }
        return windows;
    }

    /** A review that is planned too early is left as it is until its day: it would be written anew with every point. */
    private static boolean isNews(Standing before, Standing now, LocalDate today) {
        if (before.level() != now.level() || !Objects.equals(before.fallsOn(), now.fallsOn())) {
            return true;
        }
        var planned = before.reviewOn();
        var needed = now.reviewOn();
        if (needed != null && (planned == null || needed.isBefore(planned))) {
            return true;
        }
        return planned != null && !planned.isAfter(today);
    }

    private static Reason reason(Ladder ladder, int before, int now, boolean ladderChanged) {
        if (ladderChanged) {
            return Reason.LADDER_CHANGED;
        }
        if (now > before) {
            return Reason.REACHED;
        }
        return ladder.windowDays() == null ? Reason.CORRECTED : Reason.LAPSED;
    }

    private void tell(
            Connection connection, List<Row> rows, List<LevelChange> changes, List<News> warnings, Instant now)
            throws SQLException {
        repository.keep(connection, rows);
        history.add(
                connection,
                changes.stream().filter(change -> change.reason() != null).toList(),
                now);
        var news = changes.stream().map(change -> LevelNews.of(change, now)).collect(Collectors.toList());
        news.addAll(warnings);
        outbox.add(connection, news);
    }
}
