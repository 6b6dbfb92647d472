package org.communityops.incentive.payout;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.communityops.incentive.bonus.BonusDefinition;
import org.communityops.incentive.bonus.BonusPlan;
import org.communityops.incentive.bonus.BonusPlans;
import org.communityops.incentive.bonus.Entitlements;
import org.communityops.incentive.bonus.Entitlements.Entitlement;
import org.communityops.incentive.evaluation.Evaluation;
import org.communityops.incentive.evaluation.Evaluations;
import org.communityops.incentive.payout.PayoutLine.Kind;
import org.communityops.incentive.payout.PayoutLineRepository.Given;
import org.communityops.incentive.payout.PayoutLineRepository.Revised;
import org.jspecify.annotations.Nullable;

/** Computes the lines of a list from the evaluations as they stand. */
@ApplicationScoped
class PayoutComputation {
    private final Evaluations evaluations;
    private final BonusPlans plans;
    private final PayoutLineRepository repository;

    PayoutComputation(Evaluations evaluations, BonusPlans plans, PayoutLineRepository repository) {
        this.evaluations = evaluations;
        this.plans = plans;
        this.repository = repository;
    }

    /** The bonuses of a period by subject, then the adjustments of frozen periods that no list holds. */
    List<PayoutLine> lines(Connection connection, UUID communityId, BonusPlan plan, String period) throws SQLException {
        var definition = plan.definition();
        var found = latest(connection, communityId, definition, period);
        var entitlements = Entitlements.of(definition, found);
        var lines = new ArrayList<PayoutLine>();
        for (var evaluation : found) {
            var entitlement = entitled(entitlements::get, evaluation);
            lines.add(line(
                    lines.size() + 1,
                    Kind.BONUS,
                    evaluation,
                    entitlement.amount(),
                    entitlement.amount(),
                    entitlement.reason()));
        }
        lines.addAll(adjustments(connection, communityId, plan.id(), lines.size() + 1));
        return lines;
    }

    /**
     * What evaluations that were revised after their list was frozen are worth more than was given for them, by the version
     * of the plan that the list was computed by. What they are worth less is never taken: such a line pays nothing and says so.
     *
     * @param first number of the first line
     */
    List<PayoutLine> adjustments(Connection connection, UUID communityId, UUID planId, int first) throws SQLException {
        var lines = new ArrayList<PayoutLine>();
        for (var revised : repository.revised(connection, communityId, planId)) {
            var definition = plans.version(connection, communityId, planId, revised.planVersion())
                    .orElseThrow()
                    .definition();
            adjustments(connection, communityId, planId, definition, revised, first, lines);
        }
        return lines;
    }

    private void adjustments(
            Connection connection,
            UUID communityId,
            UUID planId,
            BonusDefinition definition,
            Revised revised,
            int first,
            List<PayoutLine> lines)
            throws SQLException {
        var given = repository.given(connection, communityId, planId, revised.period()).stream()
                .collect(Collectors.toMap(Given::subject, Function.identity()));
        var found = latest(connection, communityId, definition, revised.period());
        var entitlements = Entitlements.of(definition, found);
        for (var evaluation : found) {
            var before = given.get(evaluation.subject());
            if (before == null || before.revision() < evaluation.revision()) {
                var entitlement = entitled(entitlements::get, evaluation);
                lines.add(adjustment(first + lines.size(), evaluation, entitlement, before));
            }
        }
    }

    private static PayoutLine adjustment(
            int number, Evaluation evaluation, Entitlement entitlement, @Nullable Given before) {
        var zero = entitlement.amount().subtract(entitlement.amount());
        if (before == null) {
            var why = "Evaluated after the list was frozen. " + entitlement.reason();
            return line(number, Kind.ADJUSTMENT, evaluation, entitlement.amount(), entitlement.amount(), why);
        }
        var difference = entitlement.amount().subtract(before.entitled());
        var proposed = before.excluded() ? zero : difference.max(zero);
        return line(
                number,
                Kind.ADJUSTMENT,
                evaluation,
                entitlement.amount(),
                proposed,
                "Revised evaluation. " + entitlement.reason() + ". " + why(before, difference));
    }

    private static String why(Given before, BigDecimal difference) {
        if (before.excluded()) {
            return "The reviewer had excluded the bonus";
        }
        var earlier = before.entitled().toPlainString();
        return switch (difference.signum()) {
            case 1 -> "Less " + earlier + " that was counted before";
            case 0 -> "As much as was counted before";
            default -> "Less than the " + earlier + " that was counted before; no bonus is taken back";
        };
    }

    private List<Evaluation> latest(Connection connection, UUID communityId, BonusDefinition definition, String period)
            throws SQLException {
        var kind = definition.subjects().kind();
        return evaluations.latest(connection, communityId, definition.card(), period, kind);
    }

    private static Entitlement entitled(Function<String, @Nullable Entitlement> entitlements, Evaluation evaluation) {
        var entitlement = entitlements.apply(evaluation.subject());
        if (entitlement == null) {
            throw new IllegalStateException("Each evaluation was looked at");
        }
        return entitlement;
    }

    private static PayoutLine line(
            int number, Kind kind, Evaluation evaluation, BigDecimal entitled, BigDecimal proposed, String reason) {
        return new PayoutLine(
                number,
                kind,
                evaluation.period(),
                evaluation.subject(),
                evaluation.revision(),
                evaluation.score(),
                evaluation.grade(),
                entitled,
                proposed,
                proposed,
                reason,
                null);
    }
}
