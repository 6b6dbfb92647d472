package org.communityops.incentive.explanation;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.communityops.incentive.earning.Earning;
import org.communityops.incentive.earning.Earnings;
import org.communityops.incentive.explanation.ExplanationRepository.ExplainedEntry;
import org.communityops.incentive.fact.Fact;
import org.communityops.incentive.fact.Facts;
import org.communityops.incentive.rule.Rule;
import org.communityops.incentive.rule.Rules;
import org.communityops.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Explains entries and events. */
@ApplicationScoped
class Explanations {
    private final AgroalDataSource database;
    private final ExplanationRepository repository;
    private final Recomputation recomputation;
    private final Facts facts;
    private final Rules rules;
    private final Earnings earnings;

    Explanations(
            AgroalDataSource database,
            ExplanationRepository repository,
            Recomputation recomputation,
            Facts facts,
            Rules rules,
            Earnings earnings) {
        this.database = database;
        this.repository = repository;
        this.recomputation = recomputation;
        this.facts = facts;
        this.rules = rules;
        this.earnings = earnings;
    }

    EventExplanation ofEvent(UUID communityId, String source, String sourceId) throws SQLException {
        try (var connection = database.getConnection()) {
            var fact = facts.bySource(connection, communityId, source, sourceId)
                    .orElseThrow(() -> ProblemException.notFound("event", sourceId));
            var explanations = new ArrayList<RuleExplanation>();
            for (var rule : rules.of(connection, communityId)) {
                explanations.add(recomputation.of(connection, rule, fact));
            }
            return new EventExplanation(EventRef.of(fact), explanations);
        }
    }

    EntryExplanation ofEntry(UUID communityId, UUID entryId) throws SQLException {
        try (var connection = database.getConnection()) {
            var entry = repository
                    .entry(connection, communityId, entryId)
                    .orElseThrow(() -> ProblemException.notFound("entry", entryId));
            var eventId = entry.eventId();
            var fact = eventId == null
                    ? null
                    : facts.byEvent(connection, communityId, eventId).orElse(null);
            return explanation(entryId, entry, fact, byRule(connection, communityId, entry, fact));
        }
    }

    private static EntryExplanation explanation(
            UUID entryId, ExplainedEntry entry, @Nullable Fact fact, ByRule byRule) {
        return new EntryExplanation(
                entryId,
                entry.transactionId(),
                entry.kind(),
                entry.reason(),
                entry.currency(),
                entry.amount(),
                entry.recovered(),
                fact == null ? null : EventRef.of(fact),
                byRule.rule(),
                byRule.postings(),
                entry.occurredAt());
    }

    /** What a rule adds to the explanation; nothing for postings by hand. */
    private record ByRule(@Nullable RuleExplanation rule, List<PostingView> postings) {}

    private ByRule byRule(Connection connection, UUID communityId, ExplainedEntry entry, @Nullable Fact fact)
            throws SQLException {
        var ruleId = entry.ruleId();
        var rule = ruleId == null ? Optional.<Rule>empty() : rules.find(connection, communityId, ruleId);
        var occasion = entry.occasion();
        if (rule.isEmpty() || occasion == null || !entry.ofMember()) {
            return new ByRule(null, List.of());
        }
        var memberId = UUID.fromString(entry.owner());
        var day = fact == null ? LocalDate.parse(occasion) : fact.day();
        var explained = fact == null
                ? recomputation.of(connection, rule.get(), memberId, day)
                : recomputation.of(connection, rule.get(), fact);
        var earning =
                earnings.find(connection, communityId, memberId, day, rule.get().id(), occasion);
        return new ByRule(explained, postings(connection, communityId, earning));
    }

    private List<PostingView> postings(Connection connection, UUID communityId, Optional<Earning> earning)
            throws SQLException {
        if (earning.isEmpty()) {
            return List.of();
        }
        var keys = IntStream.rangeClosed(1, earning.get().revision())
                .mapToObj(earning.get()::idempotencyKey)
                .toList();
        return repository.postings(connection, communityId, keys);
    }
}
