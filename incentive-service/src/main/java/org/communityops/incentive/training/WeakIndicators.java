package org.communityops.incentive.training;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.communityops.incentive.community.Communities;
import org.communityops.incentive.evaluation.EvaluationListener;
import org.communityops.incentive.evaluation.FinalEvaluation;
import org.communityops.incentive.evaluation.FinalEvaluation.Indicator;
import org.communityops.incentive.training.AssignmentRepository.Remedy;
import org.communityops.kit.ids.Ids;

/**
 * Assigns courses to operators whose final evaluation shows an indicator weak, once for a card and period; takes back what is
 * not done yet when a revision shows it strong enough after all.
 */
@ApplicationScoped
class WeakIndicators implements EvaluationListener {
    private static final Pattern OPERATOR = Pattern.compile("operator:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");
    private static final String REVISED = "The evaluation was revised";

    private final AssignmentRepository repository;
    private final Communities communities;

    WeakIndicators(AssignmentRepository repository, Communities communities) {
        this.repository = repository;
        this.communities = communities;
    }

    @Override
    public void finalised(Connection connection, List<FinalEvaluation> evaluations) throws SQLException {
        for (var evaluation : evaluations) {
            var operator = OPERATOR.matcher(evaluation.subject());
            if (operator.matches()) {
                var memberId = UUID.fromString(operator.group(1));
                for (var indicator : evaluation.indicators()) {
                    apply(connection, evaluation, memberId, indicator);
                }
            }
        }
    }

    private void apply(Connection connection, FinalEvaluation evaluation, UUID memberId, Indicator indicator)
            throws SQLException {
        var communityId = evaluation.communityId();
        for (var remedy : repository.remedies(connection, communityId, indicator.metric(), memberId)) {
            var occasion = evaluation.card() + "/" + evaluation.period();
            if (indicator.score().compareTo(remedy.below()) < 0) {
                repository.add(
                        connection,
                        communityId,
                        assignment(evaluation, memberId, indicator, remedy, occasion, zone(connection, communityId)));
            } else {
                repository.withdraw(
                        connection,
                        communityId,
                        remedy.courseId(),
                        memberId,
                        occasion,
                        REVISED,
                        evaluation.finalisedAt());
            }
        }
    }

    private static Assignment assignment(
            FinalEvaluation evaluation,
            UUID memberId,
            Indicator indicator,
            Remedy remedy,
            String occasion,
            ZoneId zone) {
        return new Assignment(
                Ids.next(),
                remedy.courseId(),
                memberId,
                occasion,
                "%s scored %s in %s %s"
                        .formatted(
                                indicator.metric(),
                                indicator.score().toPlainString(),
                                evaluation.card(),
                                evaluation.period()),
                indicator.score(),
                LocalDate.ofInstant(evaluation.finalisedAt(), zone).plusDays(remedy.dueDays()),
                AssignmentState.ASSIGNED,
                evaluation.finalisedAt(),
                null,
                null);
    }

    private ZoneId zone(Connection connection, UUID communityId) throws SQLException {
        return communities.zones(connection, Set.of(communityId)).getOrDefault(communityId, ZoneOffset.UTC);
    }
}
