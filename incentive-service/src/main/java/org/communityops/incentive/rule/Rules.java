package org.communityops.incentive.rule;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.communityops.incentive.community.NewCommunityListener;
import org.communityops.incentive.expression.Expressions;
import org.communityops.incentive.rule.RuleRepository.StoredRule;
import org.communityops.kit.ids.Ids;
import org.jspecify.annotations.Nullable;

/** The rules of communities, compiled. */
@ApplicationScoped
public class Rules implements NewCommunityListener {
    private static final int CACHED = 10_000;
    private static final int FIRST_VERSION = 1;

    private final RuleRepository repository;
    private final Expressions expressions;
    private final Clock clock;
    private final Cache<VersionId, Rule> compiled =
            Caffeine.newBuilder().maximumSize(CACHED).build();

    Rules(RuleRepository repository, Expressions expressions, Clock clock) {
        this.repository = repository;
        this.expressions = expressions;
        this.clock = clock;
    }

    /** A version never changes, so what was compiled from it stays good. */
    private record VersionId(UUID communityId, UUID ruleId, int version) {}

    @Override
    public void begin(Connection connection, UUID communityId) throws SQLException {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        repository.add(
                connection,
                StarterRules.ALL.stream()
                        .map(starter -> new StoredRule(
                                communityId,
                                Ids.derived(communityId, "rule", starter.key()),
                                starter.key(),
                                starter.name(),
                                FIRST_VERSION,
                                starter.definition(),
                                now))
                        .toList());
    }

    /** The rules in force of each community. */
    public Map<UUID, List<Rule>> inForce(Connection connection, Collection<UUID> communities) throws SQLException {
        return repository.inForce(connection, communities).stream()
                .map(this::compiled)
                .collect(Collectors.groupingBy(Rule::communityId, HashMap::new, Collectors.toList()));
    }

    /** One version of a rule. */
    public Optional<Rule> version(UUID communityId, UUID ruleId, int version) throws SQLException {
        return repository.version(communityId, ruleId, version).stream()
                .findFirst()
                .map(this::compiled);
    }

    /** The rule as it is in force. */
    Optional<RuleView> find(UUID communityId, UUID ruleId) throws SQLException {
        return repository.version(communityId, ruleId, null).stream()
                .findFirst()
                .map(RuleView::of);
    }

    List<RuleView> page(UUID communityId, @Nullable String afterKey, int limit) throws SQLException {
        return repository.page(communityId, afterKey == null ? "" : afterKey, limit).stream()
                .map(RuleView::of)
                .toList();
    }

    private Rule compiled(StoredRule stored) {
        return compiled.get(new VersionId(stored.communityId(), stored.id(), stored.version()), id -> compile(stored));
    }

    private Rule compile(StoredRule stored) {
        var trigger = stored.definition().trigger();
        var condition = trigger == null ? null : trigger.condition();
        var amount = stored.definition().award().expression();
        return new Rule(
                stored.communityId(),
                stored.id(),
                stored.key(),
                stored.name(),
                stored.version(),
                stored.definition(),
                condition == null ? null : expressions.condition(condition),
                amount == null ? null : expressions.amount(amount));
    }
}
