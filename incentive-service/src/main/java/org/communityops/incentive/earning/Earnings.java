package org.communityops.incentive.earning;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.communityops.incentive.fact.Facts;
import org.communityops.incentive.fact.Touched;
import org.communityops.incentive.leaderboard.Boards;
import org.communityops.incentive.ledger.Ledger;
import org.communityops.incentive.ledger.PointsPosted;
import org.communityops.incentive.ledger.Verdict;
import org.communityops.incentive.rule.Rule;
import org.communityops.incentive.rule.Rules;
import org.communityops.incentive.rule.Trigger;
import org.communityops.kit.feed.Outbox;

/** Keeps what was paid equal to what it is worth. */
@ApplicationScoped
public class Earnings {
    private final Facts facts;
    private final Rules rules;
    private final EarningRepository repository;
    private final Ledger ledger;
    private final Boards boards;
    private final Outbox outbox;
    private final Clock clock;

    Earnings(
            Facts facts,
            Rules rules,
            EarningRepository repository,
            Ledger ledger,
            Boards boards,
            Outbox outbox,
            Clock clock) {
        this.facts = facts;
        this.rules = rules;
        this.repository = repository;
        this.ledger = ledger;
        this.boards = boards;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Rates again what these changes can have altered, and posts the differences. */
    void settle(Connection connection, List<Touched> touched, Map<UUID, ZoneId> zones) throws SQLException {
        var scope = Scope.of(touched, rules.inForce(connection, zones.keySet()));
        if (scope.isEmpty()) {
            return;
        }
        var differences = differences(connection, scope, zones);
        post(connection, differences);
        boards.note(
                connection, differences.stream().map(Difference::boardChange).toList());
    }

    /** What was paid for an occasion. */
    public Optional<Earning> find(
            Connection connection, UUID communityId, UUID memberId, LocalDate day, UUID ruleId, String occasion)
            throws SQLException {
        return repository.find(connection, communityId, memberId, day, ruleId, occasion);
    }

    /** What was paid for an occasion, kept from changing until the transaction ends. */
    public Optional<Earning> lock(
            Connection connection, UUID communityId, UUID memberId, LocalDate day, UUID ruleId, String occasion)
            throws SQLException {
        return repository.lock(connection, communityId, memberId, day, ruleId, occasion);
    }

    /** Remembers that an operator took an earning back: from now on it stays at nothing. */
    public void withdraw(Connection connection, Earning earning) throws SQLException {
        repository.withdraw(connection, earning);
    }

    private List<Difference> differences(Connection connection, Scope scope, Map<UUID, ZoneId> zones)
            throws SQLException {
        var inScope = scope.members().values().stream()
                .flatMap(byRule -> byRule.keySet().stream())
                .collect(Collectors.toSet());
        var types = inScope.stream()
                .map(rule -> rule.definition().trigger())
                .filter(Objects::nonNull)
                .map(Trigger::eventType)
                .collect(Collectors.toSet());
        var paid = repository.lock(connection, scope.earnings());
        var differences = new Differences(zones, facts.in(connection, scope.events(), types), paid);
        for (Rule rule : inScope) {
            var streak = rule.definition().streak();
            if (streak != null) {
                differences.active(rule, facts.activeDays(connection, scope.activity(rule), streak.eventTypes()));
            }
        }
        return differences.in(scope);
    }

    private void post(Connection connection, List<Difference> differences) throws SQLException {
        if (differences.isEmpty()) {
            return;
        }
        var postings = differences.stream().map(Difference::posting).toList();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var posted = ledger.post(connection, postings, true, now);
        for (var one : posted) {
            if (one.verdict() != Verdict.POSTED) {
                throw new IllegalStateException(
                        "Earnings and ledger disagree about " + one.posting().idempotencyKey());
            }
        }
        repository.put(connection, differences.stream().map(Difference::after).toList());
        outbox.add(connection, PointsPosted.news(posted, now));
    }
}
