package org.communityops.incentive.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.communityops.incentive.community.Communities.Member;
import org.communityops.incentive.fact.Fact;
import org.communityops.incentive.fact.Facts;
import org.communityops.incentive.fact.Span;
import org.communityops.incentive.level.LevelHistory;
import org.communityops.incentive.rating.ActiveDays;
import org.communityops.incentive.rating.Rated;
import org.communityops.incentive.rating.Rating;
import org.communityops.incentive.rating.Usage;
import org.communityops.incentive.rule.CapPeriod;

/** Rates under the rules that keep claims, going on from what was claimed before. */
@ApplicationScoped
public class ClaimRating {
    private final Facts facts;
    private final Claims claims;
    private final LevelHistory levels;

    ClaimRating(Facts facts, Claims claims, LevelHistory levels) {
        this.facts = facts;
        this.claims = claims;
        this.levels = levels;
    }

    /** What is rated with, for all positions together. */
    private record Material(
            Map<Onward, Usage> used,
            AskedLevels levels,
            Map<Member, List<Fact>> facts,
            Map<Member, LocalDate> last,
            ActiveDays active) {}

    /** Rates everything from each position on; occasions that are worth nothing are among the results, too. */
    public Map<Onward, List<Rated>> rate(Connection connection, Collection<Onward> positions, Map<UUID, ZoneId> zones)
            throws SQLException {
        return rate(connection, positions, CapPeriod.END, zones);
    }

    /**
     * Rates from each position to a day.
     *
     * @param to the last day
     */
    public Map<Onward, List<Rated>> rate(
            Connection connection, Collection<Onward> positions, LocalDate to, Map<UUID, ZoneId> zones)
            throws SQLException {
        var material = material(connection, positions, to);
        var rated = new HashMap<Onward, List<Rated>>();
        for (var position : positions) {
            var zone = zones.getOrDefault(position.rule().communityId(), ZoneOffset.UTC);
            rated.put(position, rate(position, material, zone));
        }
        return rated;
    }

    private Material material(Connection connection, Collection<Onward> positions, LocalDate to) throws SQLException {
        var asked = new HashMap<Member, LocalDate>();
        positions.stream()
                .filter(position -> position.rule().asksForLevel())
                .forEach(p -> asked.merge(member(p), p.day(), (one, other) -> one.isBefore(other) ? one : other));
        var events = positions.stream().filter(p -> !p.rule().isOfStreaks()).toList();
        var types = events.stream().flatMap(p -> p.rule().eventTypes().stream()).collect(Collectors.toSet());
        var streaks = positions.stream().filter(p -> p.rule().isOfStreaks()).toList();
        var last = streaks.isEmpty()
                ? Map.<Member, LocalDate>of()
                : facts.lastDays(
                        connection,
                        streaks.stream().map(ClaimRating::member).distinct().toList());
        var lastRated = new HashMap<Member, LocalDate>();
        last.forEach((member, day) -> lastRated.put(member, day.isBefore(to) ? day : to));
        return new Material(
                claims.used(connection, positions),
                AskedLevels.read(connection, levels, asked),
                facts.in(connection, spans(events, to), types).stream()
                        .collect(Collectors.groupingBy(fact -> new Member(fact.communityId(), fact.memberId()))),
                lastRated,
                activeDays(connection, streaks, lastRated));
    }

    /** From the first day of each member on, whichever rule asks for it. */
    private static List<Span> spans(List<Onward> positions, LocalDate to) {
        var first = new HashMap<Member, LocalDate>();
        positions.forEach(p -> first.merge(member(p), p.day(), (one, other) -> one.isBefore(other) ? one : other));
        return first.entrySet().stream()
                .map(e -> new Span(e.getKey().communityId(), e.getKey().memberId(), e.getValue(), to))
                .toList();
    }

    private ActiveDays activeDays(Connection connection, List<Onward> streaks, Map<Member, LocalDate> last)
            throws SQLException {
        var active = new ActiveDays();
        for (var rule : streaks.stream().map(Onward::rule).distinct().toList()) {
            var spans = streaks.stream()
                    .filter(position -> position.rule() == rule && last.containsKey(member(position)))
                    .map(p -> new Span(
                            rule.communityId(),
                            p.memberId(),
                            p.day().minusDays(rule.longestRun()),
                            last.getOrDefault(member(p), p.day())))
                    .toList();
            for (var activity : rule.activities()) {
                active.add(activity, facts.activeDays(connection, spans, activity));
            }
        }
        return active;
    }

    private static List<Rated> rate(Onward position, Material material, ZoneId zone) {
        var rule = position.rule();
        var member = member(position);
        var used = material.used().getOrDefault(position, new Usage(rule.ownPeriods()));
        var level = material.levels().of(rule, position.memberId());
        if (rule.isOfStreaks()) {
            var active = material.active().of(member);
            NavigableSet<LocalDate> days = new TreeSet<>();
            active.values().forEach(days::addAll);
            return Rating.ofStreaks(
                    rule, position.memberId(), active, days.tailSet(position.day(), true), zone, used, level);
        }
        var facts = material.facts().getOrDefault(member, List.of()).stream()
                .filter(fact -> !fact.day().isBefore(position.day()))
                .toList();
        return Rating.ofEvents(rule, facts, used, level);
    }

    private static Member member(Onward position) {
        return new Member(position.rule().communityId(), position.memberId());
    }
}
