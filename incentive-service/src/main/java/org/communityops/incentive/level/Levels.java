package org.communityops.incentive.level;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.ladder.Ladder;
import org.communityops.incentive.ladder.Ladders;
import org.communityops.incentive.leaderboard.Boards;
import org.communityops.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Where members stand, computed from what they earned: what is kept is only what they were told. */
@ApplicationScoped
public class Levels {
    private final Ladders ladders;
    private final EarnedRepository earned;
    private final Standings standings;
    private final LevelChangeRepository history;
    private final Boards boards;
    private final Communities communities;
    private final AgroalDataSource database;
    private final Clock clock;

    Levels(
            Ladders ladders,
            EarnedRepository earned,
            Standings standings,
            LevelChangeRepository history,
            Boards boards,
            Communities communities,
            AgroalDataSource database,
            Clock clock) {
        this.ladders = ladders;
        this.earned = earned;
        this.standings = standings;
        this.history = history;
        this.boards = boards;
        this.communities = communities;
        this.database = database;
        this.clock = clock;
    }

    /** A member on a ladder, with the points that count there now. */
    private record Place(Ladder ladder, Standing standing, long points, LevelView.@Nullable Warning warning) {}

    /**
     * Where a member stands; 404 when there is no such member or ladder.
     *
     * @param ladder key of a ladder; null for the default
     */
    public LevelView of(UUID communityId, UUID memberId, @Nullable String ladder) throws SQLException {
        boards.settle(communityId);
        try (var connection = database.getConnection()) {
            var moment = moment(connection, communityId, memberId);
            var place = place(connection, ladder(connection, communityId, ladder), memberId, moment.today());
            return view(connection, place, memberId, moment);
        }
    }

    /**
     * Whether a member's level allows something; 404 when there is no such member, ladder or perk.
     *
     * @param ladder key of a ladder; null for all of them, where any is enough
     */
    public PermissionView permission(UUID communityId, UUID memberId, String perk, @Nullable String ladder)
            throws SQLException {
        boards.settle(communityId);
        try (var connection = database.getConnection()) {
            var today = moment(connection, communityId, memberId).today();
            var asked = ladder == null
                    ? ladders.of(connection, Set.of(communityId)).stream()
                            .sorted(Comparator.comparing(Ladder::isDefault).reversed())
                            .toList()
                    : List.of(ladder(connection, communityId, ladder));
            PermissionView answer = null;
            for (var one : asked) {
                var needed = one.firstWith(perk);
                if (needed.isPresent() && (answer == null || !answer.allowed())) {
                    var level =
                            place(connection, one, memberId, today).standing().level();
                    var allowed = level >= needed.get().level();
                    if (answer == null || allowed) {
                        answer = new PermissionView(
                                perk, allowed, one.key(), level, needed.get().level());
                    }
                }
            }
            return Optional.ofNullable(answer).orElseThrow(() -> ProblemException.notFound("perk", perk));
        }
    }

    /** The levels that a member came to, newest first. */
    List<LevelChangeView> changes(UUID communityId, UUID memberId, @Nullable String ladder, UUID before, int limit)
            throws SQLException {
        boards.settle(communityId);
        try (var connection = database.getConnection()) {
            moment(connection, communityId, memberId);
            if (ladder != null) {
                ladder(connection, communityId, ladder);
            }
        }
        return history.page(communityId, memberId, ladder, before, limit);
    }

    private LevelView view(Connection connection, Place place, UUID memberId, Moment moment) throws SQLException {
        var ladder = place.ladder();
        var step = ladder.step(place.standing().level());
        var since = standings.since(connection, ladder, memberId, step.level(), moment);
        var next = ladder.after(step)
                .map(s -> new LevelView.Next(s.level(), s.minPoints() - place.points()))
                .orElse(null);
        return new LevelView(
                ladder.key(),
                step.level(),
                step.title(),
                step.titleZh(),
                since,
                place.points(),
                next,
                place.warning(),
                ladder.perksAt(step.level()));
    }

    private Place place(Connection connection, Ladder ladder, UUID memberId, LocalDate today) throws SQLException {
        var members = List.of(memberId);
        if (ladder.windowDays() == null) {
            var points = earned.totals(connection, ladder, members).getOrDefault(memberId, 0L);
            return new Place(ladder, new Standing(ladder.at(points).level(), null, null), points, null);
        }
        var from = today.minusDays(ladder.windowDays() + (long) ladder.graceDays());
        var days = earned.days(connection, ladder, members, from);
        var window = new Window(ladder, days.getOrDefault(memberId, new TreeMap<>()));
        var standing = window.on(today);
        var points = window.pointsOn(today);
        var fallsOn = standing.fallsOn();
        var warning = fallsOn == null
                ? null
                : new LevelView.Warning(
                        fallsOn,
                        window.levelAfter(fallsOn),
                        ladder.step(standing.level()).minPoints() - points);
        return new Place(ladder, standing, points, warning);
    }

    /** The moment in the zone of the community, for a member that it has. */
    private Moment moment(Connection connection, UUID communityId, UUID memberId) throws SQLException {
        if (!communities.isMember(connection, communityId, memberId)) {
            throw ProblemException.notFound("member", memberId);
        }
        var zone = communities.zones(connection, Set.of(communityId)).getOrDefault(communityId, ZoneOffset.UTC);
        return new Moment(clock.instant(), zone);
    }

    private Ladder ladder(Connection connection, UUID communityId, @Nullable String key) throws SQLException {
        return ladders.of(connection, Set.of(communityId)).stream()
                .filter(ladder ->
                        key == null ? ladder.isDefault() : ladder.key().equals(key))
                .findFirst()
                .orElseThrow(() -> key == null
                        ? ProblemException.notFound("ladder of community", communityId)
                        : ProblemException.notFound("ladder", key));
    }
}
