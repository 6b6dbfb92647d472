package org.communityops.incentive.payout;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.communityops.incentive.payout.PayoutList.State;
import org.communityops.kit.problem.ProblemCatalogue;
import org.communityops.kit.problem.ProblemException;
import org.communityops.kit.problem.ProblemType;

/** Why a step with a payout list is refused. */
@ApplicationScoped
class PayoutProblems implements ProblemCatalogue {
    private static final ProblemType OWN_BONUS =
            new ProblemType("own-bonus", 403, "Nobody approves their own bonus", "不得批准本人的奖金");

    @Override
    public List<ProblemType> types() {
        return List.of(OWN_BONUS);
    }

    static ProblemException ownBonus() {
        return new ProblemException(OWN_BONUS, "The list holds a line of the acting member");
    }

    static ProblemException invalidTransition(State present) {
        return new ProblemException(ProblemType.INVALID_TRANSITION, "The list is " + present);
    }

    static ProblemException seenAnother(int present) {
        return new ProblemException(ProblemType.CONFLICT, "The list is at revision " + present + " now; read it again");
    }

    static ProblemException taken() {
        return new ProblemException(
                ProblemType.CONFLICT,
                "The plan has a list for this period already, or another list that is not frozen yet");
    }
}
