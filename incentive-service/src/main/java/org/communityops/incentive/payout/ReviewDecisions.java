package org.communityops.incentive.payout;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.communityops.incentive.bonus.Money;
import org.communityops.incentive.payout.PayoutLine.Decision;
import org.communityops.incentive.payout.PayoutLine.Verdict;
import org.communityops.incentive.payout.PayoutLineRepository.Decided;
import org.communityops.incentive.payout.ReviewPayoutList.LineDecision;
import org.communityops.kit.problem.Fault;
import org.communityops.kit.problem.ProblemException;

/** Reads what a reviewer says of lines. */
final class ReviewDecisions {
    private ReviewDecisions() {}

    /** The decisions with their amounts; 422 that names everything that is wrong with them. */
    static List<Decided> of(ReviewPayoutList request, String currency) {
        var decimals = Money.decimals(currency).orElseThrow();
        var faults = new ArrayList<Fault>();
        var decided = new ArrayList<Decided>();
        var seen = new HashSet<Integer>();
        for (var i = 0; i < request.all().size(); i++) {
            var decision = request.all().get(i);
            if (!seen.add(decision.line())) {
                faults.add(Fault.at("/decisions/" + i + "/line", "duplicate-line", "A line is decided once"));
            }
            var amount = amount(decision);
            if ((decision.amount() == null) != (decision.verdict() == Verdict.EXCLUDED)
                    || !Money.isAmount(amount, decimals)) {
                faults.add(Fault.at(
                        "/decisions/" + i + "/amount",
                        "amount",
                        "A corrected line has an amount, not below zero and with at most " + decimals
                                + " decimals; an excluded one has none"));
            } else {
                var said = new Decision(decision.verdict(), decision.reason());
                decided.add(new Decided(decision.line(), Money.of(amount, decimals), said));
            }
        }
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        return decided;
    }

    private static BigDecimal amount(LineDecision decision) {
        return decision.amount() == null ? BigDecimal.ZERO : decision.amount();
    }
}
