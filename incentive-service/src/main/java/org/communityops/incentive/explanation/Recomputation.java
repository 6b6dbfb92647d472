package org.communityops.incentive.explanation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.communityops.incentive.claim.AskedLevels;
import org.communityops.incentive.claim.ClaimRating;
import org.communityops.incentive.claim.Claims;
import org.communityops.incentive.claim.Onward;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.community.Communities.Member;
import org.communityops.incentive.earning.Earnings;
import org.communityops.incentive.fact.Activity;
import org.communityops.incentive.fact.Fact;
import org.communityops.incentive.fact.Facts;
import org.communityops.incentive.fact.MemberDay;
import org.communityops.incentive.fact.Span;
import org.communityops.incentive.level.LevelHistory;
import org.communityops.incentive.pending.Award;
import org.communityops.incentive.pending.Awards;
import org.communityops.incentive.rating.CapUse;
import org.communityops.incentive.rating.Rated;
import org.communityops.incentive.rating.Rating;
import org.communityops.incentive.rating.Refusal;
import org.communityops.incentive.rating.Usage;
import org.communityops.incentive.rule.Rule;
import org.jspecify.annotations.Nullable;

/** Applies a rule again to the facts that decided what it paid. */
@ApplicationScoped
class Recomputation {
    private final Communities communities;
    private final Facts facts;
    private final ClaimRating rating;
    private final Claims claims;
    private final LevelHistory history;
    private final Earnings earnings;
    private final Awards awards;

    Recomputation(
            Communities communities,
            Facts facts,
            ClaimRating rating,
            Claims claims,
            LevelHistory history,
            Earnings earnings,
            Awards awards) {
        this.communities = communities;
        this.facts = facts;
        this.rating = rating;
        this.claims = claims;
        this.history = history;
        this.earnings = earnings;
        this.awards = awards;
    }

    /** What a rule says about an event. */
    RuleExplanation of(Connection connection, Rule rule, Fact fact) throws SQLException {
        if (!rule.dependsOn(fact.type())) {
            var types = String.join(", ", new TreeSet<>(rule.eventTypes()));
            var looksAt = rule.isOfStreaks()
                    ? "The rule looks at days with events of type "
                    : "The rule looks at events of type ";
            return RuleExplanation.refused(rule, new Refusal(Refusal.Kind.OTHER_TYPE, looksAt + types), null);
        }
        var on = new MemberDay(fact.communityId(), fact.memberId(), fact.day());
        return rule.isOfStreaks()
                ? ofStreak(connection, rule, on)
                : explained(
                                connection,
                                ofDay(connection, rule, on),
                                fact.eventId().toString(),
                                null)
                        .orElseThrow(() -> new IllegalStateException("An event of the rule's type is rated"));
    }

    /** What a rule says about the date that was its occasion. */
    RuleExplanation of(Connection connection, Rule rule, UUID memberId, LocalDate day) throws SQLException {
        return ofStreak(connection, rule, new MemberDay(rule.communityId(), memberId, day));
    }

    private RuleExplanation ofStreak(Connection connection, Rule rule, MemberDay on) throws SQLException {
        var zone = zone(connection, rule);
        var start = on.day().atStartOfDay(zone).toInstant();
        var version = rule.at(start).orElse(null);
        var streak = version == null ? null : version.definition().streak();
        if (version == null || streak == null) {
            return RuleExplanation.refused(
                    rule, Refusal.absent(rule.absentAt(start).orElseThrow()), null);
        }
        var active = active(connection, rule, on);
        var days = active.getOrDefault(version.activity(), Set.of());
        var run = StreakView.of(streak, days, on.day());
        var rated = rule.keepsClaims()
                ? ofDay(connection, rule, on)
                : Rating.ofStreaks(
                        rule,
                        on.memberId(),
                        active,
                        new TreeSet<>(Set.of(on.day())),
                        zone,
                        new Usage(rule.ownPeriods()),
                        levels(connection, rule, on.memberId(), on.day()).of(rule, on.memberId()));
        return explained(connection, rated, on.day().toString(), run)
                .orElseGet(() -> RuleExplanation.refused(rule, run.refusal(), run));
    }

    private Optional<RuleExplanation> explained(
            Connection connection, List<Rated> rated, String occasion, @Nullable StreakView run) throws SQLException {
        for (var one : rated) {
            if (one.occasion().equals(occasion)) {
                var shared = one.amount() == 0 ? List.<CapUse>of() : claims.shared(connection, one);
                return Optional.of(RuleExplanation.of(
                        one,
                        shared,
                        run,
                        zone(connection, one.rule()),
                        award(connection, one).orElse(null)));
            }
        }
        return Optional.empty();
    }

    private Optional<Award> award(Connection connection, Rated rated) throws SQLException {
        var rule = rated.rule();
        if (!rule.paysOnTerms()) {
            return Optional.empty();
        }
        var earning = earnings.find(
                connection, rule.communityId(), rated.memberId(), rated.day(), rule.id(), rated.occasion());
        return earning.isEmpty()
                ? Optional.empty()
                : awards.find(connection, rule.communityId(), earning.get().transactionId());
    }

    /** Everything that is rated together with an occasion of a day. */
    private List<Rated> ofDay(Connection connection, Rule rule, MemberDay on) throws SQLException {
        if (rule.keepsClaims()) {
            var position = new Onward(rule, on.memberId(), on.day());
            var zones = Map.of(rule.communityId(), zone(connection, rule));
            return rating.rate(connection, List.of(position), on.day(), zones).getOrDefault(position, List.of());
        }
        var first = rule.window().first(on.day());
        var window =
                new Span(on.communityId(), on.memberId(), first, rule.window().last(on.day()));
        return Rating.ofEvents(
                rule,
                facts.in(connection, List.of(window), rule.eventTypes()),
                new Usage(rule.ownPeriods()),
                levels(connection, rule, on.memberId(), first).of(rule, on.memberId()));
    }

    private AskedLevels levels(Connection connection, Rule rule, UUID memberId, LocalDate from) throws SQLException {
        var asked = rule.asksForLevel()
                ? Map.of(new Member(rule.communityId(), memberId), from)
                : Map.<Member, LocalDate>of();
        return AskedLevels.read(connection, history, asked);
    }

    private Map<Activity, Set<LocalDate>> active(Connection connection, Rule rule, MemberDay on) throws SQLException {
        var span = new Span(on.communityId(), on.memberId(), on.day().minusDays(rule.longestRun()), on.day());
        var active = new HashMap<Activity, Set<LocalDate>>();
        for (var activity : rule.activities()) {
            var days = new TreeSet<LocalDate>();
            facts.activeDays(connection, List.of(span), activity).forEach(day -> days.add(day.day()));
            active.put(activity, days);
        }
        return active;
    }

    private ZoneId zone(Connection connection, Rule rule) throws SQLException {
        return communities
                .zones(connection, Set.of(rule.communityId()))
                .getOrDefault(rule.communityId(), ZoneOffset.UTC);
    }
}
