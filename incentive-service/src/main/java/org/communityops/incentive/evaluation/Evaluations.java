package org.communityops.incentive.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** What other features may know of evaluations. */
@ApplicationScoped
public class Evaluations {
    private final EvaluationRepository repository;

    Evaluations(EvaluationRepository repository) {
        this.repository = repository;
    }

    /**
     * The latest revision for each subject, ordered by subject.
     *
     * @param period such as {@code 2026-10}; its own kind, not those that lie within it
     * @param kind what stands before the colon of the subject
     */
    public List<Evaluation> latest(Connection connection, UUID communityId, String card, String period, String kind)
            throws SQLException {
        return repository.latest(connection, communityId, card, period, kind);
    }
}
