package org.communityops.incentive.earning;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.communityops.incentive.claim.AskedLevels;
import org.communityops.incentive.claim.ClaimRating;
import org.communityops.incentive.claim.Claims;
import org.communityops.incentive.claim.Onward;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.earning.Unchanged.RuleDay;
import org.communityops.incentive.fact.Facts;
import org.communityops.incentive.fact.Facts.Recorded;
import org.communityops.incentive.fact.Touched;
import org.communityops.incentive.leaderboard.Boards;
import org.communityops.incentive.level.LevelHistory;
import org.communityops.incentive.pending.AwardBook;
import org.communityops.incentive.pending.AwardState;
import org.communityops.incentive.pending.Awards;
import org.communityops.incentive.rule.Rule;
import org.communityops.incentive.rule.Rules;

/** Keeps what was paid equal to what it is worth. */
@ApplicationScoped
public class Earnings {
    private final Communities communities;
    private final Facts facts;
    private final Rules rules;
    private final Reratings reratings;
    private final ClaimRating rating;
    private final Claims claims;
    private final LevelHistory history;
    private final EarningRepository repository;
    private final Payer payer;
    private final Awards awards;
    private final Boards boards;
    private final Unchanged unchanged;

    Earnings(
            Communities communities,
            Facts facts,
            Rules rules,
            Reratings reratings,
            ClaimRating rating,
            Claims claims,
            LevelHistory history,
            EarningRepository repository,
            Payer payer,
            Awards awards,
            Boards boards,
            Unchanged unchanged) {
        this.communities = communities;
        this.facts = facts;
        this.rules = rules;
        this.reratings = reratings;
        this.rating = rating;
        this.claims = claims;
        this.history = history;
        this.repository = repository;
        this.payer = payer;
        this.awards = awards;
        this.boards = boards;
        this.unchanged = unchanged;
    }

    /**
     * Rates again what these changes can have altered, and what waits to be rated again, and posts the differences. One
     * transaction at a time does that in a community, so that none rates without knowing what another one added.
     */
    void settle(Connection connection, Recorded recorded, Map<UUID, ZoneId> zones) throws SQLException {
        communities.lock(connection, zones.keySet());
        var all = rules.of(connection, zones.keySet());
        var waiting = reratings.take(connection, all, zones);
        var changed = new ArrayList<>(recorded.touched());
        changed.addAll(waiting.ofRules());
        var book = awards.open(connection);
        book.follow(actions(changed, all));
        var levelless = those(all, rule -> !rule.asksForLevel());
        var same = unchanged.in(connection, changed, recorded.added(), levelless);
        var differences = rate(connection, changed, levelless, same, book, zones);
        changed.addAll(waiting.ofMembers());
        differences.addAll(rate(connection, changed, those(all, Rule::asksForLevel), Set.of(), book, zones));
        differences.sort(Difference.ORDER);
        payer.pay(connection, differences, book, zones);
    }

    /** Those of what changed that points of some rule wait for. */
    private static List<Touched> actions(List<Touched> changed, Map<UUID, List<Rule>> rules) {
        var actions = new HashMap<UUID, Set<String>>();
        rules.forEach((community, own) -> actions.put(
                community, own.stream().flatMap(rule -> rule.actions().stream()).collect(Collectors.toSet())));
        return changed.stream()
                .filter(one -> actions.getOrDefault(one.memberDay().communityId(), Set.of())
                        .contains(one.type()))
                .toList();
    }

    private static Map<UUID, List<Rule>> those(Map<UUID, List<Rule>> rules, Predicate<Rule> wanted) {
        var some = new HashMap<UUID, List<Rule>>();
        rules.forEach((community, own) ->
                some.put(community, own.stream().filter(wanted).toList()));
        return some;
    }

    /** Rates under some rules. The boards are told at once, so that levels of whoever is rated next are the new ones. */
    private List<Difference> rate(
            Connection connection,
            List<Touched> touched,
            Map<UUID, List<Rule>> rules,
            Set<RuleDay> same,
            AwardBook book,
            Map<UUID, ZoneId> zones)
            throws SQLException {
        var differences = new ArrayList<Difference>();
        var scope = Scope.of(touched, rules, same);
        if (!scope.isEmpty()) {
            differences.addAll(differences(connection, scope, zones));
        }
        var onward = Onward.of(touched, rules);
        if (!onward.isEmpty()) {
            differences.addAll(differences(connection, onward, zones));
        }
        var placed = payer.placed(differences, book, zones);
        boards.note(
                connection,
                placed.stream()
                        .filter(difference -> !difference.isPending())
                        .map(Difference::boardChange)
                        .toList());
        return placed;
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
        repository.withdraw(connection, earning, earning.amount());
    }

    /**
     * Takes back what was paid for an occasion, as far as it is in the wallet of its member: rating leaves it alone from then on.
     *
     * @param atMost how much of it
     * @return how much it was; 0 when it was taken back before, or waits or has lapsed
     */
    public long withdraw(
            Connection connection,
            UUID communityId,
            UUID memberId,
            LocalDate day,
            UUID ruleId,
            String occasion,
            long atMost)
            throws SQLException {
        var earning = repository.lock(connection, communityId, memberId, day, ruleId, occasion);
        if (earning.isEmpty() || earning.get().withdrawn()) {
            return 0;
        }
        var award = awards.lock(connection, communityId, earning.get().transactionId())
                .filter(one -> one.amount() > 0);
        if (award.isPresent() && award.get().state() != AwardState.CONFIRMED) {
            return 0;
        }
        var part = Math.min(atMost, earning.get().amount());
        repository.withdraw(connection, earning.get(), part);
        if (award.isPresent()) {
            awards.reversed(connection, award.get());
        }
        return part;
    }

    private List<Difference> differences(Connection connection, Scope scope, Map<UUID, ZoneId> zones)
            throws SQLException {
        var inScope = scope.members().values().stream()
                .flatMap(byRule -> byRule.keySet().stream())
                .collect(Collectors.toSet());
        var types = inScope.stream()
                .filter(rule -> !rule.isOfStreaks())
                .flatMap(rule -> rule.eventTypes().stream())
                .collect(Collectors.toSet());
        var paid = repository.lock(connection, scope.earnings());
        var levels = AskedLevels.read(connection, history, scope.askedLevels());
        var differences = new Differences(zones, facts.in(connection, scope.events(), types), paid, levels);
        for (Rule rule : inScope) {
            if (rule.isOfStreaks()) {
                for (var activity : rule.activities()) {
                    differences.active(rule, activity, facts.activeDays(connection, scope.activity(rule), activity));
                }
            }
        }
        return differences.in(scope);
    }

    private List<Difference> differences(Connection connection, List<Onward> onward, Map<UUID, ZoneId> zones)
            throws SQLException {
        var changed = claims.settle(connection, rating.rate(connection, onward, zones));
        var paid = new HashMap<String, Earning>();
        for (var earning : repository.lock(
                connection, changed.stream().map(Claims.Paid::claim).toList())) {
            paid.put(earning.idempotencyKey(1), earning);
        }
        var differences = new ArrayList<Difference>();
        for (var one : changed) {
            var claim = one.claim();
            var key = Earning.idempotencyKey(
                    claim.ruleId(), claim.memberId(), claim.occasion(), claim.eventId() != null, 1);
            differences.addAll(Difference.of(
                    one.rule(),
                    one.rule().version(claim.ruleVersion()),
                    paid.get(key),
                    Occasion.of(claim),
                    one.amount()));
        }
        return differences;
    }
}
