package org.communityops.incentive.promotion;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.communityops.incentive.bonus.BonusDefinition.Subjects;
import org.communityops.incentive.evaluation.Evaluations;
import org.communityops.incentive.promotion.Candidate.Evidence;
import org.communityops.kit.access.Caller;
import org.communityops.kit.ids.Ids;
import org.communityops.kit.problem.ProblemException;

/** Criteria of promotions, and who meets them. */
@ApplicationScoped
class Candidates {
    private static final String OPERATOR = Subjects.OPERATOR.kind() + ":";

    private final AgroalDataSource database;
    private final PromotionCriteriaRepository repository;
    private final Evaluations evaluations;
    private final Clock clock;

    Candidates(
            AgroalDataSource database, PromotionCriteriaRepository repository, Evaluations evaluations, Clock clock) {
        this.database = database;
        this.repository = repository;
        this.evaluations = evaluations;
        this.clock = clock;
    }

    @Transactional(rollbackOn = Exception.class)
    PromotionCriteria create(UUID communityId, CreatePromotionCriteria request, Caller caller) throws SQLException {
        if (request.minimumScore() == null && request.grades() == null) {
            throw ProblemException.invalid("", "no-criterion", "Criteria have a minimumScore, grades, or both");
        }
        var criteria = new PromotionCriteria(
                Ids.next(),
                request.name(),
                request.position(),
                request.card(),
                request.period(),
                request.periods(),
                request.minimumScore(),
                request.grades(),
                caller.keyId(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        try (var connection = database.getConnection()) {
            repository.add(connection, communityId, criteria);
        }
        return criteria;
    }

    PromotionCriteria get(UUID communityId, UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            return get(connection, communityId, id);
        }
    }

    PromotionCriteria get(Connection connection, UUID communityId, UUID id) throws SQLException {
        return repository
                .find(connection, communityId, id)
                .orElseThrow(() -> ProblemException.notFound("promotion criteria", id));
    }

    List<PromotionCriteria> page(UUID communityId, UUID after, int limit) throws SQLException {
        try (var connection = database.getConnection()) {
            return repository.page(connection, communityId, after, limit);
        }
    }

    List<Candidate> of(UUID communityId, UUID criteriaId, String period) throws SQLException {
        try (var connection = database.getConnection()) {
            var criteria = get(connection, communityId, criteriaId);
            if (!criteria.period().names(period)) {
                throw ProblemException.badParameter(
                        "period", "period is written as " + criteria.period().example());
            }
            return of(connection, communityId, criteria, period);
        }
    }

    /**
     * Who met the criteria in each of the periods up to one, by the latest revision of each evaluation.
     *
     * @param period of the length that the criteria name
     */
    List<Candidate> of(Connection connection, UUID communityId, PromotionCriteria criteria, String period)
            throws SQLException {
        var met = new TreeMap<String, List<Evidence>>();
        for (var one : PeriodRun.endingWith(criteria.period(), period, criteria.periods())) {
            evaluations.latest(connection, communityId, criteria.card(), one, Subjects.OPERATOR.kind()).stream()
                    .filter(criteria::metBy)
                    .forEach(evaluation -> met.computeIfAbsent(evaluation.subject(), subject -> new ArrayList<>())
                            .add(Evidence.of(evaluation)));
        }
        return met.entrySet().stream()
                .filter(one -> one.getValue().size() == criteria.periods())
                .map(one -> new Candidate(UUID.fromString(one.getKey().substring(OPERATOR.length())), one.getValue()))
                .toList();
    }
}
