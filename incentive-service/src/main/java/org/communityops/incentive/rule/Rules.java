package org.communityops.incentive.rule;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.communityops.incentive.community.NewCommunityListener;
import org.communityops.incentive.expression.Expressions;
import org.communityops.incentive.rule.RuleRepository.FirstRule;
import org.communityops.incentive.rule.RuleRepository.PublishedVersion;
import org.communityops.incentive.rule.RuleRepository.RuleId;
import org.communityops.kit.ids.Ids;

/** The published rules of communities, compiled. */
@ApplicationScoped
public class Rules implements NewCommunityListener {
    private static final int CACHED = 10_000;

    private final RuleRepository repository;
    private final DefinitionJson definitions;
    private final Expressions expressions;
    private final Clock clock;
    private final Cache<VersionId, RuleVersion> compiled =
            Caffeine.newBuilder().maximumSize(CACHED).build();

    Rules(RuleRepository repository, DefinitionJson definitions, Expressions expressions, Clock clock) {
        this.repository = repository;
        this.definitions = definitions;
        this.expressions = expressions;
        this.clock = clock;
    }

    /** A version never changes once it is published, so what was compiled from it stays good. */
    private record VersionId(RuleId ruleId, int number) {}

    @Override
    public void begin(Connection connection, UUID communityId) throws SQLException {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        repository.add(
                connection,
                StarterRules.ALL.stream()
                        .map(starter -> new FirstRule(
                                communityId,
                                Ids.derived(communityId, "rule", starter.key()),
                                starter.key(),
                                starter.name(),
                                starter.definition(),
                                now))
                        .toList());
    }

    /** Every rule of each community that was ever published, retired ones included: what is late is rated by them. */
    public Map<UUID, List<Rule>> of(Connection connection, Collection<UUID> communities) throws SQLException {
        var byRule = new LinkedHashMap<RuleId, List<PublishedVersion>>();
        for (var version : repository.published(connection, communities)) {
            byRule.computeIfAbsent(version.ruleId(), r -> new ArrayList<>()).add(version);
        }
        var pauses = repository.pauses(connection, communities);
        var rules = new HashMap<UUID, List<Rule>>();
        byRule.forEach((id, versions) -> rules.computeIfAbsent(id.communityId(), c -> new ArrayList<>())
                .add(new Rule(
                        id.communityId(),
                        id.id(),
                        versions.getFirst().key(),
                        versions.stream().map(this::compiled).toList(),
                        pauses.getOrDefault(id, List.of()),
                        versions.getFirst().retiredAt())));
        return rules;
    }

    /** Every rule of one community that was ever published. */
    public List<Rule> of(Connection connection, UUID communityId) throws SQLException {
        return of(connection, Set.of(communityId)).getOrDefault(communityId, List.of());
    }

    /** One rule, if it was ever published. */
    public Optional<Rule> find(Connection connection, UUID communityId, UUID ruleId) throws SQLException {
        return of(connection, communityId).stream()
                .filter(rule -> rule.id().equals(ruleId))
                .findFirst();
    }

    private RuleVersion compiled(PublishedVersion stored) {
        return compiled.get(
                new VersionId(stored.ruleId(), stored.number()),
                id -> RuleVersion.of(
                        stored.number(),
                        stored.name(),
                        definitions.read(stored.definition()),
                        stored.activeFrom(),
                        expressions));
    }
}
