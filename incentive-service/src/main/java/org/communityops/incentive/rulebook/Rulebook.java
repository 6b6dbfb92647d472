package org.communityops.incentive.rulebook;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.communityops.incentive.claim.Claims;
import org.communityops.incentive.currency.Currencies;
import org.communityops.incentive.currency.Currency;
import org.communityops.incentive.earning.Reratings;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The life of rules. What changes which rule counts from now on has the events since rated again. */
@ApplicationScoped
class Rulebook {
    private static final String DEFINITION = "/definition";
    private static final int MOST_RULES = 200;
    private static final int MOST_VERSIONS = 200;

    private final AgroalDataSource database;
    private final RulebookRepository repository;
    private final DefinitionCheck check;
    private final Currencies currencies;
    private final Reratings reratings;
    private final Claims claims;
    private final Clock clock;

    Rulebook(
            AgroalDataSource database,
            RulebookRepository repository,
            DefinitionCheck check,
            Currencies currencies,
            Reratings reratings,
            Claims claims,
            Clock clock) {
        this.database = database;
        this.repository = repository;
        this.check = check;
        this.currencies = currencies;
        this.reratings = reratings;
        this.claims = claims;
        this.clock = clock;
    }

    List<RuleView> page(UUID communityId, @Nullable RuleState state, @Nullable String afterKey, int limit)
            throws SQLException {
        return repository.page(communityId, now(), state, afterKey == null ? "" : afterKey, limit);
    }

    RuleView get(UUID communityId, UUID ruleId) throws SQLException {
        var rule = repository.find(communityId, now(), ruleId).orElseThrow(() -> RuleProblems.noSuchRule(ruleId));
        if (rule.definition().budget() == null) {
            return rule;
        }
        try (var connection = database.getConnection()) {
            return rule.withSpent(claims.spent(connection, communityId, ruleId));
        }
    }

    List<VersionView> versions(UUID communityId, UUID ruleId, int after, int limit) throws SQLException {
        get(communityId, ruleId);
        return repository.versions(communityId, ruleId, after, limit);
    }

    VersionView version(UUID communityId, UUID ruleId, int version) throws SQLException {
        get(communityId, ruleId);
        return repository.version(communityId, ruleId, version).orElseThrow(() -> RuleProblems.noSuchVersion(version));
    }

    @Transactional(rollbackOn = Exception.class)
    RuleView create(UUID communityId, CreateRule request) throws SQLException {
        check.require(request.definition(), DEFINITION, currencies(communityId));
        if (repository.count(communityId) >= MOST_RULES) {
            throw RuleProblems.tooMany(MOST_RULES, "rules that are not retired");
        }
        var ruleId = Ids.next();
        var now = now();
        if (!repository.addRule(communityId, ruleId, request.key(), now)) {
            throw RuleProblems.keyTaken(request.key());
        }
        repository.addDraft(communityId, ruleId, 1, new RuleDraft(request.name(), request.definition()), now);
        return get(communityId, ruleId);
    }

    @Transactional(rollbackOn = Exception.class)
    VersionView begin(UUID communityId, UUID ruleId, NewVersion request) throws SQLException {
        requireNotRetired(get(communityId, ruleId));
        var latest = repository.latest(communityId, ruleId).orElseThrow(() -> RuleProblems.noSuchRule(ruleId));
        if (latest.isDraft()) {
            throw RuleProblems.draftExists();
        }
        if (latest.version() >= MOST_VERSIONS) {
            throw RuleProblems.tooMany(MOST_VERSIONS, "versions of a rule");
        }
        var draft = request.after(latest);
        requireGood(communityId, ruleId, draft);
        var version = latest.version() + 1;
        if (!repository.addDraft(communityId, ruleId, version, draft, now())) {
            throw RuleProblems.draftExists();
        }
        return version(communityId, ruleId, version);
    }

    /**
     * Changes a draft.
     *
     * @param expected given the tag of the present state, throws when the caller's change was made for another
     */
    @Transactional(rollbackOn = Exception.class)
    VersionView change(
            UUID communityId, UUID ruleId, int version, Consumer<String> expected, UnaryOperator<RuleDraft> edit)
            throws SQLException {
        var before =
                repository.lock(communityId, ruleId, version).orElseThrow(() -> RuleProblems.noSuchVersion(version));
        expected.accept(before.tag());
        if (!before.isDraft()) {
            throw RuleProblems.published();
        }
        var draft = edit.apply(before.draft());
        requireGood(communityId, ruleId, draft);
        repository.putDraft(communityId, before, draft);
        return version(communityId, ruleId, version);
    }

    @Transactional(rollbackOn = Exception.class)
    VersionView publish(UUID communityId, UUID ruleId, int version, @Nullable Instant activateAt) throws SQLException {
        var rule = get(communityId, ruleId);
        requireNotRetired(rule);
        var draft = version(communityId, ruleId, version);
        var now = now();
        var activeFrom = activateAt == null ? now : activateAt.truncatedTo(ChronoUnit.MICROS);
        if (activeFrom.isBefore(now)) {
            throw ProblemException.invalid("/activateAt", "past", "A version acts on no event of the past");
        }
        requireGood(communityId, ruleId, draft.draft());
        if (!repository.publish(communityId, ruleId, version, now, activeFrom)) {
            throw RuleProblems.published();
        }
        reratings.request(communityId, ruleId, activeFrom);
        return version(communityId, ruleId, version);
    }

    @Transactional(rollbackOn = Exception.class)
    RuleView pause(UUID communityId, UUID ruleId) throws SQLException {
        requireNotRetired(requirePublished(communityId, ruleId));
        var now = now();
        repository.pause(communityId, ruleId, now);
        reratings.request(communityId, ruleId, now);
        return get(communityId, ruleId);
    }

    @Transactional(rollbackOn = Exception.class)
    RuleView resume(UUID communityId, UUID ruleId) throws SQLException {
        requireNotRetired(requirePublished(communityId, ruleId));
        var now = now();
        repository.resume(communityId, ruleId, now);
        reratings.request(communityId, ruleId, now);
        return get(communityId, ruleId);
    }

    @Transactional(rollbackOn = Exception.class)
    RuleView retire(UUID communityId, UUID ruleId) throws SQLException {
        get(communityId, ruleId);
        var now = now();
        repository.retire(communityId, ruleId, now);
        reratings.request(communityId, ruleId, now);
        return get(communityId, ruleId);
    }

    private RuleView requirePublished(UUID communityId, UUID ruleId) throws SQLException {
        var rule = get(communityId, ruleId);
        if (rule.state() == RuleState.DRAFT) {
            throw RuleProblems.neverPublished();
        }
        return rule;
    }

    private static void requireNotRetired(RuleView rule) {
        if (rule.state() == RuleState.RETIRED) {
            throw RuleProblems.retired();
        }
    }

    /** Good by itself, and of the same kind and currency as the versions before it: they share what was used of caps. */
    private void requireGood(UUID communityId, UUID ruleId, RuleDraft draft) throws SQLException {
        var definition = draft.definition();
        check.require(definition, DEFINITION, currencies(communityId));
        var published = repository.version(communityId, ruleId, 1).filter(version -> !version.isDraft());
        if (published.isEmpty()) {
            return;
        }
        var first = published.get().definition();
        if (!first.currency().equals(definition.currency())) {
            throw ProblemException.invalid(
                    DEFINITION + "/currency", "currency-fixed", "All versions of a rule pay in the same currency");
        }
        if ((first.streak() == null) != (definition.streak() == null)) {
            throw ProblemException.invalid(
                    DEFINITION, "kind-fixed", "All versions of a rule have a trigger, or all have a streak");
        }
    }

    private Set<String> currencies(UUID communityId) throws SQLException {
        try (var connection = database.getConnection()) {
            var known = currencies.of(connection, communityId);
            if (known.isEmpty()) {
                throw ProblemException.notFound("community", communityId);
            }
            return known.stream().map(Currency::code).collect(Collectors.toSet());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
