package org.communityops.incentive.simulation;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.communityops.incentive.claim.Claim;
import org.communityops.incentive.claim.Claims;
import org.communityops.incentive.claim.Onward;
import org.communityops.incentive.claim.SharedCaps;
import org.communityops.incentive.fact.Fact;
import org.communityops.incentive.level.LevelHistory;
import org.communityops.incentive.rating.DayLevel;
import org.communityops.incentive.rating.Rated;
import org.communityops.incentive.rating.Usage;
import org.communityops.incentive.simulation.MemberTrial.Period;
import org.communityops.incentive.simulation.SandboxRepository.Sum;

/** One simulation under way: rates members as they come, some of them at once. */
final class Run {
    private static final int MEMBERS_AT_ONCE = 200;
    private static final int FACTS_AT_ONCE = 20_000;

    private final Scenario scenario;
    private final List<Trial> trials;
    private final Period period;
    private final Material material;
    private final List<MemberTrial> waiting = new ArrayList<>();
    private int factsWaiting;
    private long events;
    private long members;

    /** Where a run reads what lives and writes what it finds. */
    record Material(Claims claims, LevelHistory levels, SandboxRepository sandbox) {}

    Run(Scenario scenario, List<Trial> trials, Period period, Material material) {
        this.scenario = scenario;
        this.trials = trials;
        this.period = period;
        this.material = material;
    }

    /** Events that were looked at so far. */
    long events() {
        return events;
    }

    /** Members who did something within the period. */
    long members() {
        return members;
    }

    /** Takes the next member. */
    void add(Connection connection, UUID memberId, List<Fact> facts) throws SQLException {
        waiting.add(new MemberTrial(memberId, facts));
        factsWaiting += facts.size();
        if (waiting.size() >= MEMBERS_AT_ONCE || factsWaiting >= FACTS_AT_ONCE) {
            rateWaiting(connection);
        }
    }

    /** Rates those that were taken and wait for more to be rated with. */
    void rateWaiting(Connection connection) throws SQLException {
        var used = used(connection);
        var levels = levels(connection);
        var sums = new ArrayList<Sum>();
        var shared = new HashMap<Integer, List<Claim>>();
        for (var member : waiting) {
            for (var trial : trials) {
                var usage = used.getOrDefault(
                        new Onward(trial.rule(), member.memberId(), period.from()),
                        new Usage(trial.rule().ownPeriods()));
                var rated = member.rate(trial, period, usage, level(trial, member, levels));
                if (trial.rule().sharesCaps()) {
                    var claims = shared.computeIfAbsent(trial.number(), t -> new ArrayList<>());
                    rated.forEach(one -> claims.add(Claim.of(one)));
                } else if (!rated.isEmpty()) {
                    var amount = rated.stream().mapToLong(Rated::amount).sum();
                    sums.add(new Sum(trial.number(), member.memberId(), amount, rated.size()));
                }
            }
            members += member.facts().stream().anyMatch(fact -> period.holds(fact.day())) ? 1 : 0;
        }
        material.sandbox().addSums(connection, sums);
        for (var claims : shared.entrySet()) {
            material.sandbox().addClaims(connection, claims.getKey(), claims.getValue());
        }
        events += factsWaiting;
        waiting.clear();
        factsWaiting = 0;
    }

    /** Hands out what members share, day by day. */
    void share(Connection connection) throws SQLException {
        for (var trial : trials) {
            if (trial.rule().sharesCaps()) {
                var caps = trial.live()
                        ? material.claims().sharedBefore(connection, trial.rule(), period.from())
                        : new SharedCaps(trial.rule());
                material.sandbox().claimsByDay(connection, trial, claims -> {
                    var sums = new ArrayList<Sum>();
                    for (var claim : caps.pay(claims)) {
                        if (claim.paid() > 0) {
                            sums.add(new Sum(trial.number(), claim.memberId(), claim.paid(), 1));
                        }
                    }
                    material.sandbox().addSums(connection, sums);
                });
            }
        }
    }

    private Map<Onward, Usage> used(Connection connection) throws SQLException {
        var positions = new ArrayList<Onward>();
        for (var trial : trials) {
            if (trial.goesOnFromClaims()) {
                waiting.forEach(member -> positions.add(new Onward(trial.rule(), member.memberId(), period.from())));
            }
        }
        return material.claims().used(connection, positions);
    }

    /** The levels that members really had: those that the rules under test would have led to are not known. */
    private Map<UUID, LevelHistory.Levels> levels(Connection connection) throws SQLException {
        var first = trials.stream()
                .filter(trial -> trial.rule().asksForLevel())
                .map(trial -> trial.looksBackTo(period.from()))
                .min(LocalDate::compareTo);
        if (first.isEmpty() || waiting.isEmpty()) {
            return Map.of();
        }
        var since = new HashMap<UUID, LocalDate>();
        waiting.forEach(member -> since.put(member.memberId(), first.get()));
        return material.levels().since(connection, scenario.communityId(), since);
    }

    private static DayLevel level(Trial trial, MemberTrial member, Map<UUID, LevelHistory.Levels> levels) {
        var own = levels.get(member.memberId());
        return own == null || !trial.rule().asksForLevel() ? DayLevel.NOT_ASKED : own::on;
    }
}
